/** Moves, skips and swaps sessions. A session keeps its week: it is never done before the week it belongs to begins. */

import type { training } from '#contract/training.ts';
import { addDays, type CalendarDate, daysBetween, formatDate } from '#domain/calendar/calendar-date.ts';
import type { RunningWork } from '../assignments/running.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { type DayChange, plannedDaysFrom } from '../assignments/training-days.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { holidayOn, holidaysOf } from './holidays.ts';
import { keyOf, type StoredSession, sessionsOf, setCounts } from './stored.ts';
import { type PlannedDay, type WorkNow, workNow } from './work-now.ts';

type Handlers = HandlersOf<typeof training>;

/** Later than this a session is another one. */
const FARTHEST_DAYS = 14;
/** More names than this are counted. */
const MOST_NAMED = 3;

export const reschedule: Handlers['training.reschedule'] = async ({ sessions, change: wanted }, context) => {
  const stamp = stampOf(context);
  const { kysely } = context.session;
  const now = await workNow(context);
  const running = new Map(now.running.map((each) => [each.assignmentId, each]));
  const stored = await sessionsOf(kysely, [...new Set(sessions.map(({ assignmentId }) => assignmentId))]);
  const counts = await setCounts(
    kysely,
    [...stored.values()].map(({ id }) => id),
  );
  const rows = new Map<string, Row>();
  for (const { assignmentId, plannedFor } of sessions) {
    const work = running.get(assignmentId);
    const days = work ? now.daysOf(work, plannedFor) : [];
    const day = days.find((each) => each.plannedFor === plannedFor);
    if (!work || !day) throw new ExpectedError('NOT_FOUND');
    for (const change of changed(work, day, days, wanted)) {
      const session = stored.get(keyOf(assignmentId, change.day.plannedFor));
      const row = { ...change, begun: session && (counts.get(session.id) ?? 0) > 0 ? session : undefined };
      refuseWhatIsDone(row, wanted, stamp.today);
      rows.set(keyOf(assignmentId, change.day.plannedFor), row);
    }
  }
  const what =
    wanted === null ? 'Put back' : 'skip' in wanted ? 'Skipped' : 'moveTo' in wanted ? 'Moved' : 'Swapped';
  const undo = `${what} ${sessions.length === 1 ? 'a session' : `${sessions.length} sessions`}`;
  const remarks = await remarksOn(context, [...rows.values()], now);
  return context.session.change({ stamp, undo }, async (transaction) => {
    const { trx, touch, audit } = transaction;
    for (const { running: work, day, change, begun } of rows.values()) {
      const { plannedFor } = day;
      const key = { assignment_id: work.assignmentId, planned_for: plannedFor };
      const heldOn = change?.movedTo ?? plannedFor;
      // What is entered goes with its session: it would be on no day of the log otherwise.
      if (begun && begun.held_on !== heldOn && heldOn !== day.date)
        await trx
          .updateTable('training_session')
          .set(({ eb }) => ({ held_on: heldOn, version: eb('version', '+', 1) }))
          .where('id', '=', begun.id)
          .execute();
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
      ...[...rows.values()].map(({ running: work, day, change }) => ({
        action: 'training.reschedule',
        subject: work.athleteId,
        change: { assignment: work.assignmentId, plannedFor: day.plannedFor, ...change },
        policyVersion,
      })),
    );
    const athleteIds = [...new Set([...rows.values()].map((row) => row.running.athleteId))];
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
    return { changed: rows.size, conflicts, remarks };
  });
};

/** A day of the schedule and what becomes of it; undefined puts it back. */
interface DayChanged {
  readonly running: RunningWork;
  readonly day: PlannedDay;
  readonly change: DayChange | undefined;
  /** What it will be. */
  readonly letter: string;
}

interface Row extends DayChanged {
  /** Stored, where sets of it are entered. */
  readonly begun: StoredSession | undefined;
}

type Wanted = Parameters<Handlers['training.reschedule']>[0]['change'];

function refuseWhatIsDone(
  { running: { name }, day, change, letter, begun }: Row,
  wanted: Wanted,
  today: CalendarDate,
): void {
  const heldOn = change?.movedTo ?? day.plannedFor;
  if (begun) {
    if (change?.skipped || letter !== day.letter)
      throw refused(`${name} has begun the session of ${formatDate(begun.held_on)}. It can only be moved.`);
    if (heldOn > today && heldOn !== day.date)
      throw refused(
        `${name} has begun the session of ${formatDate(begun.held_on)}. Choose the day it was done, today or before.`,
      );
    return;
  }
  // Nothing is done in the past but what was done: the session would be gone, and what is eased on its day with it.
  if (wanted !== null && 'moveTo' in wanted && heldOn < today && heldOn !== day.date)
    throw refused(`${formatDate(heldOn)} is past. Choose today or a later day, or enter what was done then.`);
}

