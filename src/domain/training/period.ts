/** The stretch of time that progress is looked at over: whole weeks from Monday, up to and including a day. */

import { addDays, type CalendarDate, daysBetween, mondayOf } from '../calendar/calendar-date.ts';

/** Both days belong to it. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What progress shows unless another period is chosen. */
export const USUAL_WEEKS = 12;

/** The week of `to` and those before it, `weeks` in all, 1 or more. */
export function weeksUpTo(to: CalendarDate, weeks: number): Period {
  return { from: addDays(mondayOf(to), -7 * (weeks - 1)), to };
}

/** As many whole weeks right before a period, for comparing the two. */
export function periodBefore(period: Period): Period {
  const to = addDays(mondayOf(period.from), -1);
  return weeksUpTo(to, mondaysOf(period).length);
}

/** The Mondays of all weeks that a period touches, in order. */
export function mondaysOf({ from, to }: Period): readonly CalendarDate[] {
  const first = mondayOf(from);
  const weeks = from > to ? 0 : Math.floor(daysBetween(first, to) / 7) + 1;
  return Array.from({ length: weeks }, (_, week) => addDays(first, 7 * week));
}

export function isWithin(date: CalendarDate, { from, to }: Period): boolean {
  return from <= date && date <= to;
}
