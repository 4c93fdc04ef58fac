/** The use cases of workbooks: one report of the chosen sheets. */

import type { workbooks } from '#contract/workbooks.ts';
import { stampOf } from '../context.ts';
import type { HandlersOf } from '../handler.ts';
import { reportModel } from './report.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Without the ledger of overrides, which tells of health: it has to be asked for. */
const ALL = ['Roster', 'Maxes', 'Program', 'Assignments'] as const;

export const workbookHandlers: HandlersOf<typeof workbooks> = {
  'workbooks.export': async (input, context, control) => {
    const { today } = stampOf(context);
    const model = await reportModel(context, input.sheets ?? ALL, input.athleteIds);
    const bytes = await context.pool.run('writeReport', model, control);
    const file = await context.files.keep(`Rackside ${today}.xlsx`, bytes, XLSX);
    return {
      file,
      rows: {
        ...(model.roster && { Roster: model.roster.length }),
        ...(model.maxes && { Maxes: model.maxes.length }),
        ...(model.program && { Program: model.program.length }),
        ...(model.assignments && { Assignments: model.assignments.length }),
        ...(model.overrides && { Overrides: model.overrides.length }),
      },
    };
  },
};
