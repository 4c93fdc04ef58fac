/** Whether two names may be the same person's, written differently or with a slip of the finger. */

import { folded } from '#domain/athlete/names.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';

export interface NearPerson {
  readonly lastName: string;
  readonly firstName: string;
  readonly preferredName?: string | undefined;
  readonly dateOfBirth?: CalendarDate | undefined;
}

/** One person's names prepared once, for thousands of comparisons. */
export interface FoldedPerson {
  /** All words of the name in one order, so that first and last name exchanged are the same. */
  readonly nameKey: string;
  readonly last: string;
  readonly first: string;
  readonly preferred: string;
  readonly dateOfBirth: CalendarDate | undefined;
}

export function foldedPerson(person: NearPerson): FoldedPerson {
  const last = folded(person.lastName);
  const first = folded(person.firstName);
  return {
    nameKey: wordsInOrder(first, last),
    last: joined(last),
    first: joined(first),
    preferred: person.preferredName ? joined(folded(person.preferredName)) : '',
    dateOfBirth: person.dateOfBirth,
  };
}

function joined(words: string): string {
  return words.includes(' ') ? words.replaceAll(' ', '') : words;
}

function wordsInOrder(first: string, last: string): string {
  if (first === '' || last === '' || first.includes(' ') || last.includes(' '))
    return `${first} ${last}`.trim().split(' ').sort().join(' ');
  return first < last ? `${first} ${last}` : `${last} ${first}`;
}

/** Why two people may be one, as words for the coach; undefined when they are not alike. */
export function likeness(one: FoldedPerson, other: FoldedPerson): string | undefined {
  const birthday = birthdays(one.dateOfBirth, other.dateOfBirth);
  if (birthday === 'different') return undefined;
  const sameName =
    (one.last === other.last && one.first === other.first) ||
    (one.last === other.first && one.first === other.last);
  switch (birthday) {
    case 'same':
      if (sameName) return 'the same name and birthday';
      if (one.last === other.last && alikeFirst(one, other))
        return 'the same last name and birthday, a similar first name';
      if (one.first === other.first && alike(one.last, other.last))
        return 'the same first name and birthday, a similar last name';
      if (one.first === other.first && one.first.length > 2)
        return 'the same first name and birthday, another last name';
      return undefined;
    case 'slip':
      return sameName ? 'the same name, a birthday that differs by a slip' : undefined;
    case 'unknown':
      if (sameName) return 'the same name, a birthday missing on one side';
      if (one.last === other.last && alikeFirst(one, other))
        return 'the same last name, a similar first name';
      if (one.first === other.first && alike(one.last, other.last))
        return 'the same first name, a similar last name';
      return undefined;
  }
}

type Birthdays = 'same' | 'slip' | 'unknown' | 'different';

/** A slip: one digit of the date another, or day and month exchanged. Runs for every pair that shares a name. */
function birthdays(one: CalendarDate | undefined, other: CalendarDate | undefined): Birthdays {
  if (!one || !other) return 'unknown';
  if (one === other) return 'same';
  let different = 0;
  for (let at = 0; at < one.length; at++) if (one.charCodeAt(at) !== other.charCodeAt(at)) different++;
  if (different === 1) return 'slip';
  const same = (at: number, place: number) => one.charCodeAt(at) === other.charCodeAt(place);
  const sameYear = same(0, 0) && same(1, 1) && same(2, 2) && same(3, 3);
  return sameYear && same(5, 8) && same(6, 9) && same(8, 5) && same(9, 6) ? 'slip' : 'different';
}

/** `meg` and `megan`, a preferred name, or a slip. */
function alikeFirst(one: FoldedPerson, other: FoldedPerson): boolean {
  if (one.first.length >= 3 && other.first.startsWith(one.first)) return true;
  if (other.first.length >= 3 && one.first.startsWith(other.first)) return true;
  if (one.preferred !== '' && one.preferred === other.first) return true;
  if (other.preferred !== '' && other.preferred === one.first) return true;
  return alike(one.first, other.first);
}

/** One slip in a word of four letters, two in a word of eight; short words must be the same. */
function alike(one: string, other: string): boolean {
  const allowed = Math.min(2, Math.floor(Math.min(one.length, other.length) / 4));
  return allowed > 0 && Math.abs(one.length - other.length) <= allowed && editDistance(one, other) <= allowed;
}

/** Letters put in, left out, changed, or two neighbours exchanged (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[other.length] ?? 0;
}
