/** A facility's own exercises beside the shipped ones: what holds for one that nobody has tagged, and ladders that end. */

import { type Exercise, type ExerciseId, type ExerciseTag, type Pattern, TAG_NAMES } from './exercise.ts';

/**
 * What an untagged exercise counts as: every tag that a shipped exercise of its pattern has. Where no shipped exercise
 * has the pattern, every tag there is.
 */
export function strictestTags(pattern: Pattern, shipped: Iterable<Exercise>): readonly ExerciseTag[] {
  const alike = [...shipped].filter((exercise) => exercise.pattern === pattern && !exercise.own);
  const all = Object.keys(TAG_NAMES) as ExerciseTag[];
  if (alike.length === 0 || pattern === 'other') return all;
  return all.filter((tag) => alike.some(({ tags }) => tags.includes(tag)));
}

/** The first exercise that can be reached again from its own ladder; a ladder only goes down. */
export function ladderLoop(exercises: ReadonlyMap<ExerciseId, Exercise>): ExerciseId | undefined {
  const reaches = (id: ExerciseId, path: readonly ExerciseId[]): ExerciseId | undefined => {
    if (path.includes(id)) return id;
    for (const step of exercises.get(id)?.ladder ?? []) {
      const loop = reaches(step.exerciseId, [...path, id]);
      if (loop) return loop;
    }
    return undefined;
  };
  for (const id of exercises.keys()) {
    const loop = reaches(id, []);
    if (loop) return loop;
  }
  return undefined;
}
