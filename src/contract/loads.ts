/** Load channels: the maxima that percentages refer to. */

import { z } from 'zod';
import { command, query } from './channel.ts';
import { athleteId, date, exerciseId, line, load, moment } from './values.ts';

export const maximumKind = z.enum(['tested', 'e1RM', 'trainingMax']);

export const maximum = z.strictObject({
  id: z.string(),
  athleteId,
  exerciseId,
  kind: maximumKind,
  load,
  date,
  /** The set an estimate was made from. */
  fromSet: z.strictObject({ load, reps: z.number().int(), formula: z.string() }).nullable(),
  note: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: moment,
});
export type MaximumRecord = z.infer<typeof maximum>;

export const loads = {
  'maxima.ofAthletes': query({
    summary: 'The maxima of athletes, newest first within each exercise and kind.',
    input: z.strictObject({
      athleteIds: z.array(athleteId).min(1).max(5000),
      latestOnly: z.boolean().optional(),
    }),
    output: z.array(maximum),
  }),
  'maxima.record': command({
    summary: 'Records maxima; earlier ones stay in the history.',
    input: z.strictObject({
      entries: z
        .array(
          z.strictObject({
            athleteId,
            exerciseId,
            kind: maximumKind,
            load: load.refine((value) => value.hundredths > 0, 'A maximum is more than nothing.'),
            date,
            note: line(200).optional(),
          }),
        )
        .min(1)
        .max(5000),
    }),
    output: z.array(maximum),
    errors: ['MAXIMUM_REFUSED', 'NOT_FOUND'],
  }),
} as const;
