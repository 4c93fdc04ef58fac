/** Workbook channels: Excel reports. */

import { z } from 'zod';
import { job, query } from './channel.ts';
import { madeFile } from './documents.ts';
import { athleteId, athleteIds, date, MANY, squadId } from './values.ts';

/** In the order they stand in the workbook. */
export const REPORT_SHEETS = [
  'Roster',
  'Maxes',
  'Max matrix',
  'Rankings',
  'Program',
  'Loads',
  'Assignments',
  'Availability',
  'Overrides',
  'Log',
  'Volume',
  'Compliance',
] as const;
export const reportSheet = z.enum(REPORT_SHEETS);
export type ReportSheet = z.infer<typeof reportSheet>;

/** What tells of health, if only by a code, a date or a changed line: not in a workbook unless somebody asks for it. */
export const ASKED_FOR: readonly ReportSheet[] = ['Availability', 'Overrides', 'Log'];

/** Sheets of what happened, which a period narrows; the others are of today. */
export const OF_A_PERIOD: readonly ReportSheet[] = [
  'Maxes',
  'Max matrix',
  'Rankings',
  'Assignments',
  'Overrides',
  'Log',
  'Volume',
  'Compliance',
];

/**
 * Everybody who is not archived, unless athletes or a squad are named; of both, those who are in both. A period has
 * both its days in it, and is open where one is left out.
 */
const whoAndWhen = {
  athleteIds: athleteIds.optional(),
  squad: squadId.optional(),
  from: date.optional(),
  to: date.optional(),
};

export const workbooks = {
  'workbooks.export': job({
    summary:
      'One Excel workbook: ReadMe and the chosen sheets, all but Availability, Overrides and Log unless named. Health is in it only as reasons of overrides, for whoever may see them.',
    input: z.strictObject({
      sheets: z.array(reportSheet).min(1).max(REPORT_SHEETS.length).optional(),
      ...whoAndWhen,
    }),
    output: z.strictObject({ file: madeFile, rows: z.record(z.string(), z.number().int()) }),
    errors: ['NOT_FOUND', 'REPORT_TOO_LONG', 'FILE_NOT_WRITTEN'],
    givesWork: true,
  }),
  'workbooks.copy': query({
    summary:
      'The roster of these athletes as cells to paste into a spreadsheet, and back into the import. No health.',
    input: z.strictObject({ athleteIds: z.array(athleteId).min(1).max(MANY) }),
    output: z.strictObject({ text: z.string(), rows: z.number().int() }),
  }),
  'workbooks.exportCsv': job({
    summary:
      'One sheet of the report as CSV: UTF-8 with its mark, text that looks like a formula kept as text.',
    input: z.strictObject({ sheet: reportSheet, ...whoAndWhen }),
    output: z.strictObject({ file: madeFile, rows: z.number().int() }),
    errors: ['NOT_FOUND', 'REPORT_TOO_LONG', 'FILE_NOT_WRITTEN'],
    givesWork: true,
  }),
} as const;
