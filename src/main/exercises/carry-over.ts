/** Own exercises are what they are now: going back to a backup takes no tag off again. */

import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../database/schema.ts';

export async function carryExercisesOver(present: Kysely<Tables>, trx: Transaction<Tables>): Promise<void> {
  for (const exercise of await present.selectFrom('own_exercise').selectAll().execute()) {
    await trx
      .insertInto('own_exercise')
      .values(exercise)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(exercise))
      .execute();
  }
}
