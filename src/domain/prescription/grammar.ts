/**
 * The prescription language: what a coach may write on the line, in one place.
 *
 * | piece           | ways to write it                                                                          |
 * |-----------------|-------------------------------------------------------------------------------------------|
 * | sets and reps   | `4 × 8`  `4x8`  `4*8`  `4 sets of 8`  `3 × 8–12`  `3 x 8 to 12 reps`                        |
 * | steps, time     | `3 × 20 steps`  `2 × 45 s`  `2 × 1 min`                                                    |
 * | as many         | `3 × AMRAP`  `1 × AMRAP (at least 5)`  `1 × 5+`                                            |
 * | kinds of sets   | `top set of 5`  `2 top sets of 3`  `top 1 × 5`  `back-off 2 × 8`  `warm-up 2 × 15`          |
 * | work up         | `work up to top set of 5`  `work up to 5`                                                  |
 * | sides           | `each side`  `/side`  `per leg`  `each way`                                                |
 * | percentage      | `@ 70 %`  `70%`  `at 77–80 %`  `90 % TM`  `60 % of working weight`, to two decimals         |
 * | weight          | `@ 102.5 kg`  `225 lb`  `5 × 5 × 100 kg`                                                   |
 * | no bar          | `bodyweight`  `@ BW`  `band`  `light band`  `heaviest manageable`                            |
 * | beside the load | `+ band`  `+ strong band`  `with band`                                                    |
 * | effort          | `RPE 8`  `@ RPE 8`  `2 RIR`                                                                |
 * | pause, tempo    | `pause 2 s`  `2-s top hold`  `tempo 3-1-1-0`  `tempo 31X0` (X as fast as possible)          |
 * | rest            | `rest 90 s`  `rest 2 min`  `rest 1:30`                                                     |
 * | remark          | in parentheses, or words after a comma                                                    |
 *
 * Several groups of sets stand one after the other: `top set of 5 @ 85 %, back-off 2 × 8 @ 72 %`. Loads may also
 * follow the groups in their order: `top 1 × 5; back-off 2 × 8; 85 %; 72 %`. Capitals, spaces, commas and semicolons
 * do not matter; a decimal comma is read as a point.
 */

import type { LoadUnit } from '../load/load.ts';
import type {
  BandStrength,
  LoadTarget,
  PercentBasis,
  RepTarget,
  SetKind,
  Tempo,
  TempoCount,
} from './prescription.ts';

/** What one piece of the line says. */
export type Said =
  | {
      readonly kind: 'group';
      readonly set: SetKind;
      readonly sets: number;
      readonly reps: RepTarget;
      /** The weight of `5 × 5 × 100 kg`. */
      readonly load?: LoadTarget;
    }
  | { readonly kind: 'load'; readonly load: LoadTarget }
  | { readonly kind: 'band'; readonly strength: BandStrength; readonly beside: boolean }
  | { readonly kind: 'perSide' }
  | { readonly kind: 'workUp' }
  | { readonly kind: 'rir' | 'rpe' | 'pause' | 'rest'; readonly value: number }
  | { readonly kind: 'tempo'; readonly value: Tempo }
  | { readonly kind: 'note'; readonly text: string }
  /** Says nothing by itself: `no bar`, `load unstated`. */
  | { readonly kind: 'filler' }
  /** Understood, and not sound: the sentence says why, the proposal what to write instead. */
  | { readonly kind: 'problem'; readonly sentence: string; readonly proposal?: string };

/** One piece with its place in the text: from `start` up to, not including, `end`. */
export interface Piece {
  readonly said: Said;
  readonly start: number;
  readonly end: number;
}

interface Pattern {
  readonly form: RegExp;
  readonly read: (match: RegExpExecArray) => Said;
}

