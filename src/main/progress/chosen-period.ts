/** From the weeks that were chosen to a period and the one before it. */

import type { ProgressWeeks } from '#contract/progress.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { type Period, periodBefore, USUAL_WEEKS, weeksUpTo } from '#domain/training/period.ts';

export type ChosenWeeks = ProgressWeeks;

/** All time begins with the first session there is, or with today where there is none; nothing came before it. */
export function chosenPeriod(
  weeks: ChosenWeeks,
  today: CalendarDate,
  firstSession: CalendarDate | undefined,
): { readonly period: Period; readonly before?: Period } {
  if (weeks === 'all') return { period: { from: firstSession ?? today, to: today } };
  const period = weeksUpTo(today, weeks ?? USUAL_WEEKS);
  return { period, before: periodBefore(period) };
}
