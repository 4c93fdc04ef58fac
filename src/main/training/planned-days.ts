/** The training days that were planned for athletes in a span, with what became of them but for the training itself. */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { runningWork } from '../assignments/running.ts';
import { plannedDaysFrom } from '../assignments/training-days.ts';
import type { Tables } from '../database/schema.ts';
import type { Library } from '../library/library.ts';
import { holidayOn, holidaysOf } from './holidays.ts';

export interface PlannedDay {
  readonly assignmentId: string;
  /** The day of the schedule; `date` is the day it was moved to. */
  readonly plannedFor: CalendarDate;
  readonly date: CalendarDate;
  readonly week: number;
  readonly letter: string;
  readonly state: 'expected' | 'skipped' | 'holiday' | 'paused';
}

/** By athlete, in order of date, both ends included; of running programs alone: an ended one asks for nothing. */
export async function plannedDays(
  executor: Kysely<Tables>,
  library: Library,
  athleteIds: readonly string[],
  {
    from,
    to,
    today,
  }: { readonly from: CalendarDate; readonly to: CalendarDate; readonly today: CalendarDate },
): Promise<Map<string, PlannedDay[]>> {
  const holidays = await holidaysOf(executor);
  const found = new Map<string, PlannedDay[]>();
  for (const running of await runningWork(executor, library, today, { athleteIds, archivedToo: true })) {
    const { assignmentId, athleteId, pausedOn, lastPause, state } = running;
    const isPaused = (date: CalendarDate) =>
      (state === 'paused' && pausedOn !== null && date >= pausedOn) ||
      (lastPause !== undefined && lastPause.began <= date && date < lastPause.resumed);
    const own = found.get(athleteId) ?? [];
    found.set(athleteId, own);
    for (const day of plannedDaysFrom(running, from, running.work.phases)) {
      if (day.date > to) continue;
      const { plannedFor, date, week, letter, skipped } = day;
      const closed = holidayOn(holidays, date) !== undefined;
      const became = skipped ? 'skipped' : isPaused(date) ? 'paused' : closed ? 'holiday' : 'expected';
      own.push({ assignmentId, plannedFor, date, week, letter, state: became });
    }
  }
  for (const days of found.values()) days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return found;
}
