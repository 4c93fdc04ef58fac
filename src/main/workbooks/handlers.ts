/** The use cases of workbooks: a report of the chosen sheets, and one sheet of it as CSV. */

import {
  ASKED_FOR,
  OF_A_PERIOD,
  REPORT_SHEETS,
  type ReportSheet,
  type workbooks,
} from '#contract/workbooks.ts';
import { type Context, stampOf } from '../context.ts';
import type { HandlersOf } from '../handler.ts';
import { workbookName } from './file-name.ts';
import { reportModel, type WhoAndWhen } from './report.ts';
import { reportSheets } from './report-sheets.ts';
import { rosterSheet } from './writing/sheets/roster-sheet.ts';
import { writeCells } from './writing/write-csv.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const workbookHandlers: HandlersOf<typeof workbooks> = {
  'workbooks.export': async (input, context, control) => {
    const chosen = input.sheets ?? REPORT_SHEETS.filter((sheet) => !ASKED_FOR.includes(sheet));
    const model = await reportModel(context, chosen, input);
    const bytes = await context.pool.run('writeReport', model, control);
    const name = reportName('Rackside', chosen, input, context);
    const file = await context.files.keep(`${name}.xlsx`, bytes, XLSX);
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
    const model = await reportModel(context, [sheet], people);
    const bytes = await context.pool.run('writeCsv', model, control);
    const name = reportName(`Rackside ${sheet}`, [sheet], people, context);
    const file = await context.files.keep(`${name}.csv`, bytes, 'text/csv');
    return { file, rows: reportSheets(model)[0]?.rows.length ?? 0 };
  },
};

/** Of the period only where one of its sheets is. */
function reportName(
  what: string,
  sheets: readonly ReportSheet[],
  { from, to }: WhoAndWhen,
  context: Context,
): string {
  const { today } = stampOf(context);
  return workbookName(what, {
    period: sheets.some((sheet) => OF_A_PERIOD.includes(sheet)) ? { from, to } : {},
    madeOn: today,
  });
}
