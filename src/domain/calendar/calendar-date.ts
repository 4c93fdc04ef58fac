/**
 * Calendar dates without clock times: the only kind of date that rules, prescriptions and sheets use.
 *
 * A date is the text `YYYY-MM-DD` (proleptic Gregorian, years 1800 to 2200). Arithmetic runs on whole
 * day numbers, so a daylight-saving change can never move a birthday or a clearance by a day.
 */

declare const calendarDate: unique symbol;
export type CalendarDate = string & { readonly [calendarDate]: true };

const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;

/** True when `text` is a real day written `YYYY-MM-DD`; `2023-02-29` is not. */
export function isCalendarDate(text: string): text is CalendarDate {
  // Without a pattern and its captures: every date of a roster and of a log comes this way.
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  return isRealDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

/** The number that stands in these places of a text; NaN where one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function isRealDay(year: number, month: number, day: number): boolean {
  return (
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** Brands a literal or stored text. Throws RangeError when it is not a real date. */
export function calendarDateOf(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`Not a calendar date: ${JSON.stringify(text)}`);
  return text;
}

/** The date of a year, month (1–12) and day, or undefined when no such day exists. */
export function dateFromParts(year: number, month: number, day: number): CalendarDate | undefined {
  if (![year, month, day].every(Number.isInteger) || !isRealDay(year, month, day)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whole days since 1970-01-01, negative before it. */
function dayNumber(date: CalendarDate): number {
  return Math.round(Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)) / 86_400_000);
}

/** Whole days from one date to another: positive when `to` is later, 0 for the same day. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date((dayNumber(date) + days) * 86_400_000);
  const year = moved.getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR))
    throw new RangeError(`${date} plus ${days} days lies outside the calendar`);
  // It is a day by construction: reading it again took most of the time of a squad's schedule.
  return moved.toISOString().slice(0, 10) as CalendarDate;
}

/** The same day of another month; the last day of that month where it is shorter (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const day = Math.min(dayOf(date), daysInMonth(year, month));
  const moved = dateFromParts(year, month, day);
  if (!moved) throw new RangeError(`${date} plus ${months} months lies outside the calendar`);
  return moved;
}

/** Completed months from one date to another; 15 Jan to 14 Feb is 0, to 15 Feb is 1. */
export function completedMonths(from: CalendarDate, to: CalendarDate): number {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  // The day of the month on which the last of them is full: an earlier one where that month is shorter.
  const full = Math.min(dayOf(from), daysInMonth(yearOf(to), monthOf(to)));
  return full > dayOf(to) ? months - 1 : months;
}

/** Completed years: an athlete's age on a day. Somebody born on 29 Feb turns a year older on 28 Feb of common years. */
export function completedYears(from: CalendarDate, to: CalendarDate): number {
  return Math.floor(completedMonths(from, to) / 12);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
function weekday(date: CalendarDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const day = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return (day + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The Monday on or before a date. */
export function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - weekday(date));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `14 Feb 2026`: the way dates stand on screen and paper. */
export function formatDate(date: CalendarDate): string {
  return `${dayOf(date)} ${MONTHS[monthOf(date) - 1]} ${yearOf(date)}`;
}

/** The date that `formatDate` words so; undefined of any other text. */
export function dateInWords(words: string): CalendarDate | undefined {
  const [, day, month, year] = /^(\d{1,2}) (\w{3}) (\d{4})$/.exec(words) ?? [];
  const months: readonly string[] = MONTHS;
  return dateFromParts(Number(year), months.indexOf(month ?? '') + 1, Number(day));
}

export function yearOf(date: CalendarDate): number {
  return digits(date, 0, 4);
}

export function monthOf(date: CalendarDate): number {
  return digits(date, 5, 7);
}

export function dayOf(date: CalendarDate): number {
  return digits(date, 8, 10);
}
