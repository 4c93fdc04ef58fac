/**
 * A column about health. What a spreadsheet says is no evidence: it flags nobody and clears nobody, and its words are
 * not kept, neither in notes nor in problems. Only how many rows say something is told, so that a coach can ask.
 */

import { folded } from '#domain/athlete/names.ts';
import { saysNothing } from './cell-words.ts';
import { HEALTH_WORDS } from './header-aliases.ts';

const NO =
  /^(no|none|nil|nothing|nein|keine?|non|rien|ninguno|ninguna|nada|nessuno|nessuna|nee|geen|nao|nenhum|nenhuma|false|0)$/;

/** True for anything but an empty cell and a plain no; `No deadlifts` says something. */
export function saysSomething(text: string): boolean {
  return !saysNothing(text) && !NO.test(folded(text));
}

/** True for `Medical notes` and `Back / postnatal?`: about health whatever else they say. */
export function isAboutHealth(text: string): boolean {
  const words = ` ${folded(text)} `;
  return HEALTH_WORDS.some((word) => words.includes(` ${word} `));
}
