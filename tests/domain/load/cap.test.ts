/** No cap is passed and none disappears, whatever a line's percentage stands on. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type { Exercise, Implement } from '#domain/exercise/exercise.ts';
import { explainLoad } from '#domain/load/explain-load.ts';
import { load } from '#domain/load/load.ts';
import type { Maximum, MaximumKind, PercentPolicy } from '#domain/load/maximum.ts';
import { missingMaximum, planLines } from '#domain/load/plan-program.ts';
import { wordOf } from '#domain/load/word-load.ts';
import type { LoadTarget } from '#domain/prescription/prescription.ts';
import { bar, room, stock } from './rooms.ts';

const TODAY = calendarDateOf('2026-11-23');
const BY_TM: PercentPolicy = { basis: 'trainingMax', trainingMaxPercent: 90 };
const BY_E1RM: PercentPolicy = { basis: 'e1RM', trainingMaxPercent: 90 };

function lift(implement: Implement = 'barbell'): Exercise {
  return {
    id: 'thrust',
    name: 'Barbell hip thrust',
    pattern: 'hipThrust',
    shortName: 'Hip thrust',
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
  };
}

const tested: Maximum = { exerciseId: 'thrust', kind: 'tested', load: load(100, 'kg'), date: TODAY };
const oldTrainingMax: Maximum = {
  exerciseId: 'thrust',
  kind: 'trainingMax',
  load: load(140, 'kg'),
  date: calendarDateOf('2026-01-05'),
};

function plan(
  target: LoadTarget,
  maxima: readonly Maximum[],
  capPercent: number,
  policy = BY_TM,
  { implement, inRoom = room() }: { implement?: Implement; inRoom?: ReturnType<typeof room> } = {},
) {
  const prescription = {
    groups: [{ kind: 'straight', sets: 4, reps: { kind: 'reps', low: 8, high: 8 }, load: target }],
    perSide: false,
  } as const;
  const [groups] = planLines([{ exercise: lift(implement), prescription, capPercent }], {
    maxima,
    policy,
    room: inRoom,
    today: TODAY,
  });
  const [first] = groups ?? [];
  if (!first) throw new Error('nothing was planned');
  return first;
}

const percent = (low: number, high = low, of: 'e1RM' | 'trainingMax' = 'e1RM'): LoadTarget => ({
  kind: 'percent',
  of,
  low,
  high,
});

describe('an old training max above the newest maximum lets nobody past the cap', () => {
  it.each<[string, LoadTarget, string]>([
    ['a percentage and its "up to"', percent(40, 70), '56 kg (up to 60)'],
    ['a percentage over the cap', percent(70), '60 kg'],
    ['a percentage of the training max', percent(50, 60, 'trainingMax'), '60 kg'],
    ['an open load', { kind: 'unstated' }, '≤ 60 kg'],
    ['the heaviest manageable', { kind: 'heaviestManageable' }, '≤ 60 kg'],
    ['a stated load', { kind: 'absolute', load: load(80, 'kg') }, '60 kg'],
  ])('%s', (_what, target, expected) => {
    expect(wordOf(plan(target, [tested, oldTrainingMax], 60))).toBe(expected);
  });
  it('says so in the reckoning', () => {
    const { planned } = plan(percent(60), [tested, oldTrainingMax], 60);
    expect('steps' in planned && explainLoad(planned.steps)).toBe(
      'TM 140 × 60 % = 84 over the cap: 1RM 100 × 60 % = 60 = 20 bar + 20 per side',
    );
  });
  it('a training max alone carries the cap itself', () => {
    expect(wordOf(plan({ kind: 'unstated' }, [oldTrainingMax], 50))).toBe('≤ 70 kg');
  });
  it('a training max below the newest maximum carries the cap where the facility reckons with it', () => {
    const low: Maximum = { ...oldTrainingMax, load: load(80, 'kg') };
    expect(wordOf(plan({ kind: 'unstated' }, [tested, low], 50, BY_TM))).toBe('≤ 40 kg');
    expect(wordOf(plan({ kind: 'unstated' }, [tested, low], 50, BY_E1RM))).toBe('≤ 50 kg');
  });
  it('a stated load just under the cap is not rounded over it', () => {
    const coarse = room({ plates: stock({ 20: 2 }) });
    const stated: LoadTarget = { kind: 'absolute', load: load(55, 'kg') };
    const of93: Maximum = { ...tested, load: load(93, 'kg') };
    expect(wordOf(plan(stated, [of93], 60, BY_E1RM, { inRoom: coarse }))).toBe('20 kg');
  });
  it('for any two maxima, basis, target and cap', () => {
    const amounts = fc.integer({ min: 30, max: 300 });
    const targets = fc.oneof(
      fc
        .tuple(fc.integer({ min: 20, max: 100 }), fc.integer({ min: 0, max: 20 }), fc.boolean())
        .map(([low, more, training]) => percent(low, low + more, training ? 'trainingMax' : 'e1RM')),
      amounts.map((amount): LoadTarget => ({ kind: 'absolute', load: load(amount, 'kg') })),
      fc.constantFrom<LoadTarget>({ kind: 'unstated' }, { kind: 'heaviestManageable' }),
    );
    fc.assert(
      fc.property(
        amounts,
        amounts,
        fc.constantFrom<MaximumKind>('e1RM', 'tested'),
        fc.constantFrom(BY_TM, BY_E1RM),
        targets,
        fc.integer({ min: 20, max: 100 }),
        (oneRep, training, kind, policy, target, cap) => {
          const maxima = [
            { ...tested, kind, load: load(oneRep, 'kg') },
            { ...oldTrainingMax, load: load(training, 'kg') },
          ];
          const { planned } = plan(target, maxima, cap, policy);
          const printed =
            planned.kind === 'loaded'
              ? [planned.load, planned.upTo]
              : planned.kind === 'notPlanned'
                ? [planned.ceiling]
                : [];
          for (const one of printed) {
            expect(one?.hundredths ?? 0).toBeLessThanOrEqual(oneRep * cap + 1e-6);
          }
        },
      ),
    );
  });
});

describe('a cap nobody can reckon is still on the line', () => {
  it.each<[string, LoadTarget, Implement]>([
    ['an open barbell load', { kind: 'unstated' }, 'barbell'],
    ['dumbbells', { kind: 'unstated' }, 'dumbbell'],
    ['a cable', { kind: 'unstated' }, 'cable'],
    ['the heaviest manageable', { kind: 'heaviestManageable' }, 'barbell'],
    ['a stated load', { kind: 'absolute', load: load(120, 'kg') }, 'barbell'],
    ['a stated pair of dumbbells', { kind: 'absolute', load: load(20, 'kg') }, 'dumbbell'],
    ['a percentage over it', percent(70, 80), 'barbell'],
  ])('%s without a maximum', (_what, target, implement) => {
    const group = plan(target, [], 40, BY_E1RM, { implement });
    expect(wordOf(group)).toBe('≤ 40 % 1RM (no maximum)');
    expect(wordOf(group, { unknown: '= ____' })).toBe('≤ 40 % 1RM = ____');
    expect(missingMaximum(group.planned)).toBe('thrust');
  });
  it('a percentage under it is said as it is', () => {
    expect(wordOf(plan(percent(30, 40), [], 40))).toBe('30–40 % (no maximum)');
  });
  it.each<[string, LoadTarget, readonly Maximum[]]>([
    ['a stated load', { kind: 'absolute', load: load(120, 'kg') }, [tested]],
    ['a stated load without a maximum', { kind: 'absolute', load: load(120, 'kg') }, []],
    ['a percentage over it', percent(70), [tested]],
  ])('%s where nothing is there to load', (_what, target, maxima) => {
    const { bars: _bars, ...noBars } = room();
    const group = plan(target, maxima, 40, BY_E1RM, { inRoom: { ...noBars, bars: [], plates: [] } });
    expect(wordOf(group)).toMatch(/^≤ 40 % 1RM \(/);
  });
  it('a cap below everything the room has', () => {
    const group = plan({ kind: 'unstated' }, [{ ...tested, load: load(20, 'kg') }], 40);
    expect(wordOf(group)).toBe('≤ 40 % 1RM (nothing that light here)');
    expect(missingMaximum(group.planned)).toBeUndefined();
  });
  it('a cap that only the lighter bar keeps', () => {
    const inRoom = room({ bars: [bar(5), bar(20)], plates: [] });
    const group = plan({ kind: 'unstated' }, [{ ...tested, load: load(20, 'kg') }], 40, BY_E1RM, { inRoom });
    expect(wordOf(group)).toBe('≤ 5 kg');
  });
  it('a percentage without a maximum is listed as well; bodyweight is not', () => {
    expect(missingMaximum(plan(percent(50), [], 60).planned)).toBe('thrust');
    expect(missingMaximum(plan({ kind: 'bodyweight' }, [], 60).planned)).toBeUndefined();
  });
});
