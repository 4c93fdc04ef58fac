/** Progression channels: what may be done next with a line, suggested from what was logged. */

import { z } from 'zod';
import type { ProgressionReason } from '#domain/training/progression.ts';
import { query } from './channel.ts';
import { prescription, progressionRule } from './program.ts';
import { exerciseId, load, rackId } from './values.ts';

const percent = z.number().min(0).max(100);

const loggedSet = z.strictObject({
  /** Place of its set group in the prescription, counted from 0; the group that progresses where absent. */
  group: z.number().int().min(0).max(11).optional(),
  load,
  reps: z.number().int().min(0).max(200),
  rir: z.number().min(0).max(10).multipleOf(0.5, 'Reps in reserve come in halves.').optional(),
  pain: z.number().int().min(0).max(10).optional(),
  techniqueOk: z.boolean(),
});

export const progression = {
  'progression.suggest': query({
    summary:
      'What a rule suggests for a line from the sets logged in earlier sessions, with its reason. Changes nothing.',
    input: z.strictObject({
      exerciseId,
      prescription,
      rule: progressionRule,
      /** Oldest first; `modified` where the gate had changed the line that day. */
      sessions: z.array(z.strictObject({ sets: z.array(loggedSet).max(60), modified: z.boolean() })).max(100),
      /** Least reps in reserve that count as kept; what the line asks for, or else the guide’s 2. */
      rirFloor: z.number().min(0).max(10).optional(),
      /** A cap: nothing above it is suggested. */
      most: load.optional(),
      /** Whose loads count; the usual one where none is named. */
      rackId: rackId.optional(),
    }),
    output: z.strictObject({
      kind: z.enum(['raise', 'keep', 'lower', 'none']),
      reason: z.string() as unknown as z.ZodType<ProgressionReason>,
      load: load.nullable(),
      percent: z.strictObject({ low: percent, high: percent, backOff: percent.optional() }).nullable(),
      /** An easier week may be offered; nothing inserts one. */
      deload: z.boolean(),
      sentence: z.string(),
      /** What the rule does, whatever was logged. */
      rule: z.string(),
    }),
    errors: ['NOT_FOUND'],
  }),
} as const;
