/** From a target to what is at hand at one rack: its bars and plates, the dumbbells or the stack of its room. */

import type { Bar, RoomEquipment, Stack } from '../facility/equipment.ts';
import { convert, type Load, type LoadUnit } from './load.ts';
import type { LoadedPlan, LoadStep, LoadWish, Made, RoomPlan } from './planned-load.ts';
import { type BarChoice, chooseLoading, type Rounding } from './plates.ts';

/**
 * The load that can be made for a target in hundredths of `unit`, by the implement of the wish. Kilograms and pounds
 * may stand side by side: what is in the unit of the target comes first, and where only the other unit will do the
 * target is converted once.
 */
export function planTarget(
  wish: LoadWish,
  target: number,
  unit: LoadUnit,
  rounding: Rounding,
  steps: readonly LoadStep[],
): RoomPlan {
  const asked: Asked = { wish, target, unit, rounding, steps };
  switch (wish.implement) {
    case 'barbell':
      return planBar(asked);
    case 'dumbbell':
      return planDumbbells(asked);
    default:
      return planStack(asked, wish.implement);
  }
}

/**
 * The loads nearest to a target in hundredths of `unit`: the heaviest at or below, the lightest at or above; neither
 * where nothing in that unit is at hand.
 */
export function loadableAround(
  wish: Omit<LoadWish, 'rounding'>,
  target: number,
  unit: LoadUnit,
): { readonly below?: Load; readonly above?: Load } {
  const plan = planTarget({ ...wish, rounding: 'down' }, target, unit, 'down', []);
  const { below, above } = aroundOf(plan);
  return {
    ...(below?.unit === unit && below.hundredths <= target && { below }),
    ...(above?.unit === unit && above.hundredths >= target && { above }),
  };
}

function aroundOf(plan: RoomPlan): { readonly below?: Load | undefined; readonly above?: Load | undefined } {
  switch (plan.kind) {
    case 'loaded': {
      const made = plan.steps.at(-1);
      return made?.step === 'made' ? made : {};
    }
    case 'belowBar':
      return { above: plan.bar.weight };
    case 'cannotLoad':
      return { below: plan.nearest, above: plan.nearest };
  }
}

interface Asked {
  readonly wish: LoadWish;
  readonly target: number;
  readonly unit: LoadUnit;
  readonly rounding: Rounding;
  readonly steps: readonly LoadStep[];
}

/** Of the bars and plates that may be put together, in the order they are tried, the first that can make the load. */
function planBar(asked: Asked): RoomPlan {
  const { room, bar: wanted } = asked.wish;
  const own = barFor(room.bars, asked.unit, wanted);
  const first = own && planOnBar(asked, own, own.weight.unit);
  if (first?.kind === 'loaded' || (first?.kind === 'belowBar' && first.lighterBar)) return first;

  const other = barFor(room.bars, otherUnit(asked.unit), wanted);
  // Where an exercise has a bar of its own in the room, both are that bar.
  const second = other && other !== own ? planOnBar(asked, other, other.weight.unit) : undefined;
  if (second?.kind === 'loaded') return second;
  if (room.mixesUnits) {
    for (const bar of [own, other]) {
      const mixed = bar && planOnBar(asked, bar, otherUnit(bar.weight.unit));
      if (mixed?.kind === 'loaded') return mixed;
    }
  }
  const lighter = second?.kind === 'belowBar' && second.lighterBar ? second : undefined;
  return lighter ?? first ?? second ?? { kind: 'cannotLoad', reason: 'nothingToLoad', steps: asked.steps };
}

/** One bar with plates of one unit. */
function planOnBar({ wish, rounding, ...asked }: Asked, bar: Bar, unit: LoadUnit): RoomPlan {
  const { room } = wish;
  const { target, steps } = inUnit(asked.target, asked.unit, unit, asked.steps);
  const choose = (one: Bar) =>
    chooseLoading(
      { bar: one, unit, plates: room.plates, ...(room.collar && { collar: room.collar }) },
      target,
      rounding,
    );
  const choice = choose(bar);
  switch (choice.kind) {
    case 'loadable':
      return loadedBar(choice, target, rounding, steps);
    case 'aboveHeaviest':
      return {
        kind: 'cannotLoad',
        reason:
          choice.below.perSide.length === 0 && hasOtherPlates(room, unit) ? 'otherUnit' : 'aboveHeaviest',
        nearest: choice.below.total,
        steps,
      };
    case 'belowBar': {
      const lighter = heaviestUpTo(room.bars, target, unit);
      const onLighter = lighter && choose(lighter);
      return {
        kind: 'belowBar',
        target,
        bar,
        ...(onLighter?.kind === 'loadable' && { lighterBar: onLighter.chosen }),
        ...(onLighter?.kind === 'aboveHeaviest' && { lighterBar: onLighter.below }),
        ...(wish.regression && { regression: wish.regression }),
        steps,
      };
    }
  }
}

function loadedBar(
  { chosen, exact, below, above }: Extract<BarChoice, { kind: 'loadable' }>,
  target: number,
  rounding: Rounding,
  steps: readonly LoadStep[],
): LoadedPlan {
  const around = { below: below.total, ...(above && { above: above.total }) };
  return loaded(
    chosen.total,
    { with: 'barbell', loading: chosen },
    { target, exact, rounding, around, steps },
  );
}

function heaviestUpTo(bars: readonly Bar[], target: number, unit: LoadUnit): Bar | undefined {
  let heaviest: Bar | undefined;
  for (const bar of bars) {
    if (bar.weight.unit !== unit || bar.weight.hundredths > target) continue;
    if (!heaviest || bar.weight.hundredths > heaviest.weight.hundredths) heaviest = bar;
  }
  return heaviest;
}

