/** What was named in training and waits for a coach to look: apart from the entries, so that undoing one unsays nothing. */

import { randomUUID } from 'node:crypto';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Change } from '../session.ts';

export interface ReviewOf {
  readonly assignmentId: string;
  readonly plannedFor: CalendarDate;
  readonly athleteId: string;
  readonly heldOn: CalendarDate;
  /** The worst that was said, 0 to 10. */
  readonly pain?: number | undefined;
}

/** One line of the review list for each session; what is said after a coach has looked opens it again. */
export async function askForReview(
  { trx, touch }: Change,
  { assignmentId, plannedFor, athleteId, heldOn, pain }: ReviewOf,
  saidAt: string,
): Promise<void> {
  const open = await trx
    .selectFrom('training_review')
    .select(['id', 'worst_pain'])
    .where('assignment_id', '=', assignmentId)
    .where('planned_for', '=', plannedFor)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst();
  if (open) {
    if (pain !== undefined && pain > (open.worst_pain ?? -1))
      await trx.updateTable('training_review').set({ worst_pain: pain }).where('id', '=', open.id).execute();
    return;
  }
  await trx
    .insertInto('training_review')
    .values({
      id: randomUUID(),
      assignment_id: assignmentId,
      planned_for: plannedFor,
      athlete_id: athleteId,
      held_on: heldOn,
      said_at: saidAt,
      worst_pain: pain ?? null,
      reviewed_by: null,
      reviewed_at: null,
    })
    .execute();
  touch('clearance');
}

/** The worst pain that waits for a coach in a session: a set may be in question still, or was corrected since. */
export async function painWaiting(
  { trx }: Change,
  { assignmentId, plannedFor }: Pick<ReviewOf, 'assignmentId' | 'plannedFor'>,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom('training_review')
    .select('worst_pain')
    .where('assignment_id', '=', assignmentId)
    .where('planned_for', '=', plannedFor)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst();
  return row?.worst_pain ?? undefined;
}

/** Whose it was; undefined where nothing waits. */
export async function reviewedBy(
  { trx }: Change,
  { assignmentId, plannedFor }: Pick<ReviewOf, 'assignmentId' | 'plannedFor'>,
  stamp: { readonly who: string; readonly at: string },
): Promise<string | undefined> {
  const row = await trx
    .updateTable('training_review')
    .set({ reviewed_by: stamp.who, reviewed_at: stamp.at })
    .where('assignment_id', '=', assignmentId)
    .where('planned_for', '=', plannedFor)
    .where('reviewed_at', 'is', null)
    .returning('athlete_id')
    .executeTakeFirst();
  return row?.athlete_id;
}
