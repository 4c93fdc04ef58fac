/** A program as one file: JSON that says what it is, with the own exercises that the program needs, for another Rackside. */

import { z } from 'zod';
import { ownExercise, ownExerciseId } from '#contract/exercises.ts';
import { program as programSchema } from '#contract/program.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { placeInWords } from '#domain/program/check.ts';
import type { Phase, Program } from '#domain/program/program.ts';
import { ExpectedError } from '../errors.ts';
import type { StoredExercise } from '../exercises/own-exercises.ts';

const FORMAT = 'rackside-program';
const FORMAT_VERSION = 2;
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_EXERCISES = 200;

export type FileExercise = Omit<StoredExercise, 'version'>;

export interface ProgramFile {
  readonly program: Program;
  readonly exercises: readonly FileExercise[];
}

/** The first version had no exercises. */
const file = z.discriminatedUnion('formatVersion', [
  z.strictObject({ format: z.literal(FORMAT), formatVersion: z.literal(1), program: programSchema }),
  z.strictObject({
    format: z.literal(FORMAT),
    formatVersion: z.literal(FORMAT_VERSION),
    program: programSchema,
    exercises: z.array(z.strictObject({ id: ownExerciseId, content: ownExercise })).max(MOST_EXERCISES),
  }),
]);

export function programFile({ program, exercises }: ProgramFile): Uint8Array {
  const content = { format: FORMAT, formatVersion: FORMAT_VERSION, program, exercises };
  return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
}

/** The own exercises that a program names, and those that their ladders and percentages lead to. */
export function exercisesNeeded(
  program: Program,
  own: readonly StoredExercise[],
  exercises: ReadonlyMap<ExerciseId, Exercise>,
): readonly FileExercise[] {
  const needed = new Set<ExerciseId>();
  const need = (id: ExerciseId) => {
    const exercise = exercises.get(id);
    if (!exercise?.own || needed.has(id)) return;
    needed.add(id);
    for (const step of exercise.ladder) need(step.exerciseId);
    if (exercise.maximumOf) need(exercise.maximumOf);
  };
  for (const id of exerciseIdsOf(program)) need(id);
  return own.filter(({ id }) => needed.has(id)).map(({ id, content }) => ({ id, content }));
}

/** Of every line, warm-up and foundation block included. */
function exerciseIdsOf({ phases, warmUp, foundation }: Program): ExerciseId[] {
  const sessions = phases.flatMap((phase) => phase.sessions);
  return [...sessions.flatMap(({ lines }) => lines), ...warmUp, ...foundation.lines].map(
    ({ exerciseId }) => exerciseId,
  );
}

/** Throws FILE_REFUSED with a sentence that says what is wrong with the file. */
export function readProgramFile({ bytes }: { readonly bytes: Uint8Array }): ProgramFile {
  if (bytes.byteLength > MOST_BYTES) throw refusedFile('This file is larger than any program.');
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw refusedFile('This is not a program file of Rackside.', cause);
  }
  const checked = file.safeParse(content);
  if (checked.success) {
    const { program } = checked.data;
    const exercises = checked.data.formatVersion === 1 ? [] : checked.data.exercises;
    const twice = exercises.find(({ id }, place) => exercises.findIndex((other) => other.id === id) < place);
    if (twice) throw refusedFile(`The exercise “${twice.content.name}” stands in this file twice.`);
    return { program, exercises };
  }
  const { format, formatVersion } = (content ?? {}) as { format?: unknown; formatVersion?: unknown };
  if (format !== FORMAT) throw refusedFile('This is not a program file of Rackside.');
  if (typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION)
    throw refusedFile('This program was written by a newer Rackside.');
  const path = checked.error.issues[0]?.path.join('.') ?? '';
  throw refusedFile(`This program file is damaged: ${damageInWords(path, content)}.`);
}

/** Where in the file, as a coach would say it. */
function damageInWords(path: string, content: unknown): string {
  const { program } = content as { readonly program?: { readonly phases?: unknown } };
  const phases: readonly Phase[] = Array.isArray(program?.phases) ? program.phases : [];
  const place = placeInWords(path.replace(/^program\./, ''), phases);
  if (place) return `what it says of ${place} cannot be read`;
  const exercise = /^exercises\.(\d+)/.exec(path)?.[1];
  if (exercise !== undefined) return `what it says of its exercise ${Number(exercise) + 1} cannot be read`;
  if (path === 'exercises')
    return 'it names more exercises than any program needs, or none as they should be';
  return 'what it says of the program as a whole cannot be read';
}

export function refusedFile(sentence: string, cause?: unknown): ExpectedError {
  return new ExpectedError('FILE_REFUSED', { message: `${sentence} Nothing was changed.`, cause });
}
