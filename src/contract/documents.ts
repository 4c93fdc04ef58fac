/** Document channels: printed sheets and the register of what was printed. */

import { z } from 'zod';
import { job, query } from './channel.ts';
import { assignmentId, athleteId, athleteIds, date, fileToken, moment, programId } from './values.ts';

export const madeFile = z.strictObject({
  token: fileToken,
  name: z.string(),
  bytes: z.number().int(),
  mediaType: z.string(),
});

export const leftOut = z.strictObject({
  athleteId,
  name: z.string(),
  rule: z.string(),
  reason: z.string(),
  from: date.nullable(),
});

export const documents = {
  'documents.printCards': job({
    summary: 'The individual cards of everyone assigned, as one PDF; says who was left out and why.',
    input: z.strictObject({
      athleteIds: athleteIds.optional(),
      programId: programId.optional(),
      paper: z.enum(['A4', 'Letter']).optional(),
    }),
    output: z.strictObject({
      file: madeFile,
      pages: z.number().int(),
      printed: z.array(
        z.strictObject({ athleteId, name: z.string(), sheetNumber: z.string(), revision: z.number().int() }),
      ),
      leftOut: z.array(leftOut),
    }),
    errors: ['NOT_FOUND', 'NOTHING_TO_PRINT', 'PRINT_CHANGED', 'UNDRAWABLE_TEXT', 'FILE_NOT_WRITTEN'],
    givesWork: true,
  }),
  'documents.register': query({
    summary: 'The print register: every sheet that was printed, newest first.',
    input: z.strictObject({ limit: z.number().int().min(1).max(500), athleteId: athleteId.optional() }),
    output: z.array(
      z.strictObject({
        number: z.string(),
        athleteId,
        name: z.string(),
        assignmentId,
        program: z.string(),
        programVersion: z.number().int(),
        revision: z.number().int(),
        printedAt: moment,
        voidSince: moment.nullable(),
        /** Null where it is valid, and on sheets from before it was kept. */
        voidReason: z.enum(['reprinted', 'ended', 'changed', 'held']).nullable(),
      }),
    ),
  }),
} as const;
