/**
 * From a maximum and a percentage to a load the room can make, with every step kept so that it can explain itself:
 * `TM 140 × 72.5 % = 101.5 → 102.5 = 20 bar + 25 + 15 + 1.25 per side`.
 */

import type { Load } from './load.ts';
import { convert, planTarget } from './load-in-room.ts';
import type { MaximumBasis } from './maximum.ts';
import type { LoadStep, LoadWish, RoomPlan } from './planned-load.ts';
import type { Rounding } from './plates.ts';

/** Where a percentage starts from. */
export type PercentOf =
  | { readonly kind: 'maximum'; readonly basis: MaximumBasis }
  | { readonly kind: 'workingWeight'; readonly load: Load };

/** A percentage range (equal ends for a single number), and the cap in percent of the same maximum. */
export interface PercentWish extends LoadWish {
  readonly of: PercentOf;
  readonly low: number;
  readonly high: number;
  readonly capPercent?: number;
}

/**
 * Plans a percentage. The cap is applied before rounding, and a capped target is rounded down.
 * A cap stands on the maximum, so it does not touch percentages of a working weight: that weight was capped itself.
 */
export function planPercent(wish: PercentWish): RoomPlan {
  const start = startOf(wish.of);
  const cap = wish.of.kind === 'maximum' ? wish.capPercent : undefined;
  const first = percentStep(start.load, wish.low, cap);
  const plan = planTarget(wish, first.target, start.load.unit, roundingUnder(wish, cap), [
    ...start.steps,
    first,
  ]);
  if (plan.kind !== 'loaded' || wish.high === wish.low) return plan;
  const last = percentStep(start.load, wish.high, cap);
  const upper = planTarget(wish, last.target, start.load.unit, roundingUnder(wish, cap), []);
  if (upper.kind !== 'loaded' || upper.load.hundredths <= plan.load.hundredths) return plan;
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
  const maximum = basisLoad(wish.basis);
  const unit = wish.load.unit;
  const target = convert((maximum.hundredths * wish.capPercent) / 100, maximum.unit, unit);
  if (wish.load.hundredths <= target) {
    return planTarget(wish, wish.load.hundredths, unit, 'down', steps);
  }
  steps.push({ step: 'capped', basis: wish.basis, percent: wish.capPercent, target, unit });
  return planTarget(wish, target, unit, 'down', steps);
}

/** The load a maximum amounts to once a link and a computed training max are applied, rounded to whole hundredths. */
function basisLoad(basis: MaximumBasis): Load {
  const { hundredths, unit } = basis.maximum.load;
  const linked = basis.linked ? (hundredths * basis.linked.percent) / 100 : hundredths;
  const trained = basis.trainingMaxPercent === undefined ? linked : (linked * basis.trainingMaxPercent) / 100;
  return { hundredths: Math.floor(trained), unit };
}

function startOf(of: PercentOf): { readonly load: Load; readonly steps: readonly LoadStep[] } {
  if (of.kind === 'workingWeight')
    return { load: of.load, steps: [{ step: 'workingWeight', load: of.load }] };
  return { load: basisLoad(of.basis), steps: [{ step: 'maximum', basis: of.basis }] };
}

function percentStep(
  start: Load,
  asked: number,
  cap: number | undefined,
): Extract<LoadStep, { step: 'percent' }> {
  const percent = cap === undefined ? asked : Math.min(asked, cap);
  // Whole numbers until the one division, so that 72.5 % of 140 is exactly 101.5.
  const target = (start.hundredths * Math.round(percent * 100)) / 10_000;
  const step = { step: 'percent', percent, target, unit: start.unit } as const;
  return percent < asked ? { ...step, asked } : step;
}

function roundingUnder(wish: LoadWish, cap: number | undefined): Rounding {
  return cap === undefined ? wish.rounding : 'down';
}
