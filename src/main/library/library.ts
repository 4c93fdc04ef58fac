/** The guide's library as data: exercises, programs, evidence, levels, milestones and questions, read once and checked. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import * as guide from '#contract/guide.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { ladderLoop } from '#domain/exercise/own-exercise.ts';
import type { Program } from '#domain/program/program.ts';
import * as schemas from './schemas.ts';

export interface Library {
  /** Shipped and own; replaced as a whole when an own one changes. */
  exercises: ReadonlyMap<ExerciseId, Exercise>;
  readonly programs: readonly Program[];
  readonly guide: guide.Guide;
}

const PROGRAM_FILES = ['glute-development-8-weeks.json'];

/**
 * Reads the library from a folder (`resources/library`). Throws an Error that names the file and the place when a file
 * is missing, malformed, or points at an exercise that does not exist.
 */
export function loadLibrary(folder: string): Library {
  const read = <T>(file: string, schema: z.ZodType<T>): T => readChecked(join(folder, file), file, schema);
  const exercises = new Map<ExerciseId, Exercise>();
  for (const exercise of read('exercises.json', schemas.exercises)) {
    if (exercises.has(exercise.id)) throw new Error(`exercises.json: “${exercise.id}” stands there twice`);
    exercises.set(exercise.id, exercise);
  }
  const library: Library = {
    exercises,
    programs: PROGRAM_FILES.map((file) => read(file, schemas.program)),
    guide: {
      evidence: read('evidence.json', guide.evidence),
      levels: read('levels.json', guide.levels),
      tracking: read('tracking.json', guide.tracking),
      anatomy: read('anatomy.json', guide.anatomy),
      questions: read('questions.json', guide.questions),
    },
  };
  refuseUnknownExercises(library);
  refuseLoops(exercises);
  for (const program of library.programs) refuseRepeatedLines(program);
  return library;
}

function readChecked<T>(path: string, file: string, schema: z.ZodType<T>): T {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`The library file ${file} is missing or damaged. Reinstall Rackside to bring it back.`, {
      cause,
    });
  }
  const checked = schema.safeParse(content);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Error(`${file}: ${issue?.path.join('.') || 'the file'} – ${issue?.message}`);
}

function refuseUnknownExercises(library: Library): void {
  const known = (id: ExerciseId, where: string) => {
    if (!library.exercises.has(id))
      throw new Error(`${where} names the exercise “${id}”, which does not exist`);
  };
  for (const exercise of library.exercises.values()) {
    for (const step of exercise.ladder) known(step.exerciseId, `The ladder of ${exercise.id}`);
    if (exercise.maximumOf) known(exercise.maximumOf, `The maximum of ${exercise.id}`);
  }
  for (const program of library.programs) {
    for (const line of linesOf(program)) known(line.exerciseId, `${program.name}, ${line.id}`);
    for (const step of program.warmUp) known(step.exerciseId, `${program.name}, warm-up`);
  }
  for (const milestone of library.guide.tracking.milestones)
    known(milestone.exerciseId, `Milestone ${milestone.id}`);
}

function refuseLoops(exercises: ReadonlyMap<ExerciseId, Exercise>): void {
  const loop = ladderLoop(exercises);
  if (loop) throw new Error(`exercises.json: the ladder of “${loop}” leads back to itself`);
}

function refuseRepeatedLines(program: Program): void {
  const seen = new Set<string>();
  for (const { id } of linesOf(program)) {
    if (seen.has(id)) throw new Error(`${program.name}: the line ${id} stands there twice`);
    seen.add(id);
  }
}

function linesOf(program: Program) {
  return [
    ...program.phases.flatMap((phase) => phase.sessions.flatMap((session) => session.lines)),
    ...program.foundation.lines,
  ];
}
