/** A leaderboard of one lift: who asked to be on it, from the highest down. Equal values share a place. */

export interface Standing<Entry> {
  readonly entry: Entry;
  /** From 1; the place after two that are equal is left out. */
  readonly place: number;
}

/** `value`: what is compared, higher is better; whoever has none is not on the board. */
export function leaderboard<Entry>(
  entries: readonly Entry[],
  value: (entry: Entry) => number | undefined,
): readonly Standing<Entry>[] {
  const valued = entries.flatMap((entry) => {
    const of = value(entry);
    return of === undefined ? [] : [{ entry, of }];
  });
  return valued
    .toSorted((a, b) => b.of - a.of)
    .map(({ entry, of }) => ({ entry, place: 1 + valued.filter((other) => other.of > of).length }));
}
