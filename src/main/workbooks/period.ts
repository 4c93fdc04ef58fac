/** The days that a report is about: both ends in it, open where one is left out. */

import { OF_A_PERIOD } from '#contract/workbooks.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { ExpectedError } from '../errors.ts';

export interface Period {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** Throws INVALID_INPUT for one that ends before it begins. */
export function refuseBackwards({ from, to }: Period): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new ExpectedError('INVALID_INPUT', {
    fields: [{ path: 'to', sentence: `This day is before ${formatDate(from)}, when the period begins.` }],
  });
}

export function isIn({ from, to }: Period, day: CalendarDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** Whether what lasts from one day to another, or goes on, touches the period. */
export function touches({ from, to }: Period, first: CalendarDate, last?: CalendarDate): boolean {
  return (to === undefined || first <= to) && (last === undefined || from === undefined || from <= last);
}

/** A line for the ReadMe; none where all days are meant. */
export function periodInWords({ from, to }: Period): string[] {
  if (from === undefined && to === undefined) return [];
  const days = [from && `from ${formatDate(from)}`, to && `to ${formatDate(to)}`].filter(Boolean).join(' ');
  const sheets = `${OF_A_PERIOD.slice(0, -1).join(', ')} and ${OF_A_PERIOD.at(-1)}`;
  return [`Period: ${days}, for ${sheets}. Every other sheet is of the day it was made.`];
}