/** No pair of this unit hangs here, but there are plates of the other. */
function hasOtherPlates({ plates, mixesUnits }: RoomEquipment, unit: LoadUnit): boolean {
  return !mixesUnits && plates.some(({ weight, count }) => weight.unit !== unit && count > 1);
}

function planDumbbells(asked: Asked): RoomPlan {
  const first = dumbbellsIn(asked, asked.unit);
  if (first?.kind === 'loaded') return first;
  const second = dumbbellsIn(asked, otherUnit(asked.unit));
  if (second?.kind === 'loaded') return second;
  return first ?? second ?? { kind: 'cannotLoad', reason: 'nothingToLoad', steps: asked.steps };
}

/** Undefined where there are none of this unit. */
function dumbbellsIn({ wish, rounding, ...asked }: Asked, unit: LoadUnit): RoomPlan | undefined {
  const here = inUnit(asked.target, asked.unit, unit, asked.steps);
  let below: Load | undefined;
  let above: Load | undefined;
  for (const one of wish.room.dumbbells) {
    if (one.unit !== unit) continue;
    if (one.hundredths <= here.target && (!below || one.hundredths > below.hundredths)) below = one;
    if (one.hundredths >= here.target && (!above || one.hundredths < above.hundredths)) above = one;
  }
  if (!below && !above) return undefined;
  return between(below, above, here, rounding, (each) => ({
    with: 'dumbbell',
    each,
    ...(wish.one && { one: true as const }),
  }));
}

function planStack(asked: Asked, implement: 'cable' | 'machine'): RoomPlan {
  const stack = asked.wish.stack ?? asked.wish.room.stack;
  if (!stack || stack.step.hundredths <= 0)
    return { kind: 'cannotLoad', reason: 'nothingToLoad', steps: asked.steps };
  const { unit } = stack.lightest;
  const here = inUnit(asked.target, asked.unit, unit, asked.steps);
  const at = (step: number): Load | undefined => {
    if (step < 0 || step > stepsOf(stack)) return undefined;
    return { hundredths: stack.lightest.hundredths + step * stack.step.hundredths, unit };
  };
  const step = (here.target - stack.lightest.hundredths) / stack.step.hundredths;
  const below = at(Math.min(Math.floor(step), stepsOf(stack)));
  const above = at(Math.max(Math.ceil(step), 0));
  return between(below, above, here, asked.rounding, (load) => ({ with: implement, stack: load }));
}

/** Pins over the first one. */
function stepsOf({ lightest, step, heaviest }: Stack): number {
  return Math.floor((heaviest.hundredths - lightest.hundredths) / step.hundredths);
}

/** The one to take of the two around a target. */
function between(
  below: Load | undefined,
  above: Load | undefined,
  { target, steps }: Here,
  rounding: Rounding,
  madeOf: (load: Load) => Made,
): RoomPlan {
  if (!below) return { kind: 'cannotLoad', reason: 'belowLightest', ...(above && { nearest: above }), steps };
  if (!above) return { kind: 'cannotLoad', reason: 'aboveHeaviest', nearest: below, steps };
  const closerAbove = above.hundredths - target < target - below.hundredths;
  const load = rounding === 'nearest' && closerAbove ? above : below;
  const exact = load.hundredths === target;
  return loaded(load, madeOf(load), { target, exact, rounding, around: { below, above }, steps });
}

function loaded(
  load: Load,
  made: Made,
  {
    target,
    exact,
    rounding,
    around,
    steps,
  }: {
    readonly target: number;
    readonly exact: boolean;
    readonly rounding: Rounding;
    readonly around: { readonly below: Load; readonly above?: Load };
    readonly steps: readonly LoadStep[];
  },
): LoadedPlan {
  return {
    kind: 'loaded',
    load,
    made,
    remainder: Math.round(target - load.hundredths),
    steps: [...steps, { step: 'made', rounding, exact, load, made, target, ...around }],
  };
}

/** The usual bar is the heaviest one up to 20 kg or 45 lb; a rack that has only heavier ones uses its lightest. */
const USUAL_BAR: Readonly<Record<LoadUnit, number>> = { kg: 2000, lb: 4500 };

/** The bar an exercise has of its own, where this rack has such a one; else the usual one of the unit. */
function barFor(bars: readonly Bar[], unit: LoadUnit, wanted: Load | undefined): Bar | undefined {
  let usual: Bar | undefined;
  let lightest: Bar | undefined;
  for (const bar of bars) {
    const { hundredths } = bar.weight;
    if (wanted && hundredths === wanted.hundredths && bar.weight.unit === wanted.unit) return bar;
    if (bar.weight.unit !== unit) continue;
    if (!lightest || hundredths < lightest.weight.hundredths) lightest = bar;
    if (hundredths <= USUAL_BAR[unit] && (!usual || hundredths > usual.weight.hundredths)) usual = bar;
  }
  return usual ?? lightest;
}

function otherUnit(unit: LoadUnit): LoadUnit {
  return unit === 'kg' ? 'lb' : 'kg';
}

/** The target in the unit that is lifted, and how it got there. */
interface Here {
  readonly target: number;
  readonly steps: readonly LoadStep[];
}

function inUnit(target: number, from: LoadUnit, to: LoadUnit, steps: readonly LoadStep[]): Here {
  if (from === to) return { target, steps };
  const converted = convert(target, from, to);
  return {
    target: converted,
    steps: [...steps, { step: 'converted', target: converted, unit: to }],
  };
}
