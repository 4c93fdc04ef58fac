/** Going back to a backup must not forget pain that nobody has looked at yet. */

import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Tables, TrainingReviewTable } from '../database/schema.ts';

export type OpenReview = Selectable<TrainingReviewTable>;

/** What waits for a coach now and does not in the backup, where it was not said yet. */
export async function openReviewsSince(
  executor: Kysely<Tables>,
  knownIn: ReadonlySet<string>,
): Promise<OpenReview[]> {
  const open = await executor
    .selectFrom('training_review')
    .selectAll()
    .where('reviewed_at', 'is', null)
    .execute();
  return open.filter(({ id }) => !knownIn.has(id));
}

/** After the athletes are there. One that waits in the backup for the same session says as much. */
export async function carryReviews(trx: Transaction<Tables>, reviews: readonly OpenReview[]): Promise<void> {
  for (const review of reviews)
    await trx
      .insertInto('training_review')
      .values(review)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
