/** Moves, skips and swaps sessions. A session keeps its week: it is never done before the week it belongs to begins. */

import type { training } from '#contract/training.ts';
import { addDays, type CalendarDate, daysBetween, formatDate } from '#domain/calendar/calendar-date.ts';
import type { RunningWork } from '../assignments/running.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { type DayChange, plannedDaysFrom } from '../assignments/training-days.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { keyOf, sessionsOf, setCounts } from './stored.ts';
import { type PlannedDay, workNow } from './work-now.ts';

type Handlers = HandlersOf<typeof training>;

/** Later than this a session is another one. */
const FARTHEST_DAYS = 14;

export const reschedule: Handlers['training.reschedule'] = async ({ sessions, change: wanted }, context) => {
  const stamp = stampOf(context);
  const now = await workNow(context);
  const running = new Map(now.running.map((each) => [each.assignmentId, each]));
  const rows: { running: RunningWork; plannedFor: CalendarDate; change: DayChange | undefined }[] = [];
  for (const { assignmentId, plannedFor } of sessions) {
    const work = running.get(assignmentId);
    const days = work ? plannedDaysFrom(work, work.startDate, work.work.phases) : [];
    const day = days.find((each) => each.plannedFor === plannedFor);
    if (!work || !day) throw new ExpectedError('NOT_FOUND');
    rows.push(...changed(work, day, days, wanted));
  }
  const begun = await sessionsOf(context.session.kysely, [
    ...new Set(rows.map((row) => row.running.assignmentId)),
  ]);
  const counts = await setCounts(
    context.session.kysely,
    [...begun.values()].map(({ id }) => id),
  );
  for (const { running: work, plannedFor, change } of rows) {
    const session = begun.get(keyOf(work.assignmentId, plannedFor));
    const entered = session ? (counts.get(session.id) ?? 0) : 0;
    if (entered > 0 && (change?.skipped || change?.letter !== undefined))
      throw refused(`${work.name} has begun the session of ${formatDate(plannedFor)}. It can only be moved.`);
  }
  const what =
    wanted === null ? 'Put back' : 'skip' in wanted ? 'Skipped' : 'moveTo' in wanted ? 'Moved' : 'Swapped';
  const undo = `${what} ${sessions.length === 1 ? 'a session' : `${sessions.length} sessions`}`;
  return context.session.change({ stamp, undo }, async (transaction) => {
    const { trx, touch, audit } = transaction;
    for (const { running: work, plannedFor, change } of rows) {
      const key = { assignment_id: work.assignmentId, planned_for: plannedFor };
      if (!change) {
        await trx
          .deleteFrom('schedule_change')
          .where('assignment_id', '=', key.assignment_id)
          .where('planned_for', '=', plannedFor)
          .execute();
        continue;
      }
      const values = {
        skipped: change.skipped ? (1 as const) : (0 as const),
        moved_to: change.movedTo ?? null,
        letter: change.letter ?? null,
        changed_by: stamp.who,
        changed_at: stamp.at,
      };
      await trx
        .insertInto('schedule_change')
        .values({ ...key, ...values })
        .onConflict((conflict) => conflict.columns(['assignment_id', 'planned_for']).doUpdateSet(values))
        .execute();
    }
    const { version: policyVersion } = await policyInForce(trx);
    audit(
      ...rows.map(({ running: work, plannedFor, change }) => ({
        action: 'training.reschedule',
        subject: work.athleteId,
        change: { assignment: work.assignmentId, plannedFor, ...change },
        policyVersion,
      })),
    );
    const athleteIds = [...new Set(rows.map((row) => row.running.athleteId))];
    touch('training', athleteIds);
    touch('assignment', athleteIds);
    // A session that eases after a worse morning is another one now: sheets that show it are void.
    const conflicts = await sweepAfterTightening(
      transaction,
      athleteIds,
      stamp,
      context.library,
      'training.reschedule',
    );
    return { changed: rows.length, conflicts };
  });
};

function changed(
  running: RunningWork,
  day: PlannedDay,
  days: readonly PlannedDay[],
  wanted: Parameters<Handlers['training.reschedule']>[0]['change'],
) {
  const { plannedFor } = day;
  const before = running.changes.get(plannedFor);
  const kept = { skipped: false, ...(before?.letter && { letter: before.letter }) };
  if (wanted === null) return [{ running, plannedFor, change: undefined }];
  if ('skip' in wanted) return [{ running, plannedFor, change: { ...before, skipped: true } }];
  if ('moveTo' in wanted) {
    const { moveTo } = wanted;
    if (moveTo === plannedFor) return [{ running, plannedFor, change: kept.letter ? kept : undefined }];
    const first = addDays(running.startDate, 7 * (day.week - running.startWeek));
    if (moveTo < first)
      throw refused(
        `Week ${day.week} of ${running.name} begins on ${formatDate(first)}. Choose that day or a later one.`,
      );
    if (daysBetween(plannedFor, moveTo) > FARTHEST_DAYS)
      throw refused(`Choose a day within two weeks of ${formatDate(plannedFor)}.`);
    return [{ running, plannedFor, change: { ...kept, movedTo: moveTo } }];
  }
  const other = days.find((each) => each.plannedFor === wanted.swapWith);
  if (!other || other.week !== day.week || other.plannedFor === plannedFor)
    throw refused(`${running.name} has no other session on ${formatDate(wanted.swapWith)} in that week.`);
  const on = (place: PlannedDay, letter: string) => {
    const own = running.changes.get(place.plannedFor);
    return { running, plannedFor: place.plannedFor, change: { skipped: false, ...own, letter } };
  };
  return [on(day, other.letter), on(other, day.letter)];
}

function refused(message: string): ExpectedError {
  return new ExpectedError('RESCHEDULE_REFUSED', { message });
}
