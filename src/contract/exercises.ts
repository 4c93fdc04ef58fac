/** Channels of a facility's own exercises. */

import { z } from 'zod';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { command } from './channel.ts';
import { exerciseId, line } from './values.ts';

export const pattern = z.enum([
  'hipThrust',
  'bridge',
  'hinge',
  'squat',
  'lunge',
  'abduction',
  'mobility',
  'other',
]);
export const implement = z.enum(['barbell', 'dumbbell', 'cable', 'band', 'bodyweight', 'machine']);
export const exerciseTag = z.enum(['LHT', 'PPT', 'AX', 'HNG', 'IMP', 'SUP', 'SL']);
export const equipment = z.enum([
  'barbell',
  'plates',
  'bench',
  'rack',
  'box',
  'band',
  'cable',
  'dumbbells',
  'barPad',
]);

const points = z.array(line(300)).max(12);

/** How a set goes wrong: what it is, how it is seen, what to do. */
const techniqueError = z.strictObject({
  fault: line(120),
  seenAs: line(200),
  correction: line(200),
});

export const ownExerciseId = exerciseId.startsWith('own-', 'Not an id of an own exercise.');

/** What a coach writes down; the rest follows from it. */
export const ownExercise = z.strictObject({
  name: line(60),
  /** For paper; from the name where it is absent. */
  shortName: line(24).optional(),
  pattern,
  implement,
  bilateral: z.boolean(),
  /** Null while nobody has decided: then it counts as having every tag. */
  tags: z.array(exerciseTag).max(7).nullable(),
  equipment: z.array(equipment).max(9),
  /** Easier exercises, easiest last. */
  ladder: z.array(exerciseId).max(8),
  /** The lift whose maximum percentages refer to; its own where absent. */
  maximumOf: exerciseId.optional(),
  setup: points,
  execution: points,
  cues: points,
  errors: z.array(techniqueError).max(12).default([]),
  muscles: points.default([]),
});
export type OwnExercise = z.infer<typeof ownExercise>;

export const exercises = {
  'exercises.save': command({
    summary:
      'Adds an exercise of the facility, or changes one. Its tags decide what clearance blocks, so a lead sets them.',
    input: z.strictObject({
      /** Both for a change. */
      id: exerciseId.optional(),
      version: z.number().int().min(1).optional(),
      exercise: ownExercise,
    }),
    output: z.custom<Exercise>((value) => typeof value === 'object' && value !== null),
    errors: ['NOT_FOUND', 'STALE_ROW', 'EXERCISE_REFUSED'],
  }),
} as const;
