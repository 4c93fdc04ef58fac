/** Compliance: sessions done ÷ sessions assigned, by the week they were planned in. */

import { type CalendarDate, mondayOf } from '../calendar/calendar-date.ts';
import { isWithin, mondaysOf, type Period } from './period.ts';

/** Said wherever sessions are counted. */
export const DONE_SESSION =
  'A session counts as done once a set of it was done, or once it was closed as done.';

/** A training day of an assignment, on the day its schedule, as changed by the coach, has it. */
export interface PlannedSession {
  readonly assignmentId: string;
  /** The day the schedule gave it at first: what it is known by. */
  readonly plannedFor: CalendarDate;
  readonly date: CalendarDate;
  /** Skipped by the coach, fallen on a holiday or into a pause: not asked for, so not missed. */
  readonly state: 'expected' | 'skipped' | 'holiday' | 'paused';
}

/** A session of which anything was done. */
export interface HeldSession {
  readonly assignmentId: string;
  readonly plannedFor: CalendarDate;
  readonly heldOn: CalendarDate;
}

export interface Compliance {
  readonly assigned: number;
  readonly done: number;
}

export interface WeekOfCompliance extends Compliance {
  readonly monday: CalendarDate;
}

/**
 * Each week of a period. What is still to come is not missed: a session counts against nobody before its day is over,
 * and one that was held counts as assigned and done whatever its day had become. A session held in another week than
 * planned counts where it was planned.
 */
export function complianceByWeek(
  planned: readonly PlannedSession[],
  held: readonly HeldSession[],
  period: Period,
  today: CalendarDate,
): readonly WeekOfCompliance[] {
  const weeks = new Map(mondaysOf(period).map((monday) => [monday, { assigned: 0, done: 0 }]));
  const plans = new Map(planned.map((day) => [keyOf(day), day]));
  const done = new Set(held.map(keyOf));
  const count = (date: CalendarDate, isDone: boolean) => {
    const week = isWithin(date, period) ? weeks.get(mondayOf(date)) : undefined;
    if (!week) return;
    week.assigned += 1;
    if (isDone) week.done += 1;
  };
  for (const session of held) count(plans.get(keyOf(session))?.date ?? session.heldOn, true);
  for (const day of plans.values()) {
    if (day.state === 'expected' && day.date < today && !done.has(keyOf(day))) count(day.date, false);
  }
  return [...weeks].map(([monday, week]) => ({ monday, ...week }));
}

export function complianceOf(weeks: readonly Compliance[]): Compliance {
  return weeks.reduce(
    (sum, { assigned, done }) => ({ assigned: sum.assigned + assigned, done: sum.done + done }),
    { assigned: 0, done: 0 },
  );
}

/** `14 of 16 (88 %)`; `nothing assigned` */
export function complianceInWords({ assigned, done }: Compliance): string {
  if (assigned === 0) return 'nothing assigned';
  return `${done} of ${assigned} (${Math.round((100 * done) / assigned)} %)`;
}

function keyOf({ assignmentId, plannedFor }: Pick<HeldSession, 'assignmentId' | 'plannedFor'>): string {
  return `${assignmentId} ${plannedFor}`;
}
