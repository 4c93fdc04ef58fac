import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { explainLoad } from '#domain/load/explain-load.ts';
import { type LoadUnit, load } from '#domain/load/load.ts';
import { type Maximum, type MaximumKind, needsRetest } from '#domain/load/maximum.ts';
import {
  type AthleteLoads,
  firstWorkingLoad,
  type LineToPlan,
  type PlannedLoad,
  planLines,
  plannerFor,
} from '#domain/load/plan-program.ts';
import type { LoadTarget, Prescription } from '#domain/prescription/prescription.ts';
import { bar, room, STOCK_WITHOUT_HALVES, stock } from './rooms.ts';

const TODAY = calendarDateOf('2026-11-23');
const NOV_2 = calendarDateOf('2026-11-02');

const thrust: Exercise = {
  id: 'thrust',
  name: 'Barbell hip thrust',
  pattern: 'hipThrust',
  shortName: 'Hip thrust',
  implement: 'barbell',
  externallyLoaded: true,
  bilateral: true,
  tags: ['LHT', 'SUP'],
  equipment: ['barbell', 'plates', 'bench'],
  ladder: [{ exerciseId: 'banded', note: 'no bar' }],
  maximumOf: 'thrust',
  setup: [],
  execution: [],
  cues: [],
  errors: [],
  muscles: [],
};

function maximum(amount: number, kind: MaximumKind = 'e1RM', changes: Partial<Maximum> = {}): Maximum {
  return { exerciseId: 'thrust', kind, load: load(amount, 'kg'), date: NOV_2, ...changes };
}

function percent(low: number, high = low): LoadTarget {
  return { kind: 'percent', of: 'e1RM', low, high };
}

function straight(target: LoadTarget): Prescription {
  return {
    groups: [{ kind: 'straight', sets: 4, reps: { kind: 'reps', low: 8, high: 8 }, load: target }],
    perSide: false,
  };
}

function plan(
  target: LoadTarget,
  maxima: readonly Maximum[],
  line: Partial<LineToPlan> = {},
  at: Partial<AthleteLoads> = {},
): PlannedLoad {
  const athlete: AthleteLoads = { maxima, room: room(), today: TODAY, ...at };
  const [groups] = planLines([{ exercise: thrust, prescription: straight(target), ...line }], athlete);
  const [first] = groups ?? [];
  if (!first) throw new Error('nothing was planned');
  return first.planned;
}

function explained(planned: PlannedLoad): string {
  return 'steps' in planned ? explainLoad(planned.steps) : planned.kind;
}

