/** Workbook channels: Excel reports. */

import { z } from 'zod';
import { job } from './channel.ts';
import { madeFile } from './documents.ts';
import { athleteIds } from './values.ts';

export const reportSheet = z.enum(['Roster', 'Maxes', 'Program', 'Assignments', 'Overrides']);

export const workbooks = {
  'workbooks.export': job({
    summary:
      'One Excel workbook: ReadMe and the chosen sheets, all but Overrides unless named. Health is in it only as reasons of overrides, for whoever may see them.',
    input: z.strictObject({
      sheets: z.array(reportSheet).min(1).max(5).optional(),
      athleteIds: athleteIds.optional(),
    }),
    output: z.strictObject({ file: madeFile, rows: z.record(z.string(), z.number().int()) }),
    errors: ['FILE_NOT_WRITTEN'],
  }),
} as const;
