/** The use case of own exercises: add one, change one. */

import { randomUUID } from 'node:crypto';
import type { exercises } from '#contract/exercises.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { loosens } from '#domain/exercise/own-exercise.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { keepExercise, type StoredExercise, storedExercises, withOwn } from './own-exercises.ts';
import { exerciseProblems } from './problems.ts';

export const exerciseHandlers: HandlersOf<typeof exercises> = {
  'exercises.save': async ({ id: asked, version, exercise }, context) => {
    const stamp = stampOf(context);
    const id: ExerciseId = asked ?? `own-${randomUUID()}`;
    const { library } = context;
    const all = await context.session.change({ stamp }, async (change) => {
      const { trx, touch, audit } = change;
      const own = await storedExercises(trx);
      const present = own.find((stored) => stored.id === id);
      if (asked && !present) throw new ExpectedError('NOT_FOUND');
      if (present && present.version !== version) throw new ExpectedError('STALE_ROW');
      if (!present && exercise.tags !== null) refuseTagging(context);
      const stored: StoredExercise = { id, version: (present?.version ?? 0) + 1, content: exercise };
      const all = withOwn(library.exercises.values(), [...own.filter((other) => other !== present), stored]);
      const [was, is] = [library.exercises.get(id), all.get(id)];
      if (was && is && loosens(was, is)) refuseTagging(context);
      const problems = exerciseProblems(id, exercise, all);
      if (problems.length > 0) throw new ExpectedError('EXERCISE_REFUSED', { fields: problems });
      await keepExercise(trx, stored, stamp);
      const { version: policyVersion } = await policyInForce(trx);
      audit({ action: 'exercises.save', subject: id, change: { tags: exercise.tags }, policyVersion });
      touch('program');
      // Another tag, step down or piece of equipment changes what running programs give: their sheets are void.
      if (present)
        await sweepAfterTightening(
          change,
          'everybody',
          stamp,
          { ...library, exercises: all },
          'exercises.save',
          { library },
        );
      return all;
    });
    // Once it is committed: what was rolled back is in nobody's library.
    library.exercises = all;
    return all.get(id) as Exercise;
  },
};

/** Tags are what clearance blocks by: taking one away, or saying there is none, is the lead's. Throws LEAD_NEEDED. */
export function refuseTagging({ person }: Context): void {
  if (person === undefined || person.role === 'lead') return;
  throw new ExpectedError('LEAD_NEEDED', {
    message:
      'Tags, the load it is done with, its ladder and the lift it takes percentages from decide what clearance lets through, so a lead changes them. Nothing was saved.',
  });
}