const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const TO = String.raw`\s*(?:–|—|-|to)\s*`;
const RANGE = `(?<low>${NUMBER})(?:${TO}(?<high>${NUMBER}))?`;
const TIMES = String.raw`\s*(?:×|x|\*)\s*`;
const SECONDS = String.raw`(?:s|secs?|seconds?)\b`;
const AT = String.raw`(?:@\s*|at\s+)?`;
const REPS = String.raw`(?:(?<amrap>amrap|max(?:\s+reps)?\b)(?:\s*\(at\s+least\s+(?<least>\d+)\))?|(?<plus>\d+)\+|${RANGE}(?:\s*(?<unit>steps?\b|min(?:utes?|s)?\b|${SECONDS}|reps?\b))?)`;

const pattern = (form: string, read: Pattern['read']): Pattern => ({ form: new RegExp(form, 'iyu'), read });

/** Tried in this order at each place; the first that fits is taken. */
const PATTERNS: readonly Pattern[] = [
  pattern(String.raw`work(?:ing)?\s+up(?:\s+to)?(?:\s+an?\b)?`, () => ({ kind: 'workUp' })),
  // A comma without a space would be read as a decimal one.
  pattern(String.raw`\d+${TIMES}\d+(?:,\d+${TIMES}\d+)+(?![\d.,])`, ([text]) => ({
    kind: 'problem',
    sentence: 'Leave a space behind a comma between sets, or write two lines, or top set and back-off.',
    proposal: text
      .split(',')
      .map((sets) => sets.replace(new RegExp(TIMES, 'i'), ' × '))
      .join(', '),
  })),
  pattern(String.raw`(?:(?<sets>\d+)\s+)?top\s+sets?\s+of\s+${REPS}`, ({ groups }) =>
    group('top', groups?.['sets'] ?? '1', groups),
  ),
  pattern(
    String.raw`(?:(?<set>top(?:\s+sets?)?|back\s*-?\s*off(?:\s+sets?)?|warm\s*-?\s*up(?:\s+sets?)?)\s*:?\s*)?(?<sets>\d+)(?:${TIMES}|\s+sets?\s+(?:of\s+|×\s*|x\s*)?)${REPS}(?:${TIMES}(?<weight>${NUMBER})\s*(?<of>kgs?|lbs?)\b)?`,
    ({ groups }) => group(setKind(groups?.['set']), groups?.['sets'] ?? '', groups),
  ),
  pattern(String.raw`(?:each|per)\s+(?:side|leg|arm|way)\b|\/\s*(?:side|leg|arm|way)\b|e\/s\b`, () => ({
    kind: 'perSide',
  })),
  pattern(
    String.raw`${AT}${RANGE}\s*%(?:\s*(?:of\s+)?(?:the\s+)?(?:(?<tm>tm\b|training\s+max\b)|(?<work>working(?:\s+weight)?\b)|e?1rm\b|max(?:imum)?\b|["“]?load\b["”]?))?`,
    ({ groups }) => percentage(groups),
  ),
  pattern(
    String.raw`${AT}(?<low>${NUMBER})${TO}(?<high>${NUMBER})\s*(?<of>kgs?|kilos?|lbs?|pounds?)\b`,
    ({ groups }) => ({
      kind: 'problem',
      sentence: 'Ask for one weight, not a range.',
      // The careful end.
      proposal: `@ ${Math.min(number(groups?.['low']), number(groups?.['high']))} ${unitOf(groups)}`,
    }),
  ),
  pattern(String.raw`${AT}(?<weight>${NUMBER})\s*(?<of>kgs?|kilos?|lbs?|pounds?)\b`, ({ groups }) =>
    weight(groups),
  ),
  pattern(String.raw`${AT}rpe\s*${RANGE}|${AT}(?<low2>${NUMBER})\s*rpe\b`, ({ groups }) =>
    effort('rpe', groups),
  ),
  pattern(String.raw`${AT}${RANGE}\s*rir\b|${AT}rir\s*(?<low2>${NUMBER})`, ({ groups }) =>
    effort('rir', groups),
  ),
  pattern(
    String.raw`(?:with\s+(?:an?\s+)?)?pause\s+(?:of\s+)?(?<value>${NUMBER})\s*${SECONDS}|(?<value2>${NUMBER})\s*-?\s*(?:s|sec|secs|second|seconds)\s+(?:top\s+)?(?:hold|pause)(?:\s+at\s+the\s+top)?`,
    ({ groups }) => ({ kind: 'pause', value: number(groups?.['value'] ?? groups?.['value2']) }),
  ),
  pattern(
    String.raw`tempo\s*(?<a>\d+|x)\s*[-–/]\s*(?<b>\d+|x)\s*[-–/]\s*(?<c>\d+|x)\s*[-–/]\s*(?<d>\d+|x)\b`,
    tempo,
  ),
  pattern(String.raw`tempo\s*(?<a>[\dx])(?<b>[\dx])(?<c>[\dx])(?<d>[\dx])\b`, tempo),
  pattern(String.raw`rest\s+(?:of\s+)?(?<minutes>\d+):(?<seconds>\d\d)(?:\s*min\b)?`, ({ groups }) => ({
    kind: 'rest',
    value: 60 * number(groups?.['minutes']) + number(groups?.['seconds']),
  })),
  pattern(
    String.raw`rest\s+(?:of\s+)?(?<value>${NUMBER})\s*(?:(?<minutes>min(?:utes?|s)?\b|m\b|')|${SECONDS}|")`,
    ({ groups }) => ({ kind: 'rest', value: number(groups?.['value']) * (groups?.['minutes'] ? 60 : 1) }),
  ),
  pattern(String.raw`${AT}(?:body\s*-?\s*weight\b|bw\b)`, () => load({ kind: 'bodyweight' })),
  pattern(String.raw`${AT}(?:heaviest\s+(?:manageable|possible)\b|as\s+heavy\s+as\s+possible\b)`, () =>
    load({ kind: 'heaviestManageable' }),
  ),
  pattern(
    String.raw`(?<beside>\+\s*|(?:with|plus)\s+)?(?:an?\s+)?(?:(?<strength>light|moderate|medium|strong|heavy)\s+)?band(?:ed)?\b`,
    ({ groups }) => ({
      kind: 'band',
      strength: strength(groups?.['strength']),
      beside: groups?.['beside'] !== undefined,
    }),
  ),
  pattern(String.raw`(?:no\s+(?:bar|load)|load\s+unstated|unstated|reps?|sets?)\b`, () => ({
    kind: 'filler',
  })),
  pattern(String.raw`\((?<text>[^()]*)\)`, ({ groups }) => ({
    kind: 'note',
    text: (groups?.['text'] ?? '').trim(),
  })),
  pattern(String.raw`@\s*(?<value>${NUMBER})`, ({ groups }) => ({
    kind: 'problem',
    sentence: `Say what ${groups?.['value']} is: a percentage, a weight or an effort.`,
    proposal: `@ ${groups?.['value']} ${number(groups?.['value']) <= 10 ? 'RPE' : '%'}`,
  })),
  pattern(String.raw`pause[ds]?\b`, () => ({
    kind: 'problem',
    sentence: 'Say how long the pause is.',
    proposal: 'pause 2 s',
  })),
  pattern(String.raw`rest\b(?:\s*\d+)?`, ([text]) => ({
    kind: 'problem',
    sentence: 'Say how long the rest is, in seconds or minutes.',
    proposal: /\d/.test(text) ? `${text} s` : 'rest 90 s',
  })),
  pattern(String.raw`tempo\b(?:\s*[\dx/–-]+)?`, () => ({
    kind: 'problem',
    sentence: 'A tempo has four counts: down, pause, up, pause.',
    proposal: 'tempo 3-1-1-0',
  })),
];