describe('a load explains itself', () => {
  const table: readonly [what: string, planned: () => PlannedLoad, expected: string][] = [
    [
      'a training max, rounded to the nearest',
      () =>
        plan(
          percent(72.5),
          [maximum(140, 'trainingMax')],
          {},
          { room: room({ plates: STOCK_WITHOUT_HALVES }) },
        ),
      'TM 140 × 72.5 % = 101.5 → 102.5 = 20 bar + 25 + 15 + 1.25 per side',
    ],
    [
      'an exact load',
      () => plan(percent(50), [maximum(125)]),
      'e1RM 125 × 50 % = 62.5 = 20 bar + 20 + 1.25 per side',
    ],
    [
      'a cap, rounded down',
      () => plan(percent(70), [maximum(120)], { capPercent: 60 }),
      'e1RM 120 × 60 % (cap; 70 % asked) = 72 → 71 (down) = 20 bar + 25 + 0.5 per side',
    ],
    [
      'a cap above the line changes nothing but the direction',
      () => plan(percent(70), [maximum(120)], { capPercent: 75 }),
      'e1RM 120 × 70 % = 84 → 83.5 (down) = 20 bar + 25 + 5 + 1.25 + 0.5 per side',
    ],
    [
      'a flagged athlete, rounded down',
      () => plan(percent(70), [maximum(121)], { flagged: true }),
      'e1RM 121 × 70 % = 84.7 → 83.5 (down) = 20 bar + 25 + 5 + 1.25 + 0.5 per side',
    ],
    [
      'a flagged athlete’s estimate counts as the lowest formula',
      () =>
        plan(
          percent(50),
          [maximum(144, 'e1RM', { fromSet: { load: load(120, 'kg'), reps: 6, formula: 'epley' } })],
          { flagged: true },
        ),
      'e1RM 138 (lowest: O’Conner) × 50 % = 69 → 68.5 (down) = 20 bar + 20 + 2.5 + 1.25 + 0.5 per side',
    ],
    [
      'collars',
      () => plan(percent(100), [maximum(100)], {}, { room: room({ collar: load(2.5, 'kg') }) }),
      'e1RM 100 × 100 % = 100 = 20 bar + 5 collars + 25 + 10 + 2.5 per side',
    ],
    ['the empty bar', () => plan(percent(20), [maximum(100)]), 'e1RM 100 × 20 % = 20 = 20 bar'],
    [
      'another lift’s maximum',
      () =>
        plan(
          percent(50),
          [maximum(160, 'tested', { exerciseId: 'squat' })],
          {},
          { links: [{ exerciseId: 'thrust', ofExerciseId: 'squat', percent: 125 }] },
        ),
      'squat 1RM 160 × 125 % × 50 % = 100 = 20 bar + 25 + 15 per side',
    ],
    [
      'a training max that nobody set, by the facility’s 90 %',
      () =>
        plan(percent(50), [maximum(150)], {}, { policy: { basis: 'trainingMax', trainingMaxPercent: 90 } }),
      'e1RM 150 × 90 % TM × 50 % = 67.5 = 20 bar + 20 + 2.5 + 1.25 per side',
    ],
    [
      'a pound room and a kilogram maximum',
      () =>
        plan(
          percent(50),
          [maximum(200)],
          {},
          {
            room: room({
              bars: [bar(45, 'lb')],
              plates: stock({ 45: 4, 25: 2, 10: 4, 5: 2, 2.5: 2 }, 'lb'),
            }),
          },
        ),
      'e1RM 200 kg × 50 % = 100 kg = 220.46 lb → 220 lb = 45 bar + 45 + 25 + 10 + 5 + 2.5 per side',
    ],
    [
      'a stated load',
      () => plan({ kind: 'absolute', load: load(60, 'kg') }, []),
      'stated 60 = 20 bar + 20 per side',
    ],
    [
      'a stated load over the cap',
      () => plan({ kind: 'absolute', load: load(90, 'kg') }, [maximum(120)], { capPercent: 60 }),
      'stated 90 over the cap: e1RM 120 × 60 % = 72 → 71 (down) = 20 bar + 25 + 0.5 per side',
    ],
    [
      'dumbbells, one in each hand',
      () => plan(percent(60), [maximum(28)], { exercise: { ...thrust, implement: 'dumbbell' } }),
      'e1RM 28 × 60 % = 16.8 → 15 = 15 kg in each hand',
    ],
    [
      'a cable stack',
      () => plan(percent(60), [maximum(70)], { exercise: { ...thrust, implement: 'cable' } }),
      'e1RM 70 × 60 % = 42 → 40 = 40 kg on the stack',
    ],
  ];
  for (const [what, planned, expected] of table) {
    it(what, () => expect(explained(planned())).toBe(expected));
  }
});

describe('which maximum counts', () => {
  it('none recorded is said, never planned as 0', () => {
    expect(plan(percent(70), [])).toEqual({ kind: 'noMaximum', exerciseId: 'thrust', basis: 'e1RM' });
  });
  it('the newest one by date; of one day the one stored later; none from the future', () => {
    const maxima = [
      maximum(200, 'tested', { date: addDays(TODAY, 1) }),
      maximum(100, 'e1RM', { date: NOV_2 }),
      maximum(90, 'e1RM', { date: addDays(NOV_2, -10) }),
      maximum(110, 'tested', { date: NOV_2 }),
    ];
    expect(explained(plan(percent(50), maxima))).toMatch(/^1RM 110 ×/);
  });
  it('the estimated maximum before the training max, unless the facility works from training maxima', () => {
    const maxima = [maximum(150), maximum(140, 'trainingMax')];
    expect(explained(plan(percent(50), maxima))).toMatch(/^e1RM 150 ×/);
    const policy = { basis: 'trainingMax', trainingMaxPercent: 90 } as const;
    expect(explained(plan(percent(50), maxima, {}, { policy }))).toMatch(/^TM 140 ×/);
    expect(explained(plan({ kind: 'percent', of: 'trainingMax', low: 50, high: 50 }, maxima))).toMatch(
      /^TM 140 ×/,
    );
  });
  it('a maximum is to be retested after 8 weeks, not on the day itself', () => {
    expect([
      needsRetest(maximum(1), addDays(NOV_2, 56)),
      needsRetest(maximum(1), addDays(NOV_2, 57)),
    ]).toEqual([false, true]);
  });
});

