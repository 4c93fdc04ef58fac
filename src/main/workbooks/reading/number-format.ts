/** Number formats of a workbook: which of them show a number as a date, and what the coach sees then. */

import { type CalendarDate, dateFromParts, dayOf, monthOf, yearOf } from '#domain/calendar/calendar-date.ts';

/** Formats that every workbook knows by number alone (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES: Readonly<Record<number, string>> = {
  14: 'yyyy-mm-dd', // shown in the reader's own locale; written here without doubt
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'yyyy-mm-dd',
  27: 'yyyy-mm-dd',
  30: 'm-d-yy',
  36: 'yyyy-mm-dd',
  50: 'yyyy-mm-dd',
  57: 'yyyy-mm-dd',
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The date format of a format number and its code; undefined when it shows no day, month or year. */
export function dateFormat(id: number, code: string | undefined): string | undefined {
  if (code === undefined) return BUILT_IN_DATES[id];
  const first = code.split(';')[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/general/i.test(bare) || !/[dmy]/i.test(bare)) return undefined;
  // Minutes are written like months; a format of nothing but a clock is no date.
  return /[dy]/i.test(bare) || /m{3,}/i.test(bare) || !/[hs]/i.test(bare) ? first : undefined;
}

/** The day that a stored day number stands for; undefined when there is none. Times of day are dropped. */
export function dateOfSerial(serial: number, date1904: boolean): CalendarDate | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(day) || day > 2_958_465) return undefined;
  if (date1904) return day < 0 ? undefined : dateOfDayNumber(day - 24_107);
  // Excel counts a 29 February 1900 that never was (day 60), as Lotus 1-2-3 did.
  if (day < 1 || day === 60) return undefined;
  return dateOfDayNumber(day - (day < 60 ? 25_568 : 25_569));
}

/** `Jul 1905`: the day as the format shows it. Clock times show as written in the format without being read. */
export function shownDate(date: CalendarDate, format: string): string {
  const bare = format.replace(/\[[^\]]*\]/g, '');
  const tokens = bare.match(/"[^"]*"|\\.|_.|\*.|y+|m+|d+|h+|s+|AM\/PM|./gis) ?? [];
  let afterHours = false;
  let shown = '';
  for (const token of tokens) {
    const letter = token[0]?.toLowerCase();
    if (letter === 'y')
      shown += token.length > 2 ? yearOf(date) : String(yearOf(date) % 100).padStart(2, '0');
    else if (letter === 'd') shown += token.length > 2 ? '' : String(dayOf(date)).padStart(token.length, '0');
    else if (letter === 'm' && !afterHours) shown += shownMonth(date, token.length);
    else if (letter === 'h' || letter === 's' || letter === 'm' || token === 'AM/PM')
      shown += token.length > 1 ? '00' : '0';
    else if (letter === '"') shown += token.slice(1, -1);
    else if (letter === '\\') shown += token.slice(1);
    else if (letter !== '_' && letter !== '*' && letter !== '@') shown += token;
    if (letter === 'h') afterHours = true;
  }
  return shown.trim();
}

function shownMonth(date: CalendarDate, length: number): string {
  const name = MONTHS[monthOf(date) - 1] ?? '';
  if (length === 3) return name.slice(0, 3);
  if (length > 3) return length === 5 ? name.slice(0, 1) : name;
  return String(monthOf(date)).padStart(length, '0');
}

function dateOfDayNumber(day: number): CalendarDate | undefined {
  const moved = new Date(day * 86_400_000);
  return dateFromParts(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}
