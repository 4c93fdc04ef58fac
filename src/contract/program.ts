/** What a program looks like from outside: strict and bounded, for drafts, for files and for the shipped library. */

import { z } from 'zod';
import type { Prescription } from '#domain/prescription/prescription.ts';
import type { Program } from '#domain/program/program.ts';
import { prose } from './values.ts';

const exerciseId = z
  .string()
  .max(64)
  // Empty in a line that nobody has written yet.
  .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'Not an id of an exercise.');
const text = prose(400);
const percent = z.number().min(0).max(200);
const count = z.number().int().min(1).max(2000);

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

const seconds = z.number().min(0).max(1800);
const halves = z.number().multipleOf(0.5);

export const prescription = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        kind: z.enum(['straight', 'top', 'backOff', 'warmUp']),
        sets: z.number().int().min(1).max(20),
        reps: repTarget,
        load: loadTarget,
      }),
    )
    .min(1)
    .max(12),
  perSide: z.boolean(),
  workUp: z.boolean().optional(),
  rir: halves.min(0).max(10).optional(),
  rpe: halves.min(1).max(10).optional(),
  pauseSeconds: z.number().min(0).max(60).optional(),
  tempo: z
    .array(z.union([seconds, z.literal('X')]))
    .length(4)
    .optional(),
  restSeconds: z.number().int().min(0).max(1800).optional(),
  band: z.enum(['unstated', 'light', 'moderate', 'strong']).optional(),
  note: prose(300).optional(),
}) as unknown as z.ZodType<Prescription, Prescription>;

const capital = (sentence: string) =>
  z
    .string()
    .max(1)
    .regex(/^[A-Z]$/, sentence)
    .meta({ description: 'A capital letter' });

const line = { exerciseId, prescription, sourceText: text };
const lineId = z
  .string()
  .max(8)
  .regex(/^[A-Z0-9]{2,8}$/, 'Not an id of a line.')
  .meta({ description: 'An id of a line, such as 1A1' });
const group = z.strictObject({
  label: capital('A group is a capital letter.'),
  kind: z.enum(['superset', 'circuit']),
});

export const progressionRule = z.enum(['doubleProgression', 'twoForTwo', 'wave']);

/** Lists may be empty: a draft grows. What a program must have to be published is checked by the domain. */
export const program = z.strictObject({
  id: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'Not an id of a program.'),
  version: z.number().int().min(1).max(100_000),
  name: prose(120),
  summary: prose(1000),
  phases: z
    .array(
      z.strictObject({
        number: z.number().int().min(1).max(52),
        name: text,
        firstWeek: z.number().int().min(1).max(520),
        lastWeek: z.number().int().min(1).max(520),
        weeksInferred: z.boolean(),
        sessions: z
          .array(
            z.strictObject({
              letter: capital('A session is a capital letter.'),
              name: text,
              lines: z
                .array(
                  z.strictObject({
                    id: lineId,
                    ...line,
                    group: group.optional(),
                    progression: progressionRule.optional(),
                  }),
                )
                .max(60),
            }),
          )
          .max(14),
      }),
    )
    .max(60),
  warmUp: z.array(z.strictObject(line)).max(30),
  foundation: z.strictObject({
    name: text,
    lines: z
      .array(
        z.strictObject({
          id: lineId,
          ...line,
          group: group.optional(),
          progressesTo: prescription.optional(),
        }),
      )
      .max(30),
  }),
  remarks: z.array(prose(1000)).max(50),
}) as unknown as z.ZodType<Program, Program>;