describe('what cannot be loaded is said', () => {
  it('a range starts at its lower end and tells the upper one', () => {
    expect(plan(percent(77, 80), [maximum(125)])).toMatchObject({
      kind: 'loaded',
      load: load(96, 'kg'),
      upTo: load(100, 'kg'),
    });
  });
  it('a cap closes the range', () => {
    const planned = plan(percent(77, 80), [maximum(120)], { capPercent: 60 });
    expect(planned).toMatchObject({ kind: 'loaded', load: load(71, 'kg') });
    expect(planned).not.toHaveProperty('upTo');
  });
  it('below the bar: a lighter bar and the first step down are offered', () => {
    expect(plan(percent(30), [maximum(50)])).toMatchObject({
      kind: 'belowBar',
      bar: bar(20),
      lighterBar: { bar: bar(15), total: load(15, 'kg') },
      regression: { exerciseId: 'banded', note: 'no bar' },
    });
  });
  it('below every bar only the step down is left', () => {
    expect(plan(percent(30), [maximum(40)])).not.toHaveProperty('lighterBar');
  });
  it('over the stock: the heaviest is named, not taken', () => {
    expect(plan(percent(100), [maximum(400)])).toMatchObject({
      kind: 'cannotLoad',
      reason: 'aboveHeaviest',
      nearest: load(228.5, 'kg'),
    });
  });
  it('lighter than the lightest dumbbell', () => {
    const exercise = { ...thrust, implement: 'dumbbell' } as const;
    expect(plan(percent(50), [maximum(8)], { exercise })).toMatchObject({
      kind: 'cannotLoad',
      reason: 'belowLightest',
      nearest: load(5, 'kg'),
    });
  });
  it('a room without a bar', () => {
    expect(plan(percent(50), [maximum(80)], {}, { room: room({ bars: [] }) })).toMatchObject({
      kind: 'cannotLoad',
      reason: 'nothingToLoad',
    });
  });
  it('a stated load under a cap nobody can reckon', () => {
    expect(plan({ kind: 'absolute', load: load(60, 'kg') }, [], { capPercent: 60 })).toMatchObject({
      kind: 'noMaximum',
    });
  });
  it('an open load keeps open, with the cap as its ceiling', () => {
    expect(plan({ kind: 'unstated' }, [maximum(120)], { capPercent: 60 })).toMatchObject({
      kind: 'notPlanned',
      target: 'unstated',
      ceiling: load(71, 'kg'),
    });
    expect(plan({ kind: 'unstated' }, [maximum(120)])).toEqual({ kind: 'notPlanned', target: 'unstated' });
  });
});

describe('the warm-up', () => {
  const ramp = straight({ kind: 'percent', of: 'workingWeight', low: 60, high: 60 });
  it('ramps to the first working load, with real weights', () => {
    const planner = plannerFor({ maxima: [maximum(125)], room: room(), today: TODAY });
    const working = firstWorkingLoad(planner.line({ exercise: thrust, prescription: straight(percent(80)) }));
    expect(working).toEqual(load(100, 'kg'));
    const [step] = planner.warmUp({ exercise: thrust, prescription: ramp }, working);
    expect(step && explained(step.planned)).toBe('working weight 100 × 60 % = 60 = 20 bar + 20 per side');
  });
  it('without a working load says so', () => {
    const planner = plannerFor({ maxima: [], room: room(), today: TODAY });
    expect(planner.warmUp({ exercise: thrust, prescription: ramp }, undefined)[0]?.planned).toMatchObject({
      kind: 'noMaximum',
      basis: 'workingWeight',
    });
  });
});

it('for any maximum, percentage and cap the load never exceeds the cap', () => {
  const units = fc.constantFrom<LoadUnit>('kg', 'lb');
  fc.assert(
    fc.property(
      fc.integer({ min: 2000, max: 40_000 }),
      units,
      fc.integer({ min: 200, max: 1100 }),
      fc.integer({ min: 30, max: 100 }),
      fc.boolean(),
      (hundredths, unit, tenths, capPercent, pounds) => {
        const inRoom = pounds
          ? room({ bars: [bar(45, 'lb')], plates: stock({ 45: 8, 25: 2, 10: 4, 5: 2, 2.5: 2 }, 'lb') })
          : room();
        const planned = plan(
          percent(tenths / 10),
          [maximum(0, 'e1RM', { load: { hundredths, unit } })],
          { capPercent },
          { room: inRoom },
        );
        if (planned.kind !== 'loaded') return;
        const grams = { kg: 10, lb: 4.5359237 };
        const ceiling = (hundredths * grams[unit] * capPercent) / 100;
        expect(planned.load.hundredths * grams[planned.load.unit]).toBeLessThanOrEqual(ceiling + 1e-6);
      },
    ),
  );
});
