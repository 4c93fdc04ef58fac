/** Kilograms and pounds at one rack: each load stays in one unit, and what is put together is put together on purpose. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type { Exercise, Implement } from '#domain/exercise/exercise.ts';
import type { RoomEquipment } from '#domain/facility/equipment.ts';
import { explainLoad } from '#domain/load/explain-load.ts';
import { KILOGRAMS_PER_POUND, type Load, type LoadUnit, load } from '#domain/load/load.ts';
import { planLines } from '#domain/load/plan-program.ts';
import type { LoadTarget } from '#domain/prescription/prescription.ts';
import { bar, room, stock } from './rooms.ts';

const TODAY = calendarDateOf('2026-11-23');

const lift = (implement: Implement = 'barbell'): Exercise => ({
  id: 'thrust',
  name: 'Barbell hip thrust',
  shortName: 'Hip thrust',
  pattern: 'hipThrust',
  implement,
  externallyLoaded: true,
  bilateral: true,
  tags: [],
  equipment: [],
  ladder: [],
  setup: [],
  execution: [],
  cues: [],
  errors: [],
  muscles: [],
});

const KG = stock({ 25: 4, 20: 2, 15: 2, 10: 2, 5: 2, 2.5: 2, 1.25: 2 });
const LB = stock({ 45: 4, 35: 2, 25: 2, 10: 4, 5: 2, 2.5: 2 }, 'lb');

interface Asked {
  readonly maximum?: Load;
  readonly target?: LoadTarget;
  readonly capPercent?: number;
  readonly implement?: Implement;
}

function plan(at: RoomEquipment, { maximum = load(120, 'kg'), target = percent(50), ...line }: Asked = {}) {
  const prescription = {
    groups: [{ kind: 'straight', sets: 4, reps: { kind: 'reps', low: 8, high: 8 }, load: target }],
    perSide: false,
  } as const;
  const { implement, ...rest } = line;
  const [groups] = planLines([{ exercise: lift(implement), prescription, ...rest }], {
    maxima: [{ exerciseId: 'thrust', kind: 'tested', load: maximum, date: TODAY }],
    room: at,
    today: TODAY,
  });
  const planned = groups?.[0]?.planned;
  if (!planned || !('steps' in planned)) throw new Error('Something is planned');
  return planned;
}

function percent(low: number): LoadTarget {
  return { kind: 'percent', of: 'e1RM', low, high: low };
}

const said = (planned: ReturnType<typeof plan>) => `${planned.kind}: ${explainLoad(planned.steps)}`;

const both = room({ bars: [bar(20), bar(45, 'lb')], plates: [...KG, ...LB] });

describe('what a rack with both units makes', () => {
  const table: readonly [what: string, planned: () => ReturnType<typeof plan>, expected: string][] = [
    [
      'a maximum in kilograms: kilograms',
      () => plan(both),
      'loaded: 1RM 120 × 50 % = 60 = 20 bar + 20 per side',
    ],
    [
      'a maximum in pounds: pounds, nothing converted',
      () => plan(both, { maximum: load(270, 'lb') }),
      'loaded: 1RM 270 × 50 % = 135 = 45 bar + 45 per side',
    ],
    [
      'a maximum in pounds where all is in kilograms: converted once, exactly, and said',
      () => plan(room({ bars: [bar(20)], plates: KG }), { maximum: load(270, 'lb') }),
      'loaded: 1RM 270 lb × 50 % = 135 lb = 61.23 kg → 60 kg = 20 bar + 20 per side',
    ],
    [
      'what is over the plates of its own unit: the other unit',
      () => plan(room({ ...both, plates: [...stock({ 5: 2 }), ...LB] })),
      'loaded: 1RM 120 kg × 50 % = 60 kg = 132.27 lb → 130 lb = 45 bar + 35 + 5 + 2.5 per side',
    ],
    [
      'a kilogram bar with pound plates, not mixed: said, and nothing hangs on it',
      () => plan(room({ bars: [bar(20)], plates: LB })),
      'cannotLoad: 1RM 120 × 50 % = 60',
    ],
    [
      'the same, mixed: the bar counts with what it weighs in pounds, rounded up',
      () => plan(room({ bars: [bar(20)], plates: LB, mixesUnits: true })),
      'loaded: 1RM 120 kg × 50 % = 60 kg = 132.27 lb → 134.1 lb = 20 kg bar + 45 per side',
    ],
    [
      'a pound bar with kilogram plates, mixed',
      () => plan(room({ bars: [bar(45, 'lb')], plates: KG, mixesUnits: true })),
      'loaded: 1RM 120 × 50 % = 60 → 60.42 = 45 lb bar + 20 per side',
    ],
    [
      'mixed only where it has to be: a bar with plates of its own keeps them',
      () => plan(room({ ...both, mixesUnits: true })),
      'loaded: 1RM 120 × 50 % = 60 = 20 bar + 20 per side',
    ],
    [
      'collars in pounds on a kilogram bar count, rounded up',
      () => plan(room({ bars: [bar(20)], plates: KG, collar: load(5, 'lb') }), { target: percent(100) }),
      'loaded: 1RM 120 × 100 % = 120 → 119.54 = 20 bar + 4.54 collars + 25 + 20 + 2.5 per side',
    ],
    [
      'dumbbells keep their own unit',
      () =>
        plan(room({ dumbbells: [load(20, 'lb'), load(25, 'lb'), load(30, 'kg')] }), {
          maximum: load(50, 'lb'),
          implement: 'dumbbell',
        }),
      'loaded: 1RM 50 × 50 % = 25 = 25 lb in each hand',
    ],
    [
      'heavier than the dumbbells of its own unit: the other',
      () =>
        plan(room({ dumbbells: [load(5, 'kg'), load(10, 'kg'), load(60, 'lb'), load(70, 'lb')] }), {
          maximum: load(60, 'kg'),
          implement: 'dumbbell',
        }),
      'loaded: 1RM 60 kg × 50 % = 30 kg = 66.13 lb → 70 lb = 70 lb in each hand',
    ],
    [
      'a stack in pounds',
      () =>
        plan(room({ stack: { lightest: load(10, 'lb'), step: load(10, 'lb'), heaviest: load(200, 'lb') } }), {
          implement: 'cable',
        }),
      'loaded: 1RM 120 kg × 50 % = 60 kg = 132.27 lb → 130 lb = 130 lb on the stack',
    ],
  ];
  it.each(table)('%s', (_, planned, expected) => expect(said(planned())).toBe(expected));

  it('units that are not mixed are the reason, with what there is', () => {
    expect(plan(room({ bars: [bar(20)], plates: LB }))).toMatchObject({
      reason: 'otherUnit',
      nearest: load(20, 'kg'),
    });
    // Without any plates it is not a matter of units.
    expect(plan(room({ bars: [bar(20)], plates: [] }))).toMatchObject({ reason: 'aboveHeaviest' });
    expect(plan(room({ bars: [], plates: [] }))).toMatchObject({ reason: 'nothingToLoad' });
  });
});

describe('an exercise with a bar or a stack of its own', () => {
  const own = { exerciseId: 'thrust' };
  const stack = { lightest: load(2.5, 'kg'), step: load(2.5, 'kg'), heaviest: load(60, 'kg') };
  const table: readonly [what: string, planned: () => ReturnType<typeof plan>, expected: string][] = [
    [
      'takes that bar',
      () => plan(room({ exercises: [{ ...own, bar: load(15, 'kg') }] })),
      'loaded: 1RM 120 × 50 % = 60 = 15 bar + 20 + 2.5 per side',
    ],
    [
      'takes the usual one at a rack that has no such bar',
      () => plan(room({ exercises: [{ ...own, bar: load(25, 'kg') }] })),
      'loaded: 1RM 120 × 50 % = 60 = 20 bar + 20 per side',
    ],
    [
      'takes that stack, in its own step',
      () => plan(room({ exercises: [{ ...own, stack }] }), { implement: 'cable', maximum: load(85, 'kg') }),
      'loaded: 1RM 85 × 50 % = 42.5 = 42.5 kg on the stack',
    ],
    [
      'is done on a machine where the room has one for it',
      () => plan(room({ exercises: [{ ...own, stack }] }), { maximum: load(85, 'kg') }),
      'loaded: 1RM 85 × 50 % = 42.5 = 42.5 kg on the stack',
    ],
    [
      'never takes it for dumbbells, which are stated for one hand',
      () =>
        plan(room({ exercises: [{ ...own, stack }] }), { implement: 'dumbbell', maximum: load(30, 'kg') }),
      'loaded: 1RM 30 × 50 % = 15 = 15 kg in each hand',
    ],
    [
      'over its stack is said',
      () => plan(room({ exercises: [{ ...own, stack }] }), { implement: 'cable', maximum: load(400, 'kg') }),
      'cannotLoad: 1RM 400 × 50 % = 200',
    ],
  ];
  it.each(table)('%s', (_, planned, expected) => expect(said(planned())).toBe(expected));
});

describe('for any rack of one or two units', () => {
  const unit = fc.constantFrom<LoadUnit>('kg', 'lb');
  const weight = fc.record({ hundredths: fc.constantFrom(125, 250, 500, 1000, 2000, 2500, 4500), unit });
  const anyRack = fc.record({
    bars: fc.uniqueArray(
      fc.record({ hundredths: fc.constantFrom(700, 1500, 2000, 2500, 3500, 4500), unit }),
      { maxLength: 4, selector: ({ hundredths, unit }) => `${hundredths} ${unit}` },
    ),
    plates: fc.array(fc.record({ weight, count: fc.integer({ min: 0, max: 6 }) }), { maxLength: 8 }),
    collar: fc.option(fc.record({ hundredths: fc.constantFrom(50, 250, 500), unit }), { nil: undefined }),
    mixesUnits: fc.boolean(),
  });
  const anyCase = fc.record({
    rack: anyRack,
    maximum: fc.record({ hundredths: fc.integer({ min: 1000, max: 60_000 }), unit }),
    percent: fc.integer({ min: 20, max: 110 }),
    capPercent: fc.option(fc.integer({ min: 20, max: 100 }), { nil: undefined }),
  });
  const at = ({
    bars,
    plates,
    collar,
    mixesUnits,
  }: typeof anyRack extends fc.Arbitrary<infer Rack> ? Rack : never): RoomEquipment =>
    room({
      bars: bars.map((weight) => ({ id: `${weight.hundredths} ${weight.unit}`, name: 'bar', weight })),
      plates,
      ...(collar && { collar }),
      mixesUnits,
    });
  const inKilograms = ({ hundredths, unit }: Load) =>
    unit === 'kg' ? hundredths : hundredths * KILOGRAMS_PER_POUND;

  it('never over the cap, never under the bar, plates in pairs that are there, of one unit, and the sum is right', () => {
    fc.assert(
      fc.property(anyCase, ({ rack, maximum, percent: asked, capPercent }) => {
        const equipment = at(rack);
        const planned = plan(equipment, {
          maximum,
          target: percent(asked),
          ...(capPercent !== undefined && { capPercent }),
        });
        const loading =
          planned.kind === 'loaded'
            ? planned.made.with === 'barbell' && planned.made.loading
            : planned.kind === 'belowBar' && planned.lighterBar;
        if (!loading) return;
        const { total, perSide, collars } = loading;
        const allowed = (inKilograms(maximum) * Math.min(asked, capPercent ?? asked)) / 100;
        if (capPercent !== undefined) expect(inKilograms(total)).toBeLessThanOrEqual(allowed + 1e-6);
        expect(inKilograms(total) + 0.5).toBeGreaterThan(inKilograms(loading.bar.weight));
        expect(equipment.bars).toContainEqual(loading.bar);
        for (const plate of perSide) {
          expect(plate.unit).toBe(total.unit);
          const alike = ({ hundredths, unit }: Load) =>
            hundredths === plate.hundredths && unit === plate.unit;
          const owned = rack.plates.reduce((sum, row) => sum + (alike(row.weight) ? row.count : 0), 0);
          expect(2 * perSide.filter(alike).length).toBeLessThanOrEqual(owned);
        }
        if (!rack.mixesUnits && perSide.length > 0) expect(loading.bar.weight.unit).toBe(total.unit);
        // What is said to be lifted is never less than what hangs there, and by no more than a rounding.
        const real =
          inKilograms(loading.bar.weight) +
          2 * perSide.reduce((sum, plate) => sum + inKilograms(plate), 0) +
          (collars && rack.collar ? 2 * inKilograms(rack.collar) : 0);
        expect(inKilograms(total)).toBeGreaterThanOrEqual(real - 1e-6);
        expect(inKilograms(total) - real).toBeLessThanOrEqual(2);
      }),
      { numRuns: 2000 },
    );
  });

  it('rounds down under a cap, else to the nearest with ties down', () => {
    fc.assert(
      fc.property(anyCase, ({ rack, maximum, percent: asked, capPercent }) => {
        const planned = plan(at(rack), {
          maximum,
          target: percent(asked),
          ...(capPercent !== undefined && { capPercent }),
        });
        if (planned.kind !== 'loaded') return;
        const made = planned.steps.at(-1);
        if (made?.step !== 'made') throw new Error('The last step is what was made');
        const { target, below, above, load: taken } = made;
        expect(below.hundredths).toBeLessThanOrEqual(target);
        if (above) expect(above.hundredths).toBeGreaterThanOrEqual(target);
        const up = above && above.hundredths - target < target - below.hundredths;
        expect(taken).toEqual(capPercent === undefined && up ? above : below);
      }),
      { numRuns: 1000 },
    );
  });
});
