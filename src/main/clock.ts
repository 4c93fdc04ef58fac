/** What time it is: the only place the application asks. */

import { type CalendarDate, calendarDateOf } from '#domain/calendar/calendar-date.ts';

export interface Clock {
  /** The moment, for audit and backups. */
  now(): Date;
  /** The calendar day that rules are evaluated on, in the facility's time zone. */
  today(): CalendarDate;
  /** Set where somebody named another day than the real one: nobody is given work on the strength of it. */
  readonly otherDay?: boolean;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => localDate(new Date()),
};

/** A clock whose day stands still. Moments follow the real clock unless `now` is given. */
export function clockOn(today: CalendarDate, now?: Date): Clock {
  return { now: () => now ?? new Date(), today: () => today };
}

/** A day that a script named, with the real time of day. */
export function clockNamed(today: CalendarDate): Clock {
  return { ...clockOn(today), otherDay: today !== systemClock.today() };
}

function localDate(moment: Date): CalendarDate {
  const month = String(moment.getMonth() + 1).padStart(2, '0');
  return calendarDateOf(`${moment.getFullYear()}-${month}-${String(moment.getDate()).padStart(2, '0')}`);
}