/** What whoever moves sessions should know of their new days; nothing of it stands in the way. */
async function remarksOn(context: Context, rows: readonly Row[], now: WorkNow): Promise<string[]> {
  const holidays = await holidaysOf(context.session.kysely);
  const moving = new Map(rows.map((row) => [keyOf(row.running.assignmentId, row.day.plannedFor), row]));
  const dates = new Map<CalendarDate, Set<string>>();
  for (const { running, day, change } of rows) {
    const to = change?.movedTo ?? day.plannedFor;
    if (change?.skipped || to === day.date) continue;
    const names = dates.get(to) ?? new Set();
    dates.set(to, names);
    const others = now.running
      .filter(({ athleteId }) => athleteId === running.athleteId)
      .flatMap((work) =>
        now.daysOf(work, to).filter((each) => {
          if (work === running && each.plannedFor === day.plannedFor) return false;
          const row = moving.get(keyOf(work.assignmentId, each.plannedFor));
          return row
            ? !row.change?.skipped && (row.change?.movedTo ?? each.plannedFor) === to
            : !each.skipped && each.date === to;
        }),
      );
    if (others.length > 0) names.add(running.name);
  }
  return [...dates].flatMap(([date, names]) => {
    const holiday = holidayOn(holidays, date);
    const closed = `${formatDate(date)} is a holiday (${holiday}): its sessions count as neither done nor missed.`;
    const more = names.size > MOST_NAMED ? `${names.size} athletes` : [...names].join(', ');
    const twice = `${more} ${names.size === 1 ? 'has' : 'have'} another session on ${formatDate(date)}.`;
    return [...(holiday === undefined ? [] : [closed]), ...(names.size > 0 ? [twice] : [])];
  });
}

function changed(
  running: RunningWork,
  day: PlannedDay,
  days: readonly PlannedDay[],
  wanted: Wanted,
): DayChanged[] {
  const { plannedFor } = day;
  const before = running.changes.get(plannedFor);
  const kept = { skipped: false, ...(before?.letter && { letter: before.letter }) };
  const { letter } = day;
  if (wanted === null) return putBack(running, day, days);
  if ('skip' in wanted) return [{ running, day, letter, change: { ...before, skipped: true } }];
  if ('moveTo' in wanted) {
    const { moveTo } = wanted;
    if (moveTo === plannedFor) return [{ running, day, letter, change: kept.letter ? kept : undefined }];
    const first = addDays(running.startDate, 7 * (day.week - running.startWeek));
    if (moveTo < first)
      throw refused(
        `Week ${day.week} of ${running.name} begins on ${formatDate(first)}. Choose that day or a later one.`,
      );
    if (daysBetween(plannedFor, moveTo) > FARTHEST_DAYS)
      throw refused(`Choose a day within two weeks of ${formatDate(plannedFor)}.`);
    return [{ running, day, letter, change: { ...kept, movedTo: moveTo } }];
  }
  const other = days.find((each) => each.plannedFor === wanted.swapWith);
  if (!other || other.week !== day.week || other.plannedFor === plannedFor)
    throw refused(`${running.name} has no other session on ${formatDate(wanted.swapWith)} in that week.`);
  const on = (place: PlannedDay, swapped: string): DayChanged => {
    const own = running.changes.get(place.plannedFor);
    return { running, day: place, letter: swapped, change: { skipped: false, ...own, letter: swapped } };
  };
  return [on(day, other.letter), on(other, day.letter)];
}

/** A session that was swapped goes back with every swap of its week: alone it would stand there twice. */
function putBack(running: RunningWork, day: PlannedDay, days: readonly PlannedDay[]): DayChanged[] {
  const own = ({ plannedFor }: PlannedDay) => running.changes.get(plannedFor);
  const { changes: _changes, ...asScheduled } = running;
  const letters = new Map(
    plannedDaysFrom(asScheduled, running.startDate, running.work.phases).map((each) => [
      each.plannedFor,
      each.letter,
    ]),
  );
  const letterOf = (each: PlannedDay) => letters.get(each.plannedFor) ?? each.letter;
  const back = { running, day, letter: letterOf(day), change: undefined };
  if (own(day)?.letter === undefined) return [back];
  const swapped = days.filter(
    (each) => each.week === day.week && each.plannedFor !== day.plannedFor && own(each)?.letter !== undefined,
  );
  return [
    back,
    ...swapped.map((each): DayChanged => {
      const { letter: _letter, ...rest } = own(each) ?? { skipped: false };
      const change = rest.skipped || rest.movedTo !== undefined ? rest : undefined;
      return { running, day: each, letter: letterOf(each), change };
    }),
  ];
}

function refused(message: string): ExpectedError {
  return new ExpectedError('RESCHEDULE_REFUSED', { message });
}
