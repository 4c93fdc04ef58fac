/** The use cases of workbooks: a report of the chosen sheets, and one sheet of it as CSV. */

import { ASKED_FOR, REPORT_SHEETS, type workbooks } from '#contract/workbooks.ts';
import { stampOf } from '../context.ts';
import type { HandlersOf } from '../handler.ts';
import { reportModel } from './report.ts';
import { reportSheets } from './report-sheets.ts';
import { rosterSheet } from './writing/sheets/roster-sheet.ts';
import { writeCells } from './writing/write-csv.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const workbookHandlers: HandlersOf<typeof workbooks> = {
  'workbooks.export': async (input, context, control) => {
    const { today } = stampOf(context);
    const chosen = input.sheets ?? REPORT_SHEETS.filter((sheet) => !ASKED_FOR.includes(sheet));
    const model = await reportModel(context, chosen, input);
    const bytes = await context.pool.run('writeReport', model, control);
    const file = await context.files.keep(`Rackside ${today}.xlsx`, bytes, XLSX);
    return {
      file,
      rows: Object.fromEntries(reportSheets(model).map(({ name, rows }) => [name, rows.length])),
    };
  },

  'workbooks.copy': async ({ athleteIds }, context) => {
    const { roster = [] } = await reportModel(context, ['Roster'], { athleteIds });
    return { text: writeCells(rosterSheet(roster)), rows: roster.length };
  },

  'workbooks.exportCsv': async ({ sheet, ...people }, context, control) => {
    const { today } = stampOf(context);
    const model = await reportModel(context, [sheet], people);
    const bytes = await context.pool.run('writeCsv', model, control);
    const file = await context.files.keep(`Rackside ${sheet} ${today}.csv`, bytes, 'text/csv');
    return { file, rows: reportSheets(model)[0]?.rows.length ?? 0 };
  },
};
