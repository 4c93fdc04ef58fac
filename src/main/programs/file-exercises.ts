/**
 * What becomes of the exercises of a program file here. Whatever this facility has stays as it is; what is new comes in
 * untagged, so as having every tag, unless a lead accepts the tags of the file: tags decide what clearance blocks.
 */

import { folded } from '#domain/athlete/names.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import type { FoundationLine, Program, ProgramLine } from '#domain/program/program.ts';
import { type StoredExercise, withOwn } from '../exercises/own-exercises.ts';
import { exerciseProblems } from '../exercises/problems.ts';
import { type FileExercise, type ProgramFile, refusedFile } from './program-file.ts';

export interface ArrivingExercise {
  /** As the file has it. */
  readonly exercise: FileExercise;
  /** `new`: it is added. `present`: one of this library stands in for it. */
  readonly how: 'new' | 'present';
  /** What becomes of it, for the coach. */
  readonly sentence: string;
}

export interface Arrival {
  /** In the order of the file. */
  readonly exercises: readonly ArrivingExercise[];
  /** To be added. */
  readonly added: readonly StoredExercise[];
  /** The library with them. */
  readonly all: ReadonlyMap<ExerciseId, Exercise>;
  /** The program, naming the exercises as they are called here. */
  readonly program: Program;
}

/** Throws FILE_REFUSED where an exercise could not stand in any library: a ladder that loops, percentages of nothing. */
export function arrivalOf(
  { program, exercises }: ProgramFile,
  library: ReadonlyMap<ExerciseId, Exercise>,
  own: readonly StoredExercise[],
  { acceptTags }: { readonly acceptTags: boolean },
): Arrival {
  const taken = new Map([...library.values()].map((exercise) => [folded(exercise.name), exercise]));
  /** From ids of the file to ids of this library. */
  const here = new Map<ExerciseId, ExerciseId>();
  const arriving: ArrivingExercise[] = [];
  const fresh: FileExercise[] = [];
  for (const exercise of exercises) {
    const { id, content } = exercise;
    const same = library.get(id);
    const alike = taken.get(folded(content.name));
    if (same || (alike && alike.pattern === content.pattern && alike.implement === content.implement)) {
      const present = (same ?? alike) as Exercise;
      here.set(id, present.id);
      const sentence = `${present.name} is in this library already; yours stays as it is.`;
      arriving.push({ exercise, how: 'present', sentence });
      continue;
    }
    const name = freeName(content.name, taken);
    taken.set(folded(name), { name } as Exercise);
    fresh.push({ id, content: { ...content, name } });
    arriving.push({ exercise, how: 'new', sentence: sentenceOf(content.name, name) });
  }
  const known = new Set([...library.keys(), ...fresh.map(({ id }) => id)]);
  const idHere = (id: ExerciseId) => here.get(id) ?? id;
  const added = fresh.map(({ id, content }): StoredExercise => {
    const { tags, ladder, maximumOf, ...rest } = content;
    return {
      id,
      version: 1,
      content: {
        ...rest,
        tags: acceptTags ? tags : null,
        // A step that nobody here knows is one step fewer to go down, which is the stricter way.
        ladder: [...new Set(ladder.map(idHere))].filter((step) => known.has(step)),
        ...(maximumOf && { maximumOf: idHere(maximumOf) }),
      },
    };
  });
  const all = withOwn(library.values(), [...own, ...added]);
  for (const { id, content } of added) {
    const [problem] = exerciseProblems(id, content, all);
    if (problem) throw refusedFile(`“${content.name}” in this file: ${problem.sentence}`);
  }
  return { exercises: arriving, added, all, program: withExercises(program, idHere) };
}

function sentenceOf(before: string, name: string): string {
  return name === before
    ? `${name} is added.`
    : `${before} is the name of another exercise here, so it is added as ${name}.`;
}

const MOST_LETTERS = 60;

/** `Belt squat 2`, where there is a Belt squat. */
function freeName(name: string, taken: ReadonlyMap<string, Exercise>): string {
  for (let number = 1; ; number += 1) {
    const tail = number === 1 ? '' : ` ${number}`;
    const free = `${name.slice(0, MOST_LETTERS - tail.length).replace(/[\s\p{Cs}]+$/u, '')}${tail}`;
    if (!taken.has(folded(free))) return free;
  }
}

function withExercises(program: Program, idHere: (id: ExerciseId) => ExerciseId): Program {
  const renamed = <Line extends Pick<ProgramLine, 'exerciseId'>>(line: Line): Line => ({
    ...line,
    exerciseId: idHere(line.exerciseId),
  });
  return {
    ...program,
    phases: program.phases.map((phase) => ({
      ...phase,
      sessions: phase.sessions.map((session) => ({ ...session, lines: session.lines.map(renamed) })),
    })),
    warmUp: program.warmUp.map(renamed),
    foundation: { ...program.foundation, lines: program.foundation.lines.map(renamed<FoundationLine>) },
  };
}
