/** What keeps an own exercise from standing in the library: a name that is taken, a ladder that is none, another lift's percentages. */

import type { FieldProblem } from '#contract/envelope.ts';
import type { OwnExercise } from '#contract/exercises.ts';
import { folded } from '#domain/athlete/names.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { ladderLoop } from '#domain/exercise/own-exercise.ts';

/** `all`: the library with the exercise in it. Empty when it may stand there. */
export function exerciseProblems(
  id: ExerciseId,
  exercise: OwnExercise,
  all: ReadonlyMap<ExerciseId, Exercise>,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (field: string, sentence: string) => problems.push({ path: `exercise.${field}`, sentence });
  const sameName = [...all.values()].some(
    (other) => other.id !== id && folded(other.name) === folded(exercise.name),
  );
  if (folded(exercise.name) === '') refuse('name', 'Give the exercise a name.');
  else if (sameName) refuse('name', 'The library has an exercise of this name already.');
  if (exercise.ladder.some((step) => !all.has(step))) refuse('ladder', 'The library has no such exercise.');
  else if (exercise.ladder.includes(id)) refuse('ladder', 'An exercise is no step down from itself.');
  else if (new Set(exercise.ladder).size < exercise.ladder.length)
    refuse('ladder', 'A step stands in the ladder twice.');
  else if (ladderLoop(all))
    refuse('ladder', 'This ladder leads back to where it began; a ladder only goes down.');
  if (exercise.maximumOf && exercise.maximumOf !== id) {
    const other = all.get(exercise.maximumOf);
    if (!other) refuse('maximumOf', 'The library has no such exercise.');
    else if (other.maximumOf && other.maximumOf !== other.id)
      refuse('maximumOf', `${other.name} takes its own percentages from another lift; name that one.`);
  }
  for (const [place, { fault, correction }] of exercise.errors.entries()) {
    if (fault.trim() === '') refuse(`errors.${place}.fault`, 'Name the fault.');
    if (correction.trim() === '') refuse(`errors.${place}.correction`, 'Say what to do about it.');
  }
  return problems;
}
