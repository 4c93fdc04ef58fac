/** Library channels: exercises and programs with their versions. */

import { z } from 'zod';
import type { Exercise } from '#domain/exercise/exercise.ts';
import type { Program } from '#domain/program/program.ts';
import { query } from './channel.ts';
import { guide } from './guide.ts';
import { nothing, programId } from './values.ts';

const isRecord = (value: unknown) => typeof value === 'object' && value !== null;

export const library = {
  'library.exercises': query({
    summary: 'Every exercise with its technique, tags and ladder.',
    input: nothing,
    output: z.array(z.custom<Exercise>(isRecord)),
  }),
  'library.guide': query({
    summary:
      'The guide beside its exercises: evidence with its figures and caveats, levels, milestones, questions.',
    input: nothing,
    output: guide,
  }),
  'library.programs': query({
    summary: 'The programs, each with its newest version.',
    input: nothing,
    output: z.array(
      z.strictObject({
        id: programId,
        version: z.number().int(),
        name: z.string(),
        summary: z.string(),
        weeks: z.number().int(),
        sessionsPerWeek: z.number().int(),
        origin: z.enum(['shipped', 'own']),
        athletes: z.number().int(),
        /** Of these, how many run a version before this one. */
        older: z.number().int(),
      }),
    ),
  }),
  'library.program': query({
    summary:
      'One version of a program, every line with its source text; the newest unless a version is named.',
    input: z.strictObject({ id: programId, version: z.number().int().min(1).optional() }),
    output: z.custom<Program>(isRecord),
    errors: ['NOT_FOUND'],
  }),
} as const;
