/** Slips of the finger in a prescription: the word of the language that was probably meant. */

import { WORDS } from './grammar.ts';

/** Single words, longest first where several are as near. */
const SINGLE = [...new Set(WORDS.flatMap((word) => word.split(' ')).filter((word) => word.length > 2))];

/** The nearest word one slip away (two in words of seven letters and more); undefined when none is. */
export function nearestWord(word: string): string | undefined {
  if (word.length < 3) return undefined;
  const folded = word.toLowerCase();
  const allowed = word.length >= 7 ? 2 : 1;
  let nearest: string | undefined;
  let least = allowed + 1;
  for (const known of SINGLE) {
    if (Math.abs(known.length - folded.length) > allowed) continue;
    const slips = slipsBetween(folded, known.toLowerCase());
    // The very word stands in a wrong place: there is nothing to correct in it.
    if (slips === 0) return undefined;
    if (slips < least) {
      least = slips;
      nearest = known;
    }
  }
  return nearest;
}

/** Letters added, left out, changed or swapped with their neighbour (optimal string alignment distance). */
function slipsBetween(a: string, b: string): number {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
    }
    older = old;
    old = row;
  }
  return old[b.length] ?? 0;
}
