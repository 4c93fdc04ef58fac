/** From a target to what one room's bars, plates, dumbbells or stack can make of it. */

import type { Bar, RoomEquipment } from '../facility/equipment.ts';
import { KILOGRAMS_PER_POUND, type Load, type LoadUnit } from './load.ts';
import type { LoadedPlan, LoadStep, LoadWish, Made, RoomPlan } from './planned-load.ts';
import { chooseLoading, type Rounding } from './plates.ts';

/**
 * The load the room can make for a target in hundredths of `unit`, by the implement of the wish. Where the room lifts
 * in another unit the target is converted once.
 */
export function planTarget(
  wish: LoadWish,
  target: number,
  unit: LoadUnit,
  rounding: Rounding,
  steps: readonly LoadStep[],
): RoomPlan {
  switch (wish.implement) {
    case 'barbell':
      return planBar(wish, target, unit, rounding, steps);
    case 'dumbbell':
      return planFromList(wish.room.dumbbells, target, unit, rounding, steps, (load) => ({
        with: 'dumbbell',
        each: load,
      }));
    default: {
      const kind = wish.implement;
      return planFromList(stackOf(wish.room), target, unit, rounding, steps, (load) => ({
        with: kind,
        stack: load,
      }));
    }
  }
}

function planBar(
  wish: LoadWish,
  target: number,
  unit: LoadUnit,
  rounding: Rounding,
  steps: readonly LoadStep[],
): RoomPlan {
  const { room } = wish;
  const bar = usualBar(room.bars, unit) ?? usualBar(room.bars, otherUnit(unit));
  if (!bar) return { kind: 'cannotLoad', reason: 'nothingToLoad', steps };
  const barUnit = bar.weight.unit;
  const here = inUnit(target, unit, barUnit, steps);
  const stockOf = (one: Bar) => ({
    bar: one,
    plates: room.plates,
    ...(room.collar && { collar: room.collar }),
  });
  const choice = chooseLoading(stockOf(bar), here.target, rounding);

  if (choice.kind === 'aboveHeaviest') {
    return { kind: 'cannotLoad', reason: 'aboveHeaviest', nearest: choice.below.total, steps: here.steps };
  }
  if (choice.kind === 'loadable') {
    const made: Made = { with: 'barbell', loading: choice.chosen };
    return loaded(choice.chosen.total, made, here.target, choice.exact, rounding, here.steps);
  }
  const lighter = room.bars
    .filter((one) => one.weight.unit === barUnit && one.weight.hundredths <= here.target)
    .reduce<Bar | undefined>(
      (best, one) => (best && best.weight.hundredths >= one.weight.hundredths ? best : one),
      undefined,
    );
  const onLighter = lighter && chooseLoading(stockOf(lighter), here.target, rounding);
  return {
    kind: 'belowBar',
    target: here.target,
    bar,
    ...(onLighter?.kind === 'loadable' && { lighterBar: onLighter.chosen }),
    ...(onLighter?.kind === 'aboveHeaviest' && { lighterBar: onLighter.below }),
    ...(wish.regression && { regression: wish.regression }),
    steps: here.steps,
  };
}

function planFromList(
  loads: readonly Load[],
  target: number,
  unit: LoadUnit,
  rounding: Rounding,
  steps: readonly LoadStep[],
  madeOf: (load: Load) => Made,
): RoomPlan {
  const own = loads.filter((one) => one.unit === unit);
  const usable = own.length > 0 ? own : loads;
  const usedUnit = usable[0]?.unit;
  if (!usedUnit) return { kind: 'cannotLoad', reason: 'nothingToLoad', steps };
  const here = inUnit(target, unit, usedUnit, steps);
  let below: Load | undefined;
  let above: Load | undefined;
  for (const one of usable) {
    if (one.hundredths <= here.target && (!below || one.hundredths > below.hundredths)) below = one;
    if (one.hundredths >= here.target && (!above || one.hundredths < above.hundredths)) above = one;
  }
  if (!below) {
    return {
      kind: 'cannotLoad',
      reason: 'belowLightest',
      ...(above && { nearest: above }),
      steps: here.steps,
    };
  }
  if (!above) return { kind: 'cannotLoad', reason: 'aboveHeaviest', nearest: below, steps: here.steps };
  const closerAbove = above.hundredths - here.target < here.target - below.hundredths;
  const load = rounding === 'nearest' && closerAbove ? above : below;
  return loaded(load, madeOf(load), here.target, load.hundredths === here.target, rounding, here.steps);
}

function loaded(
  load: Load,
  made: Made,
  target: number,
  exact: boolean,
  rounding: Rounding,
  steps: readonly LoadStep[],
): LoadedPlan {
  return {
    kind: 'loaded',
    load,
    made,
    remainder: Math.round(target - load.hundredths),
    steps: [...steps, { step: 'made', rounding, exact, load, made }],
  };
}

/** The usual bar is the heaviest one up to 20 kg or 45 lb; a room that has only heavier ones uses its lightest. */
const USUAL_BAR: Readonly<Record<LoadUnit, number>> = { kg: 2000, lb: 4500 };

function usualBar(bars: readonly Bar[], unit: LoadUnit): Bar | undefined {
  let usual: Bar | undefined;
  let lightest: Bar | undefined;
  for (const bar of bars) {
    if (bar.weight.unit !== unit) continue;
    const { hundredths } = bar.weight;
    if (!lightest || hundredths < lightest.weight.hundredths) lightest = bar;
    if (hundredths <= USUAL_BAR[unit] && (!usual || hundredths > usual.weight.hundredths)) usual = bar;
  }
  return usual ?? lightest;
}

function stackOf(room: RoomEquipment): readonly Load[] {
  if (!room.stack || room.stack.step.hundredths <= 0) return [];
  const { lightest, step, heaviest } = room.stack;
  const loads: Load[] = [];
  for (
    let hundredths = lightest.hundredths;
    hundredths <= heaviest.hundredths;
    hundredths += step.hundredths
  ) {
    loads.push({ hundredths, unit: lightest.unit });
  }
  return loads;
}

function otherUnit(unit: LoadUnit): LoadUnit {
  return unit === 'kg' ? 'lb' : 'kg';
}

function inUnit(target: number, from: LoadUnit, to: LoadUnit, steps: readonly LoadStep[]) {
  if (from === to) return { target, steps };
  const converted = convert(target, from, to);
  return {
    target: converted,
    steps: [...steps, { step: 'converted', target: converted, unit: to } as const],
  };
}

/** Floored to whole hundredths, so that a cap never grows by converting. */
export function convert(hundredths: number, from: LoadUnit, to: LoadUnit): number {
  if (from === to) return hundredths;
  return Math.floor(from === 'lb' ? hundredths * KILOGRAMS_PER_POUND : hundredths / KILOGRAMS_PER_POUND);
}
