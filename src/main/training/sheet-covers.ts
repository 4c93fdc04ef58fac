/** Which sessions a printed sheet is of, by the words of the register. */

/** `session A, week 3`, `weeks 1–4`, or a sheet of each week. */
export function sessionOnSheet(covers: string): { first: number; last: number; letter?: string } {
  const letter = /^session (\S+?),/.exec(covers)?.[1];
  const weeks = /weeks? (\d+)(?:–(\d+))?/.exec(covers);
  const first = weeks ? Number(weeks[1]) : 1;
  const last = weeks ? Number(weeks[2] ?? weeks[1]) : 10_000;
  // The foundation block is done on every training day, whatever its letter there.
  return { first, last, ...(letter && letter !== 'F' && { letter }) };
}

/** Whether a sheet is of the session of a week. */
export function covers(
  says: string,
  { week, letter }: { readonly week: number; readonly letter: string },
): boolean {
  const wanted = sessionOnSheet(says);
  return wanted.first <= week && week <= wanted.last && (wanted.letter ?? letter) === letter;
}
