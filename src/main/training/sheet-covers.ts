/** Which sessions a printed sheet is of, by the words of the register. */

import { coveredBy, EACH_WEEK } from '#domain/paper/covers.ts';

/** Whether a sheet is of the session of a week. */
export function covers(
  says: string,
  { week, letter }: { readonly week: number; readonly letter: string },
): boolean {
  const { letters, weeks = { first: 1, last: Infinity } } = coveredBy(says);
  if (week < weeks.first || weeks.last < week) return false;
  // The foundation block is done on every training day, whatever its letter there.
  return letters === undefined || letters.includes(letter) || says.endsWith(EACH_WEEK);
}
