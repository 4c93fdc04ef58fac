/**
 * What a coach types into a cell of the log: `102.5x8@8`, `x7`, `skip`, `pain 4`, read against what the set asks for.
 * Whatever is not typed is as prescribed; pain, effort or form alone is said of the set that stands in the cell.
 */

import { convert, formatAmount, formatLoad, type Load, type LoadUnit } from '../load/load.ts';
import { hasReps, type Performed } from './performed.ts';
import type { LinePlan, SetPlan } from './session-plan.ts';

/** What the cell stands for. */
export interface CellTarget {
  readonly set: SetPlan;
  readonly line: Pick<LinePlan, 'sides' | 'loaded' | 'rir'> & Partial<Pick<LinePlan, 'modified'>>;
  /** The unit that goes without saying. */
  readonly unit: LoadUnit;
  /** What stands in the cell already. */
  readonly standing?: Performed;
  /** The set was skipped, and nothing was said of pain. */
  readonly skipped?: boolean;
}

export type Entry =
  | { readonly kind: 'set'; readonly performed: Performed }
  | { readonly kind: 'skipped' }
  /** The cell is emptied. */
  | { readonly kind: 'nothing' }
  /** `hurts`: what is kept of it all the same, for nobody waits with pain until the rest can be read. */
  | { readonly kind: 'problem'; readonly sentence: string; readonly hurts?: Hurting };

/** Pain with whatever else is known of the set. */
export type Hurting = Partial<Performed> & { readonly pain: number };

/** No set has more reps, steps or seconds than this. */
export const MOST_REPS = 300;

/** Typed alone, these mean what was asked for. */
const AS_PRESCRIBED = new Set(['=', 'ok', 'ü', '✓']);

/** Whether a text says that a set was done as it was asked. */
export function saysAsPrescribed(text: string): boolean {
  return AS_PRESCRIBED.has(text.trim().toLowerCase());
}
const SKIPPED = new Set(['skip', 'skipped', '-', '–', 's']);

const NUMBER = String.raw`\d{1,4}(?:[.,]\d{1,2})?`;
/** In this order; each at most once. */
const TOKENS = [
  ['pain', /^(?:pain|p)\s*(\d{1,2})(?!\d|[.,]\d)/i],
  ['rpe', new RegExp(String.raw`^@\s*(?:rpe\s*)?(${NUMBER})`, 'i')],
  ['rpe', new RegExp(String.raw`^rpe\s*(${NUMBER})`, 'i')],
  ['rir', new RegExp(String.raw`^(${NUMBER})\s*rir`, 'i')],
  ['form', /^(?:form|!)/i],
  ['reps', /^(?:[x×*]|reps?)\s*(\d{1,4})(?:\s*\/\s*(\d{1,4}))?(?![\d.,])/i],
  ['load', new RegExp(String.raw`^(${NUMBER})\s*(kg|lbs?|#)?(?![a-z]*rir)`, 'i')],
] as const;

/** `skip pain 8`: not done because it hurt. */
const SKIPPED_IN_PAIN = /^(?:skip(?:ped)?|[-–s])[\s,;]*(?:pain|p)\s*(\d{1,2})$/i;
/** Pain in a text that is not understood otherwise. */
const ANY_PAIN = /(?<![a-z])(?:pain|p)\s*(\d{1,2})(?!\d|[.,]\d)/i;
/** Pain in halves, or of three figures: no reason to say that the whole text is not understood. */
const NO_SUCH_PAIN = /(?<![a-z])(?:pain|p)\s*(?:\d+[.,]\d|\d{3})/i;

/** What was typed, without the pain in it: for a screen that hangs in the room. */
export function withoutPain(text: string): string {
  return text.replace(/(?<![a-z])(?:pain|p)\s*\d+(?:[.,]\d+)?/gi, '').replace(/^[\s,;]+|[\s,;]+$/g, '');
}

