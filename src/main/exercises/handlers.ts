/** The use case of own exercises: add one, change one. */

import { randomUUID } from 'node:crypto';
import type { FieldProblem } from '#contract/envelope.ts';
import type { exercises, OwnExercise } from '#contract/exercises.ts';
import { folded } from '#domain/athlete/names.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { ladderLoop } from '#domain/exercise/own-exercise.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { type StoredExercise, storedExercises, withOwn } from './own-exercises.ts';

export const exerciseHandlers: HandlersOf<typeof exercises> = {
  'exercises.save': async ({ id: asked, version, exercise }, context) => {
    const stamp = stampOf(context);
    const id: ExerciseId = asked ?? `own-${randomUUID()}`;
    const { library } = context;
    let before = library;
    const saving = context.session.change({ stamp }, async (change) => {
      const { trx, touch, audit } = change;
      const own = await storedExercises(trx);
      const present = own.find((stored) => stored.id === id);
      if (asked && !present) throw new ExpectedError('NOT_FOUND');
      if (present && present.version !== version) throw new ExpectedError('STALE_ROW');
      refuseTags(present?.content.tags ?? null, exercise.tags, context);
      const stored: StoredExercise = { id, version: (present?.version ?? 0) + 1, content: exercise };
      const all = withOwn(library.exercises.values(), [...own.filter((other) => other !== present), stored]);
      refuseProblems(id, exercise, all);
      const row = {
        id,
        version: stored.version,
        content: JSON.stringify(exercise),
        updated_by: stamp.who,
        updated_at: stamp.at,
      };
      await trx
        .insertInto('own_exercise')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
      const { version: policyVersion } = await policyInForce(trx);
      audit({ action: 'exercises.save', subject: id, change: { tags: exercise.tags }, policyVersion });
      touch('program');
      before = { ...library };
      library.exercises = all;
      // Another tag, step down or piece of equipment changes what running programs give: their sheets are void.
      if (present)
        await sweepAfterTightening(change, 'everybody', stamp, library, 'exercises.save', {
          library: before,
        });
      return all.get(id) as Exercise;
    });
    return saving.catch((error) => {
      library.exercises = before.exercises;
      throw error;
    });
  },
};

/** Tags are what clearance blocks by: taking one away, or saying there is none, is the lead's. */
function refuseTags(before: OwnExercise['tags'], after: OwnExercise['tags'], { person }: Context): void {
  const same = JSON.stringify(before?.toSorted()) === JSON.stringify(after?.toSorted());
  if (same || after === null || person === undefined || person.role === 'lead') return;
  throw new ExpectedError('LEAD_NEEDED', {
    message: 'Tags decide what clearance blocks, so a lead sets them. Nothing was saved.',
  });
}

function refuseProblems(id: ExerciseId, exercise: OwnExercise, all: ReadonlyMap<ExerciseId, Exercise>): void {
  const problems: FieldProblem[] = [];
  const refuse = (field: keyof OwnExercise, sentence: string) =>
    problems.push({ path: `exercise.${field}`, sentence });
  const sameName = [...all.values()].some(
    (other) => other.id !== id && folded(other.name) === folded(exercise.name),
  );
  if (sameName) refuse('name', 'The library has an exercise of this name already.');
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
  if (problems.length > 0) throw new ExpectedError('EXERCISE_REFUSED', { fields: problems });
}