/** `work up to 5`: the top set is named by its reps alone. */
const WORKED_UP_TO = pattern(`${REPS}`, ({ groups }) => group('top', '1', groups));

/** The piece that begins at this place, if one does; `before` is the piece it follows. */
export function pieceAt(text: string, start: number, before: Said | undefined): Piece | undefined {
  for (const { form, read } of before?.kind === 'workUp' ? [...PATTERNS, WORKED_UP_TO] : PATTERNS) {
    form.lastIndex = start;
    const match = form.exec(text);
    if (match) return { said: read(match), start, end: start + match[0].length };
  }
  return undefined;
}

/** Words of the language, for slips of the finger and for completion. */
export const WORDS: readonly string[] = [
  'sets',
  'reps',
  'steps',
  'seconds',
  'AMRAP',
  'top set of',
  'back-off',
  'warm-up',
  'work up to',
  'each side',
  'bodyweight',
  'band',
  'light band',
  'heaviest manageable',
  'of working weight',
  'TM',
  'RPE',
  'RIR',
  'pause',
  'tempo',
  'rest',
  'kg',
  'lb',
];

type Groups = Record<string, string | undefined> | undefined;

function group(set: SetKind, sets: string, groups: Groups): Said {
  return {
    kind: 'group',
    set,
    sets: number(sets),
    reps: repTarget(groups),
    ...(groups?.['weight'] !== undefined && { load: absolute(groups) }),
  };
}

