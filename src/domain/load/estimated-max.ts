/**
 * What a set taken near failure says about the heaviest single: seven published formulas and how far to trust them.
 *
 * None of these was validated on hip thrusts, so the span of all formulas stands beside the chosen one.
 * Validity falls as reps rise (Reynolds 2006; Whisenant 2003), hence the bounds on reps and on reps in reserve.
 */

import { asReckoned, formatAmount, formatLoad, type Load } from './load.ts';

export type Formula = 'epley' | 'brzycki' | 'lombardi' | 'mayhew' | 'oconner' | 'wathan' | 'lander';

/** Weight `w` lifted for `r` repetitions to failure → one-repetition maximum in the same unit. */
const FORMULAS: Readonly<Record<Formula, (w: number, r: number) => number>> = {
  epley: (w, r) => w * (1 + r / 30),
  brzycki: (w, r) => (36 * w) / (37 - r),
  lombardi: (w, r) => w * r ** 0.1,
  mayhew: (w, r) => (100 * w) / (52.2 + 41.9 * Math.exp(-0.055 * r)),
  oconner: (w, r) => w * (1 + 0.025 * r),
  wathan: (w, r) => (100 * w) / (48.8 + 53.8 * Math.exp(-0.075 * r)),
  lander: (w, r) => (100 * w) / (101.3 - 2.67123 * r),
};

/** The names as screens and sheets write them. */
export const FORMULA_NAMES: Readonly<Record<Formula, string>> = {
  epley: 'Epley',
  brzycki: 'Brzycki',
  lombardi: 'Lombardi',
  mayhew: 'Mayhew',
  oconner: 'O’Conner',
  wathan: 'Wathan',
  lander: 'Lander',
};

export const FORMULA_IDS = Object.keys(FORMULAS) as readonly Formula[];

const DEFAULT_FORMULA: Formula = 'epley';

/** Reps to failure: up to 10 are taken as they are, 11 and 12 with low confidence, above that no estimate is made. */
const REP_BOUNDS = { normal: 10, low: 12 } as const;

/** Above four reps in reserve the guess is worth less than no estimate (facility default). */
const MOST_RIR = 4;

/** One performed set: the load lifted, the repetitions done (1 or more) and those left in reserve (0 to 4, halves allowed). */
export interface PerformedSet {
  readonly load: Load;
  readonly reps: number;
  readonly rir?: number;
}

export type EstimatedMax =
  | {
      readonly kind: 'estimate';
      readonly estimate: Load;
      readonly formula: Formula;
      readonly confidence: 'normal' | 'low';
      /** Repetitions done plus those in reserve. */
      readonly repsToFailure: number;
      /** The span over all seven formulas. */
      readonly lowest: Load;
      readonly highest: Load;
      readonly byFormula: Readonly<Record<Formula, Load>>;
    }
  | {
      readonly kind: 'noEstimate';
      readonly reason: 'tooManyReps' | 'tooManyInReserve' | 'noRepetition' | 'noLoad';
    };

/** For a coach: why a set says nothing about a single. */
export const WHY_NO_ESTIMATE: Readonly<
  Record<Extract<EstimatedMax, { kind: 'noEstimate' }>['reason'], string>
> = {
  tooManyReps: 'More than 12 reps to failure say too little about a single.',
  tooManyInReserve: 'With more than 4 reps in reserve no maximum is estimated.',
  noRepetition: 'A maximum needs at least one rep.',
  noLoad: 'A maximum needs a load.',
};

/** How far to trust an estimate, in words. */
export function estimateRemark({
  formula,
  confidence,
  lowest,
  highest,
}: Extract<EstimatedMax, { kind: 'estimate' }>): string {
  const [least, most] = [asReckoned(lowest, 'nearest'), asReckoned(highest, 'nearest')];
  const span = `The formulas say ${formatAmount(least)} to ${formatLoad(most)}; this is ${FORMULA_NAMES[formula]}.`;
  const doubt = confidence === 'low' ? ' Low confidence above 10 reps.' : '';
  return `${span}${doubt} None of them was tested on hip thrusts.`;
}

export interface EstimateOptions {
  /** Flagged athletes get the lowest of the seven formulas. */
  readonly flagged?: boolean;
  /** Defaults to Epley; ignored for flagged athletes. */
  readonly formula?: Formula;
}

/** Estimates a maximum from one set. The unit lifted is kept; hundredths are rounded half up. */
export function estimateMax(set: PerformedSet, options: EstimateOptions = {}): EstimatedMax {
  const rir = set.rir ?? 0;
  if (set.load.hundredths <= 0) return { kind: 'noEstimate', reason: 'noLoad' };
  if (!(set.reps >= 1) || rir < 0) return { kind: 'noEstimate', reason: 'noRepetition' };
  if (rir > MOST_RIR) return { kind: 'noEstimate', reason: 'tooManyInReserve' };
  const repsToFailure = set.reps + rir;
  if (repsToFailure > REP_BOUNDS.low) return { kind: 'noEstimate', reason: 'tooManyReps' };

  const byFormula = {} as Record<Formula, Load>;
  let lowest: Formula = DEFAULT_FORMULA;
  let highest: Formula = DEFAULT_FORMULA;
  for (const formula of FORMULA_IDS) {
    const hundredths = Math.round(estimateBy(formula, set.load.hundredths, repsToFailure));
    byFormula[formula] = { hundredths, unit: set.load.unit };
    if (hundredths < (byFormula[lowest]?.hundredths ?? Infinity)) lowest = formula;
    if (hundredths > (byFormula[highest]?.hundredths ?? 0)) highest = formula;
  }
  const formula = options.flagged ? lowest : (options.formula ?? DEFAULT_FORMULA);
  return {
    kind: 'estimate',
    estimate: byFormula[formula],
    formula,
    confidence: repsToFailure > REP_BOUNDS.normal ? 'low' : 'normal',
    repsToFailure,
    lowest: byFormula[lowest],
    highest: byFormula[highest],
    byFormula,
  };
}

/**
 * One formula on its own, in whatever unit `weight` is in. A single is its own maximum in every formula:
 * Epley, Mayhew, O’Conner, Wathan and Lander would overstate it.
 */
export function estimateBy(formula: Formula, weight: number, repsToFailure: number): number {
  return repsToFailure === 1 ? weight : FORMULAS[formula](weight, repsToFailure);
}
