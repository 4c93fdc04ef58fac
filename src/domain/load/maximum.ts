/**
 * An athlete's maxima: stored, dated, append-only, and which of them a percentage refers to.
 *
 * Percent of a one-repetition maximum and percent of a training max are never mixed: the answer always says
 * which kind it stands on.
 */

import { type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { ExerciseId } from '../exercise/exercise.ts';
import { estimateMax, type Formula, type PerformedSet } from './estimated-max.ts';
import { asReckoned, type Load, shownIn } from './load.ts';

/** Estimated from a set, set by the coach for percentages, or lifted once under the coach's eye. */
export type MaximumKind = 'e1RM' | 'trainingMax' | 'tested';

/** How each kind stands before its load: `TM 140`. */
export const MAXIMUM_NAMES: Readonly<Record<MaximumKind, string>> = {
  e1RM: 'e1RM',
  trainingMax: 'TM',
  tested: '1RM',
};

export interface Maximum {
  readonly exerciseId: ExerciseId;
  readonly kind: MaximumKind;
  readonly load: Load;
  readonly date: CalendarDate;
  /** The set an estimate came from, with the formula used. */
  readonly fromSet?: PerformedSet & { readonly formula: Formula };
  readonly note?: string;
  /** Who wrote it down. */
  readonly recordedBy?: string;
}

/** A maximum derived from another lift's by ratio, such as Romanian deadlift = 80 % of back squat. */
export interface LinkedMaximum {
  readonly exerciseId: ExerciseId;
  readonly ofExerciseId: ExerciseId;
  /** Percent of the other lift's maximum, 1 to 200. */
  readonly percent: number;
}

/** Why a link cannot be; undefined when it can. One step far and no further, so that links never run in a circle. */
export function linkProblem(
  link: LinkedMaximum,
  all: readonly LinkedMaximum[],
  known: (id: ExerciseId) => boolean,
  nameOf: (id: ExerciseId) => string,
): string | undefined {
  const { exerciseId, ofExerciseId } = link;
  if (!known(exerciseId) || !known(ofExerciseId)) return 'The library has no such exercise.';
  if (exerciseId === ofExerciseId) return `${nameOf(exerciseId)} cannot be a share of itself.`;
  if (all.some((other) => other !== link && other.exerciseId === exerciseId))
    return `${nameOf(exerciseId)} is linked twice.`;
  const further = all.find((other) => other.exerciseId === ofExerciseId);
  if (further)
    return `${nameOf(ofExerciseId)} is itself a share of ${nameOf(further.ofExerciseId)}; link to a lift that is measured.`;
  return undefined;
}

/** What bare percentages stand on. The guide does not say; the product's default is e1RM. */
export interface PercentPolicy {
  readonly basis: 'e1RM' | 'trainingMax';
  /** A training max that nobody has set is this percentage of the one-repetition maximum. */
  readonly trainingMaxPercent: number;
}

export const DEFAULT_PERCENT_POLICY: PercentPolicy = { basis: 'e1RM', trainingMaxPercent: 90 };

/** The training max that the policy makes of a one-repetition maximum, as reckoned, down. A coach decides on it. */
export function trainingMaxFrom({ hundredths, unit }: Load, policy = DEFAULT_PERCENT_POLICY): Load {
  return asReckoned({ hundredths: (hundredths * policy.trainingMaxPercent) / 100, unit }, 'down');
}

/** Older than this a maximum is marked "retest". */
const RETEST_AFTER_DAYS = 56;

export function needsRetest(maximum: Maximum, today: CalendarDate): boolean {
  return daysBetween(maximum.date, today) > RETEST_AFTER_DAYS;
}

/** The maximum a percentage stands on, and how it came about. */
export interface MaximumBasis {
  readonly maximum: Maximum;
  /** The other lift this is derived from, with the ratio. */
  readonly linked?: LinkedMaximum;
  /** Set when the training max is computed from a one-repetition maximum. */
  readonly trainingMaxPercent?: number;
  /** The formula that gave the lowest estimate, where a flagged athlete's maximum was reckoned again by it. */
  readonly lowestBy?: Formula;
}

/**
 * The same basis read for a flagged athlete: an estimate made from a set counts as the lowest of the seven formulas,
 * whenever the flag was recorded. Tested maxima and training maxima stay as they are.
 */
export function cautious(basis: MaximumBasis): MaximumBasis {
  const { kind, fromSet, load } = basis.maximum;
  if (kind !== 'e1RM' || !fromSet) return basis;
  const again = estimateMax(fromSet, { flagged: true });
  if (again.kind !== 'estimate' || again.estimate.unit !== load.unit) return basis;
  if (again.estimate.hundredths >= load.hundredths) return basis;
  return { ...basis, maximum: { ...basis.maximum, load: again.estimate }, lowestBy: again.formula };
}

/** A jump that asks whether it is meant: a slip of a digit raises every load at once. Rackside's own figure, percent. */
export const LEAP_PERCENT = 20;

/** How much more than before in whole percent, where that is a leap; undefined where it is not. */
export function leapOver(before: Load, next: Load): number | undefined {
  const known = shownIn(before, next.unit).hundredths;
  const more = known === 0 ? 0 : Math.round((100 * next.hundredths) / known) - 100;
  return more > LEAP_PERCENT ? more : undefined;
}

/** What loads stand on: a training max is one thing, tested or estimated another. */
function slotOf(kind: MaximumKind): 'training' | 'oneRep' {
  return kind === 'trainingMax' ? 'training' : 'oneRep';
}

/** The one in `known`, newest recording first, that counts in the place of `maximum` for being recorded later that day. */
export function countedInstead<One extends Pick<Maximum, 'exerciseId' | 'kind' | 'date'>>(
  maximum: Pick<Maximum, 'exerciseId' | 'kind' | 'date'>,
  known: readonly One[],
): One | undefined {
  return known.find(
    ({ exerciseId, kind, date }) =>
      exerciseId === maximum.exerciseId && date === maximum.date && slotOf(kind) === slotOf(maximum.kind),
  );
}

/** The newest one-repetition maximum and the newest training max of each lift. */
export type NewestMaxima = ReadonlyMap<
  ExerciseId,
  { readonly oneRep?: Maximum; readonly training?: Maximum }
>;

/**
 * Sorts an athlete's maxima once. Records dated after `today` do not count; of one day the last one in the list wins,
 * so a list that is not in the order of recording hides a correction of the same day.
 */
export function newestMaxima(maxima: readonly Maximum[], today: CalendarDate): NewestMaxima {
  const newest = new Map<ExerciseId, { oneRep?: Maximum; training?: Maximum }>();
  for (const maximum of maxima) {
    if (maximum.date > today) continue;
    const slot = newest.get(maximum.exerciseId) ?? {};
    const which = slotOf(maximum.kind);
    const present = slot[which];
    if (!present || present.date <= maximum.date) slot[which] = maximum;
    newest.set(maximum.exerciseId, slot);
  }
  return newest;
}

/**
 * The basis for a percentage of `exerciseId`, or undefined when nothing is known.
 *
 * `e1RM`: the newest estimated or tested maximum; where there is none, a stored training max serves as it is, being
 * the lower number, and stays named TM. `trainingMax`: the stored one; where there is none, the policy's percentage
 * of the one-repetition maximum. Only then a linked lift is asked, one step far.
 */
export function basisFor(
  exerciseId: ExerciseId,
  basis: PercentPolicy['basis'],
  newest: NewestMaxima,
  policy: PercentPolicy,
  links: readonly LinkedMaximum[] = [],
): MaximumBasis | undefined {
  const own = ownBasis(exerciseId, basis, newest, policy);
  if (own) return own;
  const linked = links.find((link) => link.exerciseId === exerciseId);
  const other = linked && ownBasis(linked.ofExerciseId, basis, newest, policy);
  return other ? { ...other, linked } : undefined;
}

function ownBasis(
  exerciseId: ExerciseId,
  basis: PercentPolicy['basis'],
  newest: NewestMaxima,
  policy: PercentPolicy,
): MaximumBasis | undefined {
  const { oneRep, training } = newest.get(exerciseId) ?? {};
  if (basis === 'e1RM') {
    const maximum = oneRep ?? training;
    return maximum && { maximum };
  }
  if (training) return { maximum: training };
  return oneRep && { maximum: oneRep, trainingMaxPercent: policy.trainingMaxPercent };
}
