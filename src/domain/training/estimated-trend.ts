/** What the logged sets say about a maximum over time: one estimate a day, with the span of all formulas beside it. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type EstimatedMax, estimateMax } from '../load/estimated-max.ts';
import { inKilograms, type Load } from '../load/load.ts';
import type { BestSet, LiftSum } from './lift-sum.ts';

type Estimate = Extract<EstimatedMax, { kind: 'estimate' }>;

export interface TrendPoint {
  readonly date: CalendarDate;
  readonly set: BestSet;
  readonly estimate: Load;
  readonly formula: Estimate['formula'];
  /** Low above ten reps to failure. */
  readonly confidence: Estimate['confidence'];
  /** The span over all seven formulas. */
  readonly lowest: Load;
  readonly highest: Load;
  /** Estimate ÷ bodyweight of the day; absent where no bodyweight was known by then. */
  readonly timesBodyweight?: number;
}

export interface Bodyweight {
  readonly date: CalendarDate;
  readonly load: Load;
}

/**
 * The days of one exercise in order, each by its best set. Changed lines give no point. One formula for everybody, for another
 * would tell who is on file: Epley. `bodyweights` in order of date.
 */
export function estimatedTrend(
  sums: readonly Pick<LiftSum, 'date' | 'best'>[],
  bodyweights: readonly Bodyweight[],
): readonly TrendPoint[] {
  const byDay = Map.groupBy(sums, ({ date }) => date);
  return [...byDay.keys()].sort().flatMap((date) => {
    const points = (byDay.get(date) ?? []).flatMap(({ best }) => (best ? (pointOf(date, best) ?? []) : []));
    const [first, ...others] = points;
    if (!first) return [];
    const best = others.reduce((a, b) => (inKilograms(b.estimate) > inKilograms(a.estimate) ? b : a), first);
    const relative = relativeStrength(best.estimate, bodyweightOn(bodyweights, date));
    return [{ ...best, ...(relative !== undefined && { timesBodyweight: relative }) }];
  });
}

/** The best point; of equal ones the first. Undefined where there is none. */
export function bestPoint(points: readonly TrendPoint[]): TrendPoint | undefined {
  const [first, ...others] = points;
  return first && others.reduce((a, b) => (inKilograms(b.estimate) > inKilograms(a.estimate) ? b : a), first);
}

/** What was last weighed on or before a day. `bodyweights` in order of date. */
export function bodyweightOn(bodyweights: readonly Bodyweight[], date: CalendarDate): Load | undefined {
  return bodyweights.findLast((one) => one.date <= date)?.load;
}

/** Estimate ÷ bodyweight, to the hundredth: 144 at 60 is 2.40. Undefined without a bodyweight. */
export function relativeStrength(estimate: Load, bodyweight: Load | undefined): number | undefined {
  if (!bodyweight || bodyweight.hundredths === 0) return undefined;
  return Math.round((100 * inKilograms(estimate)) / inKilograms(bodyweight)) / 100;
}

function pointOf(date: CalendarDate, set: BestSet): TrendPoint | undefined {
  const estimated = estimateMax(set);
  if (estimated.kind === 'noEstimate') return undefined;
  const { estimate, formula, confidence, lowest, highest } = estimated;
  return { date, set, estimate, formula, confidence, lowest, highest };
}
