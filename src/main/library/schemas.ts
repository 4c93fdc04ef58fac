/** What the library's files must look like: strict, so that a mistyped key is found when the program starts. */

import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().min(1).max(400);
const percent = z.number().min(0).max(200);
const count = z.number().int().min(1).max(200);

const ordered = (range: { low: number; high: number }) => range.low <= range.high;
const range = <K extends string>(kind: K) =>
  z
    .strictObject({ kind: z.literal(kind), low: count, high: count })
    .refine(ordered, 'The range runs backwards.');

const repTarget = z.union([
  range('reps'),
  range('steps'),
  range('seconds'),
  z.strictObject({ kind: z.literal('amrap'), atLeast: count.optional() }),
]);

const loadTarget = z.union([
  z.strictObject({ kind: z.enum(['unstated', 'bodyweight', 'band', 'heaviestManageable']) }),
  z
    .strictObject({
      kind: z.literal('percent'),
      of: z.enum(['e1RM', 'trainingMax', 'workingWeight']),
      low: percent,
      high: percent,
    })
    .refine(ordered, 'The range runs backwards.'),
  z.strictObject({
    kind: z.literal('absolute'),
    load: z.strictObject({ hundredths: z.number().int().min(0).max(200_000), unit: z.enum(['kg', 'lb']) }),
  }),
]);

const halves = z.number().multipleOf(0.5);
const tempoCount = z.union([z.number(), z.literal('X')]);

const prescription = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        kind: z.enum(['straight', 'top', 'backOff', 'warmUp']),
        sets: z.number().int().min(1).max(20),
        reps: repTarget,
        load: loadTarget,
      }),
    )
    .min(1),
  perSide: z.boolean(),
  workUp: z.boolean().optional(),
  rir: halves.min(0).max(10).optional(),
  rpe: halves.min(1).max(10).optional(),
  pauseSeconds: z.number().min(0).max(60).optional(),
  tempo: z.tuple([tempoCount, tempoCount, tempoCount, tempoCount]).optional(),
  restSeconds: z.number().int().min(0).max(1800).optional(),
  band: z.enum(['unstated', 'light', 'moderate', 'strong']).optional(),
  note: text.optional(),
});

export const exercises = z.array(
  z.strictObject({
    id,
    name: z.string().min(1).max(60),
    shortName: z.string().min(1).max(24),
    pattern: z.enum(['hipThrust', 'bridge', 'hinge', 'squat', 'lunge', 'abduction', 'mobility', 'other']),
    implement: z.enum(['barbell', 'dumbbell', 'cable', 'band', 'bodyweight', 'machine']),
    externallyLoaded: z.boolean(),
    bilateral: z.boolean(),
    oneImplement: z.literal(true).optional(),
    tags: z.array(z.enum(['LHT', 'PPT', 'AX', 'HNG', 'IMP', 'SUP', 'SL'])),
    equipment: z.array(
      z.enum(['barbell', 'plates', 'bench', 'rack', 'box', 'band', 'cable', 'dumbbells', 'barPad']),
    ),
    ladder: z.array(z.strictObject({ exerciseId: id, note: text.optional() })),
    maximumOf: id.optional(),
    pauseSeconds: z.number().min(0).max(10).optional(),
    referenceOnly: z.boolean().optional(),
    setup: z.array(text).min(1),
    execution: z.array(text).min(1),
    cues: z.array(text).min(1),
    errors: z
      .array(
        z.strictObject({ fault: text, seenAs: text, correction: text, onDial: z.literal(true).optional() }),
      )
      .min(1),
    muscles: z.array(text).min(1),
  }),
);

const line = { exerciseId: id, prescription, sourceText: text };
const lineId = z.string().regex(/^[A-Z0-9]{2,4}$/);

export const program = z.strictObject({
  id,
  version: z.number().int().min(1),
  name: text,
  summary: text,
  phases: z
    .array(
      z.strictObject({
        number: count,
        name: text,
        firstWeek: count,
        lastWeek: count,
        weeksInferred: z.boolean(),
        sessions: z
          .array(
            z.strictObject({
              letter: z.string().regex(/^[A-Z]$/),
              name: text,
              lines: z.array(z.strictObject({ id: lineId, ...line })).min(1),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  warmUp: z.array(z.strictObject(line)),
  foundation: z.strictObject({
    name: text,
    lines: z.array(z.strictObject({ id: lineId, ...line, progressesTo: prescription.optional() })).min(1),
  }),
  remarks: z.array(text),
});