/** Never throws; a problem names what was typed and what can be, and does not lose the pain in it. */
export function readCell(text: string, target: CellTarget): Entry {
  const entry = skippedWithoutPain(withStandingPain(read(text, target), target));
  if (entry.kind !== 'problem' || entry.hurts) return entry;
  const pain = numberOf(ANY_PAIN.exec(text) ?? undefined);
  return pain === undefined || pain > 10 || !isNews(pain, target) ? entry : { ...entry, hurts: { pain } };
}

/** That nothing hurts is worth keeping only of a set that stands: it may have hurt before. */
function isNews(pain: number, { standing }: CellTarget): boolean {
  return pain > 0 || standing !== undefined;
}

/** Pain is not typed away by what says nothing of it: `pain 0` is how it is taken back, or a cell that is emptied. */
function withStandingPain(entry: Entry, { standing }: CellTarget): Entry {
  const pain = standing?.pain;
  if (!pain) return entry;
  if (entry.kind === 'skipped') return inPain(pain);
  if (entry.kind !== 'set' || entry.performed.pain !== undefined) return entry;
  return { kind: 'set', performed: { ...entry.performed, pain } };
}

/** Not done, and it did not hurt: that was skipped. */
function skippedWithoutPain(entry: Entry): Entry {
  const isNothing = entry.kind === 'set' && isPainAlone(entry.performed) && entry.performed.pain === 0;
  return isNothing ? { kind: 'skipped' } : entry;
}

function read(text: string, target: CellTarget): Entry {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  if (SKIPPED.has(typed.toLowerCase())) return { kind: 'skipped' };
  if (saysAsPrescribed(typed)) return asPrescribed(target);
  const skipped = SKIPPED_IN_PAIN.exec(typed);
  if (skipped) return Number(skipped[1]) > 10 ? problem(NO_SUCH_PAIN_SAYS) : inPain(Number(skipped[1]));

  const found = new Map<string, RegExpExecArray>();
  let rest = typed;
  while (rest !== '') {
    const token = TOKENS.find(([, pattern]) => pattern.test(rest));
    const match = token?.[1].exec(rest);
    if (!token || !match)
      return problem(NO_SUCH_PAIN.test(rest) ? NO_SUCH_PAIN_SAYS : `“${rest}” is not understood. ${HOW}`);
    const [name] = token;
    // Without a load to state, a bare number is the reps, unless they follow it; and so is one after `20 kg`.
    const isReps =
      found.has('load') || (!target.line.loaded && !REPS_FOLLOW.test(rest.slice(match[0].length)));
    const is = name === 'load' && !match[2] && isReps ? 'reps' : name;
    if (found.has(is)) return problem(`“${typed}” says the ${NAMES[is]} twice.`);
    found.set(is, match);
    rest = rest.slice(match[0].length).replace(/^[\s,;]+/, '');
  }
  return performedOf(found, target);
}

const REPS_FOLLOW = /^\s*[x×*]\s*\d/i;

const NAMES = {
  pain: 'pain',
  rpe: 'effort',
  rir: 'effort',
  form: 'form',
  reps: 'reps',
  load: 'load',
} as const;
const HOW = 'Type for instance 102.5x8@8, x7, skip, pain 4 or skip pain 8.';