function repTarget(groups: Groups): RepTarget {
  if (groups?.['amrap'] !== undefined) {
    const least = groups['least'];
    return least === undefined ? { kind: 'amrap' } : { kind: 'amrap', atLeast: number(least) };
  }
  if (groups?.['plus'] !== undefined) return { kind: 'amrap', atLeast: number(groups['plus']) };
  const { low, high } = range(groups);
  const unit = (groups?.['unit'] ?? '').toLowerCase();
  if (unit.startsWith('step')) return { kind: 'steps', low, high };
  if (unit.startsWith('min')) return { kind: 'seconds', low: 60 * low, high: 60 * high };
  if (unit.startsWith('s')) return { kind: 'seconds', low, high };
  return { kind: 'reps', low, high };
}

function setKind(word: string | undefined): SetKind {
  const letter = (word ?? '').charAt(0).toLowerCase();
  return letter === 't' ? 'top' : letter === 'b' ? 'backOff' : letter === 'w' ? 'warmUp' : 'straight';
}

function percentage(groups: Groups): Said {
  const of: PercentBasis = groups?.['tm'] ? 'trainingMax' : groups?.['work'] ? 'workingWeight' : 'e1RM';
  const { low, high } = range(groups);
  return load({ kind: 'percent', of, low: toHundredths(low), high: toHundredths(high) });
}

function weight(groups: Groups): Said {
  return load(absolute(groups));
}

function absolute(groups: Groups): LoadTarget {
  const hundredths = Math.round(100 * number(groups?.['weight']));
  return { kind: 'absolute', load: { hundredths, unit: unitOf(groups) } };
}

function unitOf(groups: Groups): LoadUnit {
  return /^k/i.test(groups?.['of'] ?? '') ? 'kg' : 'lb';
}

/** No more than is written again, so that what was read is what stands on paper. */
function toHundredths(percent: number): number {
  return Math.round(100 * percent) / 100;
}

function effort(kind: 'rpe' | 'rir', groups: Groups): Said {
  if (groups?.['low2'] !== undefined) return { kind, value: number(groups['low2']) };
  const { low, high } = range(groups);
  if (low === high) return { kind, value: low };
  // The careful end: more in reserve, less effort.
  const proposal = kind === 'rir' ? `${Math.max(low, high)} RIR` : `RPE ${Math.min(low, high)}`;
  return { kind: 'problem', sentence: 'Ask for one effort, not a range.', proposal };
}

function tempo({ groups }: RegExpExecArray): Said {
  const count = (name: string): TempoCount => {
    const text = groups?.[name] ?? '';
    return text.toLowerCase() === 'x' ? 'X' : Number(text);
  };
  return { kind: 'tempo', value: [count('a'), count('b'), count('c'), count('d')] };
}

function strength(word: string | undefined): BandStrength {
  const known = {
    light: 'light',
    moderate: 'moderate',
    medium: 'moderate',
    strong: 'strong',
    heavy: 'strong',
  } as const;
  return known[(word ?? '').toLowerCase() as keyof typeof known] ?? 'unstated';
}

function load(target: LoadTarget): Said {
  return { kind: 'load', load: target };
}

function range(groups: Groups): { low: number; high: number } {
  const low = number(groups?.['low']);
  const high = groups?.['high'] === undefined ? low : number(groups['high']);
  return { low, high };
}

function number(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}
