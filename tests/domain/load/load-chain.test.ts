/** What the explain view says, step by step, for each way a load can come about. */

import { describe, expect, it } from 'vitest';
import { addDays, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { load } from '#domain/load/load.ts';
import { chainOf, type LoadChain } from '#domain/load/load-chain.ts';
import type { Maximum } from '#domain/load/maximum.ts';
import { type AthleteLoads, type LineToPlan, planLines } from '#domain/load/plan-program.ts';
import type { LoadTarget } from '#domain/prescription/prescription.ts';
import { bar, room, STOCK_WITHOUT_HALVES, stock } from './rooms.ts';

const TODAY = calendarDateOf('2026-11-23');

const thrust: Exercise = {
  id: 'thrust',
  name: 'Barbell hip thrust',
  shortName: 'Hip thrust',
  pattern: 'hipThrust',
  implement: 'barbell',
  externallyLoaded: true,
  bilateral: true,
  tags: [],
  equipment: [],
  ladder: [{ exerciseId: 'bridge', note: 'slow' }],
  setup: [],
  execution: [],
  cues: [],
  errors: [],
  muscles: [],
};
const NAMES: Readonly<Record<string, string>> = {
  thrust: 'Barbell hip thrust',
  squat: 'Back squat',
  bridge: 'Glute bridge',
};

const maximum = (change: Partial<Maximum> = {}): Maximum => ({
  exerciseId: 'thrust',
  kind: 'trainingMax',
  load: load(140, 'kg'),
  date: addDays(TODAY, -10),
  recordedBy: 'Robin Vale',
  ...change,
});

const percent = (low: number, high = low): LoadTarget => ({ kind: 'percent', of: 'e1RM', low, high });

function chain(
  target: LoadTarget,
  maxima: readonly Maximum[],
  line: Partial<LineToPlan> = {},
  at: Partial<AthleteLoads> = {},
): LoadChain | undefined {
  const prescription = {
    groups: [{ kind: 'straight', sets: 4, reps: { kind: 'reps', low: 8, high: 8 }, load: target }],
    perSide: false,
  } as const;
  const [groups] = planLines([{ exercise: thrust, prescription, ...line }], {
    maxima,
    room: room({ plates: STOCK_WITHOUT_HALVES }),
    today: TODAY,
    ...at,
  });
  const [group] = groups ?? [];
  return group && chainOf(group, { nameOf: (id) => NAMES[id] ?? id, rack: 'Rack 1', today: TODAY });
}

const text = (found: LoadChain | undefined) =>
  found?.steps.map(({ title, value, notes }) => [title, value, ...notes].join(' | ')) ?? [];

describe('the chain of a load', () => {
  it('goes from the maximum to the plates, with the loads around and what was rounded', () => {
    const found = chain(percent(72.5), [maximum()]);
    expect(found).toMatchObject({
      asked: '4 × 8 @ 72.5 %',
      result: '102.5 kg',
      load: load(102.5, 'kg'),
      line: 'TM 140 × 72.5 % = 101.5 → 102.5 = 20 bar + 25 + 15 + 1.25 per side',
      made: { with: 'barbell' },
    });
    expect(text(found)).toEqual([
      'Maximum | Barbell hip thrust TM 140 kg | 13 Nov 2026, recorded by Robin Vale',
      'Percentage | 72.5 % = 101.5 kg | Of the training max.',
      'On the bar | 102.5 kg, 1 kg over | Rack 1 makes 100 below and 102.5 kg above. | To the nearest; a tie goes down.',
    ]);
  });

  it('names the set, the formula, the other lift and a training max that nobody set', () => {
    const fromSet = { load: load(120, 'kg'), reps: 6, rir: 1, formula: 'epley' } as const;
    const estimate = maximum({ exerciseId: 'squat', kind: 'e1RM', load: load(144, 'kg'), fromSet });
    const policy = { basis: 'trainingMax', trainingMaxPercent: 90 } as const;
    const links = [{ exerciseId: 'thrust', ofExerciseId: 'squat', percent: 125 }];
    expect(text(chain(percent(50), [estimate], {}, { policy, links }))[0]).toBe(
      'Maximum | Back squat e1RM 144 kg | 13 Nov 2026, recorded by Robin Vale | From 120 kg × 6 with 1 RIR, by Epley. | Barbell hip thrust has none of its own: 125 % of this one. | Nobody set a training max: 90 % of this is 162 kg.',
    );
  });

  it('says when a maximum is old, and when the lowest formula counts', () => {
    const fromSet = { load: load(120, 'kg'), reps: 6, formula: 'epley' } as const;
    const old = maximum({ kind: 'e1RM', load: load(144, 'kg'), date: addDays(TODAY, -57), fromSet });
    expect(text(chain(percent(50), [old], { flagged: true }))[0]).toMatch(
      /more than 8 weeks old, retest \| From 120 kg × 6, by O’Conner, the lowest of the seven formulas\.$/,
    );
  });

  it('shows a cap with what was asked, and rounds down', () => {
    const found = chain(percent(77, 80), [maximum({ kind: 'tested', load: load(120, 'kg') })], {
      capPercent: 60,
    });
    expect(text(found).slice(1)).toEqual([
      'Cap | 60 % = 72 kg | In place of 77 %. | A cap in force today, of the one-repetition maximum. Its rule stands under “Clearance”.',
      'On the bar | 70 kg, 2 kg under | Rack 1 makes 70 below and 72.5 kg above. | Down, because nothing is rounded up where a cap or a limit is in force.',
    ]);
  });

  it('converts once, exactly, and says so', () => {
    const found = chain(percent(50), [maximum({ kind: 'tested', load: load(270, 'lb') })]);
    expect(text(found)[2]).toMatch(/^In kilograms \| 61\.23 kg \| .* 1 lb is exactly 0\.45359237 kg/);
  });

  it('names the lighter bar, or else the easier exercise, and never rounds up to the bar', () => {
    const one = [maximum({ kind: 'tested', load: load(36, 'kg') })];
    expect(text(chain(percent(50), one)).at(-1)).toBe(
      'Below the bar | 18 kg is less than the 20 kg bar | On the 15 kg bar it comes to 17.5 kg. | Nothing is rounded up to the bar.',
    );
    const found = chain(percent(50), one, {}, { room: room({ bars: [bar(20)] }) });
    expect(found).toMatchObject({ result: 'less than the bar' });
    expect(found?.load).toBeUndefined();
    expect(text(found).at(-1)).toBe(
      'Below the bar | 18 kg is less than the 20 kg bar | Rack 1 has no lighter bar. | Easier: Glute bridge (slow). | Nothing is rounded up to the bar.',
    );
  });

  it.each([
    ['nothing to load with', { bars: [] }, 'Rack 1 has nothing that this exercise is loaded with.'],
    ['too few plates', { plates: [] }, 'More than Rack 1 can make. | The nearest there is 20 kg.'],
    [
      'plates of the other unit',
      { bars: [bar(20)], plates: stock({ 45: 2 }, 'lb') },
      'The plates of Rack 1 are in another unit than its bar, and it does not mix units. | The nearest there is 20 kg.',
    ],
  ])('says what cannot be loaded: %s', (_, equipment, note) => {
    expect(text(chain(percent(50), [maximum()], {}, { room: room(equipment) })).at(-1)).toBe(
      `Cannot be loaded | Not here | ${note}`,
    );
  });

  it('asks for the maximum that is missing, with the cap that waits for it', () => {
    expect(text(chain(percent(50), []))).toEqual([
      'Maximum | None recorded | Record one for Barbell hip thrust and the load follows. Until then it stays a percentage.',
    ]);
    expect(text(chain({ kind: 'unstated' }, [], { capPercent: 60 }))[0]).toMatch(
      /^Cap \| 60 % of the one-repetition maximum/,
    );
  });

  it('explains the ceiling of a load that is left to coach and athlete, and says nothing where there is none', () => {
    const one = [maximum({ kind: 'tested', load: load(120, 'kg') })];
    const found = chain({ kind: 'unstated' }, one, { capPercent: 60 });
    expect(found).toMatchObject({ result: '≤ 70 kg', made: { with: 'barbell' } });
    expect(text(found)[0]).toBe(
      'Load | Left to coach and athlete | No heavier than 70 kg: that is what the cap comes to here.',
    );
    expect(chain({ kind: 'unstated' }, one)).toBeUndefined();
    expect(chain({ kind: 'bodyweight' }, one)).toBeUndefined();
  });
});
