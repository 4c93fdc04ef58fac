/** A facility's own exercises beside the shipped ones: what holds for one that nobody has tagged, and ladders that end. */

import { type Exercise, type ExerciseId, type ExerciseTag, type Pattern, TAG_NAMES } from './exercise.ts';

/**
 * What an untagged exercise counts as: every tag there is, so at least the strictest of its pattern. The pattern is a
 * coach's word as well, and an exercise that is called a bridge may still stand on the shoulders.
 */
export const UNTAGGED: readonly ExerciseTag[] = Object.keys(TAG_NAMES) as ExerciseTag[];

/** What a lead begins with who tags one: every tag that a shipped exercise of its pattern has. */
export function usualTags(pattern: Pattern, shipped: Iterable<Exercise>): readonly ExerciseTag[] {
  const alike = [...shipped].filter((exercise) => exercise.pattern === pattern && !exercise.own);
  if (alike.length === 0 || pattern === 'other') return UNTAGGED;
  return UNTAGGED.filter((tag) => alike.some(({ tags }) => tags.includes(tag)));
}

/**
 * Whether clearance could let through more of the exercise as it is after: a tag or the load it carries is gone, or the
 * way down, the lift that percentages stand on, or what is done with both legs is another.
 */
export function loosens(before: Exercise, after: Exercise): boolean {
  const rest = ({ bilateral, ladder, maximumOf }: Exercise) =>
    JSON.stringify([bilateral, ladder, maximumOf ?? null]);
  return (
    before.tags.some((tag) => !after.tags.includes(tag)) ||
    (before.externallyLoaded && !after.externallyLoaded) ||
    rest(before) !== rest(after)
  );
}

/** An exercise that can be reached again from its own ladder; a ladder only goes down. Linear in exercises and steps. */
export function ladderLoop(exercises: ReadonlyMap<ExerciseId, Exercise>): ExerciseId | undefined {
  // Each exercise is gone down from once: one that has been left ends everywhere, one on the way closes a loop.
  const seen = new Map<ExerciseId, 'onTheWay' | 'ends'>();
  const loopBelow = (id: ExerciseId): ExerciseId | undefined => {
    if (seen.has(id)) return seen.get(id) === 'onTheWay' ? id : undefined;
    seen.set(id, 'onTheWay');
    for (const step of exercises.get(id)?.ladder ?? []) {
      const loop = loopBelow(step.exerciseId);
      if (loop) return loop;
    }
    seen.set(id, 'ends');
    return undefined;
  };
  for (const id of exercises.keys()) {
    const loop = loopBelow(id);
    if (loop) return loop;
  }
  return undefined;
}
