/** What a sheet covers, in the words of the register: worded when it is printed, read when the sheet is found again. */

import { type CalendarDate, dateInWords } from '#domain/calendar/calendar-date.ts';

/** In place of weeks: the foundation block asks the same in each of them. */
export const EACH_WEEK = 'each week';

/** `session A`, `sessions A, B and D`. */
export function sessionsInWords(letters: readonly string[]): string {
  const last = letters.at(-1) ?? '';
  return letters.length < 2 ? `session ${last}` : `sessions ${letters.slice(0, -1).join(', ')} and ${last}`;
}

/**
 * Of `session A, week 3`, `sessions A and B, weeks 1–4` or `weeks 1–4`; what is not said is not there: all of it. Of
 * `session A, 23 Nov 2026` that day alone, and of `session A, week 3 and 23 Nov 2026` that day as well.
 */
export function coveredBy(says: string): {
  readonly letters?: readonly string[];
  readonly weeks?: { readonly first: number; readonly last: number };
  readonly days?: readonly CalendarDate[];
} {
  const [, named, rest = ''] = /^sessions? (.+), (.+)$/.exec(says) ?? [];
  const letters = named?.split(/, | and /);
  const days = rest.split(' and ').flatMap((words) => dateInWords(words) ?? []);
  const weeks = /weeks? (\d+)(?:–(\d+))?/.exec(says);
  return {
    ...(letters && { letters }),
    ...(days.length > 0 && { days }),
    ...(weeks && { weeks: { first: Number(weeks[1]), last: Number(weeks[2] ?? weeks[1]) } }),
  };
}
