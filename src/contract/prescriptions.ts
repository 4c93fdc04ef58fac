/** Prescription channels: one line of text, read. */

import { z } from 'zod';
import type { Prescription } from '#domain/prescription/prescription.ts';
import { query } from './channel.ts';
import { line } from './values.ts';

export const prescriptions = {
  'prescriptions.parse': query({
    summary:
      'Reads one line such as `4 × 8 @ 77–80 %`: its structure, its canonical wording, or what is wrong where.',
    input: z.strictObject({ text: line(1000) }),
    output: z.strictObject({
      /** Null when anything is wrong. */
      prescription: z.custom<Prescription>((value) => typeof value === 'object' && value !== null).nullable(),
      canonical: z.string().nullable(),
      problems: z.array(
        z.strictObject({
          /** From `start` up to, not including, `end`; both count UTF-16 units of the text. */
          start: z.number().int(),
          end: z.number().int(),
          sentence: z.string(),
          proposal: z.string().optional(),
        }),
      ),
    }),
  }),
} as const;
