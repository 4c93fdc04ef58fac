/**
 * From a maximum and a percentage to a load the room can make, with every step kept so that it can explain itself:
 * `TM 140 × 72.5 % = 101.5 → 102.5 = 20 bar + 25 + 15 + 1.25 per side`.
 */

import { convert, type Load, type LoadUnit } from './load.ts';
import { planTarget } from './load-in-room.ts';
import type { MaximumBasis } from './maximum.ts';
import type { LoadStep, LoadWish, RoomPlan } from './planned-load.ts';
import type { Rounding } from './plates.ts';

/** Where a percentage starts from. */
export type PercentOf =
  | { readonly kind: 'maximum'; readonly basis: MaximumBasis }
  | { readonly kind: 'workingWeight'; readonly load: Load };

/** A percentage range (equal ends for a single number), and the cap. */
export interface PercentWish extends LoadWish {
  readonly of: PercentOf;
  readonly low: number;
  readonly high: number;
  /** Percent of what the line stands on and of `capOn`, whichever is the lower. */
  readonly capPercent?: number;
  readonly capOn?: MaximumBasis;
}

/**
 * Plans a percentage. The cap is applied before rounding, and a capped target is rounded down. A working weight was
 * capped itself, so its percentages are not lowered once more; they only never pass the cap of the maximum.
 */
export function planPercent(wish: PercentWish): RoomPlan {
  const start = startOf(wish.of);
  const cap = wish.of.kind === 'maximum' ? wish.capPercent : undefined;
  const first = underCap(percentStep(start, wish.low, cap), wish);
  const plan = planTarget(wish, first.target, start.load.unit, roundingOf(wish), [
    ...start.steps,
    ...first.steps,
  ]);
  if (plan.kind !== 'loaded' || wish.high === wish.low) return plan;
  const last = underCap(percentStep(start, wish.high, cap), wish);
  const upper = planTarget(wish, last.target, start.load.unit, roundingOf(wish), []);
  if (upper.kind !== 'loaded' || upper.load.unit !== plan.load.unit) return plan;
  if (upper.load.hundredths <= plan.load.hundredths) return plan;
  return { ...plan, upTo: upper.load };
}

/** Plans a load the program states outright, lowered to the cap where a maximum is known. */
export function planStated(
  wish: LoadWish & { readonly load: Load; readonly capPercent?: number; readonly basis?: MaximumBasis },
): RoomPlan {
  const steps: LoadStep[] = [{ step: 'stated', load: wish.load }];
  if (wish.capPercent === undefined || !wish.basis) {
    return planTarget(wish, wish.load.hundredths, wish.load.unit, wish.rounding, steps);
  }
  const unit = wish.load.unit;
  const target = capTarget(wish.basis, wish.capPercent, unit);
  if (wish.load.hundredths <= target) {
    return planTarget(wish, wish.load.hundredths, unit, 'down', steps);
  }
  steps.push({ step: 'capped', basis: wish.basis, percent: wish.capPercent, target, unit });
  return planTarget(wish, target, unit, 'down', steps);
}

/** The one of two that amounts to less. */
export function lowerBasis(a: MaximumBasis, b: MaximumBasis): MaximumBasis {
  const [first, second] = [basisLoad(a), basisLoad(b)];
  return convert(second.hundredths, second.unit, first.unit) < first.hundredths ? b : a;
}

/** The load a maximum amounts to once a link and a computed training max are applied, rounded to whole hundredths. */
export function basisLoad(basis: MaximumBasis): Load {
  const { hundredths, unit } = basis.maximum.load;
  const linked = basis.linked ? (hundredths * basis.linked.percent) / 100 : hundredths;
  const trained = basis.trainingMaxPercent === undefined ? linked : (linked * basis.trainingMaxPercent) / 100;
  return { hundredths: Math.floor(trained), unit };
}

interface Start {
  readonly load: Load;
  readonly of: Extract<LoadStep, { step: 'percent' }>['of'];
  readonly steps: readonly LoadStep[];
}

function startOf(of: PercentOf): Start {
  if (of.kind === 'workingWeight')
    return { load: of.load, of: of.kind, steps: [{ step: 'workingWeight', load: of.load }] };
  const { maximum, trainingMaxPercent } = of.basis;
  const trained = maximum.kind === 'trainingMax' || trainingMaxPercent !== undefined;
  return {
    load: basisLoad(of.basis),
    of: trained ? 'trainingMax' : 'oneRep',
    steps: [{ step: 'maximum', basis: of.basis }],
  };
}

function percentStep(
  { load, of }: Start,
  asked: number,
  cap: number | undefined,
): Extract<LoadStep, { step: 'percent' }> {
  const percent = cap === undefined ? asked : Math.min(asked, cap);
  // Whole numbers until the one division, so that 72.5 % of 140 is exactly 101.5.
  const target = (load.hundredths * Math.round(percent * 100)) / 10_000;
  const step = { step: 'percent', percent, target, unit: load.unit, of } as const;
  return percent < asked ? { ...step, asked } : step;
}

/** An old training max can lie above the newest one-repetition maximum: the cap is reckoned on that one as well. */
function underCap(
  step: Extract<LoadStep, { step: 'percent' }>,
  { capOn, capPercent }: PercentWish,
): { readonly target: number; readonly steps: readonly LoadStep[] } {
  if (!capOn || capPercent === undefined) return { target: step.target, steps: [step] };
  const { unit } = step;
  const target = capTarget(capOn, capPercent, unit);
  if (step.target <= target) return { target: step.target, steps: [step] };
  return { target, steps: [step, { step: 'capped', basis: capOn, percent: capPercent, target, unit }] };
}

function capTarget(basis: MaximumBasis, capPercent: number, unit: LoadUnit): number {
  const maximum = basisLoad(basis);
  return convert((maximum.hundredths * Math.round(capPercent * 100)) / 10_000, maximum.unit, unit);
}

/** Under a cap a load is rounded down, or rounding would lift it over the cap. */
function roundingOf({ capPercent, rounding }: PercentWish): Rounding {
  return capPercent === undefined ? rounding : 'down';
}
