/** Small words of cells that say "nothing here", and lines that say "this is a sum". */

import { folded } from '#domain/athlete/names.ts';

const NOTHING = new Set([
  'n a',
  'na',
  'none',
  'nil',
  'null',
  'tbc',
  'tbd',
  'tba',
  'unknown',
  'not known',
  'not tested',
  'k a',
  'keine',
  'unbekannt',
  's d',
  's o',
  'sin datos',
  'desconocido',
  'nc',
  'inconnu',
  'sconosciuto',
  'nd',
  'n d',
  'onbekend',
  'nvt',
  'n v t',
  'desconhecido',
]);

const LONGEST_NOTHING = 24;

/** True for `n/a`, `-`, `?`, `tbc` and their kin: an empty cell in words. */
export function saysNothing(text: string): boolean {
  // Most cells are longer or have a digit in them; this runs once for every cell of a file.
  if (text.length > LONGEST_NOTHING || /\d/.test(text)) return false;
  const words = folded(text);
  return words === '' || NOTHING.has(words);
}

const SUMS =
  /^(grand total|sub ?total|totals?|sum|count|average|avg|mean|median|max|min|total general|suma|media|promedio|somme|moyenne|summe|gesamt|anzahl|durchschnitt|mittelwert|soma|totale|somma|totaal|gemiddelde|aantal)\b/;

/** Nothing else in the cell: `Low` and `High` begin names, too. */
const SUMS_ALONE: ReadonlySet<string> = new Set(['high', 'low', 'n']);

/** True when the cell where the name should be says that the row adds up or averages the ones above. */
export function saysSum(text: string): boolean {
  const words = folded(text);
  return SUMS.test(words) || SUMS_ALONE.has(words);
}

/** Latin words with one space between them: nothing to tidy. */
const TIDY = /^[!-~À-ɏ]+(?: [!-~À-ɏ]+)*$/;

/** One line without control characters: runs of spaces become one, nothing else changes. */
export function tidyLine(text: string): string {
  if (TIDY.test(text)) return text;
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** Several lines without control characters other than line breaks and tabs. */
export function tidyProse(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .trim();
}