function performedOf(found: ReadonlyMap<string, RegExpExecArray>, target: CellTarget): Entry {
  const { set, line, unit } = target;
  const said = keptOf(found, target);
  const amount = numberOf(found.get('load'));
  const typedUnit = /^(lb|#)/i.test(found.get('load')?.[2] ?? '')
    ? 'lb'
    : /^kg/i.test(found.get('load')?.[2] ?? '')
      ? 'kg'
      : unit;
  if (amount !== undefined && amount > 2000)
    return problem(`${amount} ${typedUnit} is more than anybody lifts.`);
  if (amount !== undefined && !line.loaded && amount > 0 && !found.get('load')?.[2])
    return problem(`Nothing is lifted in this set. If something was, say in what: ${amount} ${unit}.`);
  const load: Load | undefined =
    amount === undefined
      ? (said?.load ?? set.load ?? target.standing?.load)
      : { hundredths: Math.round(amount * 100), unit: typedUnit };
  const pain = numberOf(found.get('pain')) ?? said?.pain;
  if (pain !== undefined && pain > 10) return problem(NO_SUCH_PAIN_SAYS);
  // Of a set that was not done pain alone makes none that was. Where the program leaves something open, it is worth keeping
  // all the same: nothing counts as done.
  const undone = target.skipped || (target.standing && isPainAlone(target.standing));
  const open = pain !== 0 && !said && (!set.reps || (line.loaded && !load));
  if (pain !== undefined && found.size === 1 && (undone || open)) return inPain(pain);
  const reps = numberOf(found.get('reps'));
  const typedRight = found.get('reps')?.[2];
  if (reps !== undefined && !Number.isInteger(reps))
    return problem(`A set has whole ${set.measure}: ${Math.floor(reps)}.`);
  if ((reps ?? 0) > MOST_REPS || Number(typedRight ?? 0) > MOST_REPS)
    return problem(`A set has at most ${MOST_REPS} ${set.measure}.`);
  if (typedRight !== undefined && line.sides === 1) return problem('This set has no left and right.');
  const right = reps === undefined ? said?.repsRight : typedRight && Number(typedRight);
  const rpe = numberOf(found.get('rpe'));
  const typedRir = numberOf(found.get('rir'));
  if (rpe !== undefined && (rpe < 1 || rpe > 10)) return problem('RPE goes from 1 to 10.');
  if (typedRir !== undefined && typedRir > 10) return problem('Reps in reserve go from 0 to 10.');
  if (rpe !== undefined && typedRir !== undefined && 10 - rpe !== typedRir)
    return problem('RPE and reps in reserve say different things.');
  const rir = rpe === undefined ? (typedRir ?? (said ? said.rir : rirAsked(found, target))) : 10 - rpe;
  if (rir !== undefined && !Number.isInteger(2 * rir)) return problem('Effort comes in halves: 8 or 8.5.');
  const done = reps ?? said?.reps ?? set.reps?.low;
  const performed = {
    ...(load && { load }),
    ...(typeof right === 'number' && right !== done && { repsRight: right }),
    ...(rir !== undefined && { rir }),
    techniqueOk: !found.has('form') && (said?.techniqueOk ?? true),
  };
  const missing = (sentence: string): Entry => ({
    ...problem(sentence),
    ...(pain !== undefined &&
      isNews(pain, target) && { hurts: { ...performed, ...(reps !== undefined && { reps }), pain } }),
  });
  if (done === undefined) return missing(REPS_MISSING);
  if (line.loaded && !load) return missing(LOAD_MISSING);
  return { kind: 'set', performed: { ...performed, reps: done, ...(pain !== undefined && { pain }) } };
}

const NO_SUCH_PAIN_SAYS = 'Pain is a whole number from 0 to 10.';
const REPS_MISSING = 'As many as possible were asked. Type how many there were: x12.';
export const LOAD_MISSING = 'The program leaves the load open. Type it: 60x8.';

/**
 * What stands in the cell, where what was typed is said of it: neither load nor reps, or the load that it lacks. Of a set
 * that was not done, pain alone.
 */
function keptOf(
  found: ReadonlyMap<string, RegExpExecArray>,
  { standing, line }: CellTarget,
): Performed | undefined {
  if (!standing || lacksLoad(standing, line)) return standing;
  if (found.has('load') || found.has('reps')) return undefined;
  return hasReps(standing) || (found.has('pain') && found.size === 1) ? standing : undefined;
}

/** Reps that hurt are kept before the load of them is known; what they count for waits until it is. */
export function lacksLoad(performed: Performed, { loaded }: Pick<LinePlan, 'loaded'>): boolean {
  return loaded && !performed.load && hasReps(performed);
}

function inPain(pain: number): Entry {
  return { kind: 'set', performed: withPain({ pain }, undefined) };
}

/** What stands in the cell, with this said of it; where nothing does, a set of no reps that carries it. */
export function withPain(hurts: Hurting, standing: Performed | null | undefined): Performed {
  return { ...(standing ?? { reps: 0, techniqueOk: true }), ...hurts };
}

/** The effort asked counts as kept only where load and reps were as asked as well. */
function rirAsked(found: ReadonlyMap<string, RegExpExecArray>, { line }: CellTarget): number | undefined {
  return found.has('load') || found.has('reps') ? undefined : line.rir;
}

/** The set as it was asked for; a problem where the program leaves something open. */
export function asPrescribed({ set, line }: CellTarget): Entry {
  if (!set.reps) return problem(REPS_MISSING);
  if (line.loaded && !set.load) return problem(LOAD_MISSING);
  return {
    kind: 'set',
    performed: {
      ...(set.load && { load: set.load }),
      reps: set.reps.low,
      ...(line.rir !== undefined && { rir: line.rir }),
      techniqueOk: true,
    },
  };
}

/** `102.5×8 @8`, `×12/10 pain 4`: what stands in a cell that is filled, and reads back as the same set. */
export function writeCell(performed: Performed, unit: LoadUnit): string {
  const { load, reps, repsRight, rir, pain, techniqueOk } = performed;
  if (isPainAlone(performed)) return `skip pain ${pain}`;
  const said = load ? `${formatAmount(load)}${load.unit === unit ? '' : ` ${load.unit} `}` : '';
  return [
    `${said}×${reps}${repsRight === undefined ? '' : `/${repsRight}`}`,
    ...(rir === undefined ? [] : [`@${10 - rir}`]),
    ...(pain === undefined ? [] : [`pain ${pain}`]),
    ...(techniqueOk ? [] : ['form']),
  ].join(' ');
}

/** Nothing was done of it but say that it hurts. */
export function isPainAlone(performed: Performed): boolean {
  const { load, rir, pain, techniqueOk } = performed;
  return pain !== undefined && !hasReps(performed) && !load && rir === undefined && techniqueOk;
}

/** Reps above this are asked about. */
const MANY_REPS = 100;
/** A load this far from what was asked for is asked about, percent of it. */
const FAR_PERCENT = { least: 50, most: 150 } as const;
/** On a changed line, an effort that leaves so many fewer reps in reserve than it asks. */
const MUCH_HARDER = 2;
/** Where nothing was asked for, a load above this; kilograms. */
const HEAVY_KG = 250;

/** A question where an entry is possible and unlikely; undefined where it is neither. */
export function doubtOf({ load, reps, rir }: Performed, { set, line }: CellTarget): string | undefined {
  if (line.loaded && load?.hundredths === 0) return 'Nothing was lifted?';
  if (load && !line.loaded) return `${formatLoad(load)} in a line that is done without a load?`;
  const limit = set.limit ?? set.ceiling;
  if (load && limit && load.hundredths > convert(limit.hundredths, limit.unit, load.unit))
    return `${formatLoad(load)} is above the limit of ${formatLoad(limit)}?`;
  if (load && set.load) {
    const asked = convert(set.load.hundredths, set.load.unit, load.unit);
    const share = (100 * load.hundredths) / asked;
    if (share > FAR_PERCENT.most || share < FAR_PERCENT.least)
      return `${formatLoad(load)} instead of ${formatLoad(set.load)}?`;
  } else if (load && convert(load.hundredths, load.unit, 'kg') > HEAVY_KG * 100)
    return `${formatLoad(load)}?`;
  if (line.modified && rir !== undefined && line.rir !== undefined && line.rir - rir >= MUCH_HARDER)
    return `RPE ${10 - rir} where ${line.rir} reps in reserve are asked?`;
  if (set.measure !== 'reps') return undefined;
  const most = set.reps ? Math.min(MANY_REPS, 2 * set.reps.high + 5) : MANY_REPS;
  return reps > most ? `${reps} reps?` : undefined;
}

function numberOf(match: RegExpExecArray | undefined): number | undefined {
  return match?.[1] === undefined ? undefined : Number(match[1].replace(',', '.'));
}

function problem(sentence: string): Entry & { readonly kind: 'problem' } {
  return { kind: 'problem', sentence };
}
