/**
 * A column about health. It may raise a pending flag and can never clear: what it says in words is not
 * evidence, and its words are not kept, neither in notes nor in problems.
 */

import { folded } from '#domain/athlete/names.ts';
import { saysNothing } from './cell-words.ts';
import type { PendingFlagHint } from './roster-reading.ts';

type Area = PendingFlagHint['areas'][number];

const AREA_WORDS: readonly (readonly [Area, RegExp])[] = [
  [
    'postpartum',
    /\b(post ?nat\w*|post ?part\w*|pos ?parto|pregnan\w*|baby|birth|c section|caesarean|cesarean|delivery|schwanger\w*|ruckbild\w*|embaraz\w*|parto|grossesse|zwanger\w*|gravid\w*)\b/,
  ],
  [
    'back',
    /\b(back|lbp|spine|spinal|disc|lumbar|sciatica|rucken\w*|espalda|dos|schiena|rug|rugpijn|costas)\b/,
  ],
  [
    'joint',
    /\b(joints?|knees?|hips?|shoulders?|ankles?|elbows?|wrists?|acl|mcl|meniscus|knie|hufte|schulter|rodilla|cadera|hombro|genou|hanche|epaule|ginocchio|anca|spalla|heup|schouder|joelho|quadril|ombro)\b/,
  ],
];

const NO =
  /^(no|none|nil|nothing|nein|keine?|non|rien|ninguno|ninguna|nada|nessuno|nessuna|nee|geen|nao|nenhum|nenhuma|false|0)\b/;
const CLEARED = /\b(cleared|clear|ok|okay|fit|full|frei|freigegeben|apto|apta|apte|idoneo|idonea|geschikt)\b/;

/** The hint of one cell under its header; undefined when it is empty or says no. */
export function pendingFlag(header: string, text: string): PendingFlagHint | undefined {
  const words = folded(text);
  if (saysNothing(text) || NO.test(words)) return undefined;
  const own = areasIn(words);
  const areas = own.length > 0 ? own : areasIn(folded(header));
  return { areas: areas.length > 0 ? areas : ['unspecified'], saysCleared: CLEARED.test(words) };
}

/** Hints of several columns of one row as one. */
export function joined(hints: readonly PendingFlagHint[]): PendingFlagHint | undefined {
  if (hints.length === 0) return undefined;
  return {
    areas: [...new Set(hints.flatMap((hint) => hint.areas))],
    saysCleared: hints.some((hint) => hint.saysCleared),
  };
}

function areasIn(words: string): Area[] {
  return AREA_WORDS.filter(([, pattern]) => pattern.test(words)).map(([area]) => area);
}
