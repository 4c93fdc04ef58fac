/**
 * Programs that are over: results of their last days often come in when the next program is assigned already, and are
 * entered against what was asked then.
 */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { RunningWork } from '../assignments/running.ts';
import type { Context } from '../context.ts';
import type { Session } from '../session.ts';
import { WorkNow, workNow } from './work-now.ts';

/** One program with the schedule that knows its days. */
export interface Work {
  readonly running: RunningWork;
  readonly now: WorkNow;
}

/** Of these assignments, by id, whether they run or are over. */
export async function worksOf(
  context: Context,
  assignmentIds: readonly string[],
): Promise<ReadonlyMap<string, Work>> {
  const now = await workNow(context);
  const wanted = new Set(assignmentIds);
  const found = new Map<string, Work>();
  for (const running of now.running)
    if (wanted.delete(running.assignmentId)) found.set(running.assignmentId, { running, now });
  for (const work of await ended(context, [...wanted])) found.set(work.running.assignmentId, work);
  return found;
}

/** Those that run, and for days that are past those that have ended after the first of them. */
export async function worksOn(
  context: Context,
  from: CalendarDate,
  to: CalendarDate = from,
): Promise<readonly Work[]> {
  const now = await workNow(context);
  const running = now.running.map((each) => ({ running: each, now }));
  if (from >= context.clock.today()) return running;
  const rows = await context.session.kysely
    .selectFrom('assignment')
    .select('id')
    .where('state', '=', 'ended')
    .where('ended_on', '>', from)
    .where('start_date', '<=', to)
    .execute();
  const over = await ended(
    context,
    rows.map(({ id }) => id),
  );
  return [...running, ...over];
}

/** Whether a day counts as one of its program. On that of its end nothing more was asked, though something may have been done. */
export function isAskedOn({ endedOn }: RunningWork, date: CalendarDate): boolean {
  return endedOn === null || date < endedOn;
}

/** Kept like the work that runs: a day of last week is asked again after every cell that is entered. */
const kept = new WeakMap<
  Session,
  { readonly revision: number; readonly works: Map<string, Promise<Work[]>> }
>();
/** Days and sheets that are kept: those somebody goes back and forth between. */
const MOST_KEPT = 3;

function ended(context: Context, assignmentIds: readonly string[]): Promise<Work[]> {
  if (assignmentIds.length === 0) return Promise.resolve([]);
  const { session, clock } = context;
  const today = clock.today();
  let known = kept.get(session);
  if (known?.revision !== session.workRevision) {
    known = { revision: session.workRevision, works: new Map() };
    kept.set(session, known);
  }
  const { works } = known;
  const key = [today, ...assignmentIds.toSorted()].join(' ');
  const found = works.get(key) ?? read(context, today, assignmentIds);
  // Set anew, for the order is that of their last use.
  works.delete(key);
  works.set(key, found);
  for (const oldest of works.keys()) {
    if (works.size <= MOST_KEPT) break;
    works.delete(oldest);
  }
  // A failure is not kept.
  found.catch(() => works.delete(key));
  return found;
}

async function read(context: Context, on: CalendarDate, assignmentIds: readonly string[]): Promise<Work[]> {
  const now = await WorkNow.of(context, on, { assignmentIds, ended: true });
  return now.running.map((running) => ({ running, now }));
}
