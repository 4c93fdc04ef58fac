/** A warm-up is part of the sheet: no step of it passes a cap, the working load or a rule against straining. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { load } from '#domain/load/load.ts';
import { type LineToPlan, type PlannedGroup, plannerFor } from '#domain/load/plan-program.ts';
import { warmUpFor } from '#domain/load/warm-up.ts';
import type { LoadTarget, Prescription } from '#domain/prescription/prescription.ts';
import { room } from './rooms.ts';

const TODAY = calendarDateOf('2026-11-23');

const lift = (id: string): Exercise => ({
  id,
  name: id,
  shortName: id,
  pattern: 'hipThrust',
  implement: 'barbell',
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

const sets = (target: LoadTarget, low = 10): Prescription =>
  ({
    groups: [{ kind: 'straight', sets: 3, reps: { kind: 'reps', low, high: low }, load: target }],
    perSide: false,
  }) as Prescription;
const percent = (of: 'e1RM' | 'workingWeight', amount: number): LoadTarget => ({
  kind: 'percent',
  of,
  low: amount,
  high: amount,
});
const kg = (amount: number): LoadTarget => ({ kind: 'absolute', load: load(amount, 'kg') });

const planner = plannerFor({
  maxima: [{ exerciseId: 'thrust', kind: 'tested', load: load(100, 'kg'), date: TODAY }],
  room: room(),
  today: TODAY,
});
const line = (change: Partial<LineToPlan> = {}): LineToPlan => ({
  exercise: lift('thrust'),
  prescription: sets(percent('e1RM', 70)),
  ...change,
});
const LIMITED = { flagged: true, capPercent: 60 } as const;

/** Loads in kg; the word where there are none. */
function ramp(target: LoadTarget, lines: readonly LineToPlan[], exercise = lift('thrust')) {
  const planned = warmUpFor({ exercise, prescription: sets(target) }, lines, planner);
  if (!Array.isArray(planned)) return planned;
  return planned.flatMap(({ planned: each }) => (each.kind === 'loaded' ? [each.load.hundredths / 100] : []));
}

function kinds(...[target, lines, exercise]: Required<Parameters<typeof ramp>>) {
  const planned = warmUpFor({ exercise, prescription: sets(target) }, lines, planner);
  return Array.isArray(planned) ? planned.map((each: PlannedGroup) => each.planned.kind) : planned;
}

describe('a warm-up step', () => {
  it.each<[string, LoadTarget, Partial<LineToPlan>, unknown]>([
    ['a stated load over the cap of somebody limited is lowered to it', kg(90), LIMITED, [60]],
    [
      'over a working load below the cap it is left out',
      kg(90),
      { ...LIMITED, prescription: sets(percent('e1RM', 40)) },
      undefined,
    ],
    ['a stated load under it stays', kg(40), LIMITED, [40]],
    ['more than the working load comes to the cap', percent('workingWeight', 115), LIMITED, [60]],
    ['a share of it stays', percent('workingWeight', 60), LIMITED, [36]],
    ['is what the program says for whoever nothing limits', kg(90), {}, [90]],
  ])('%s', (_, target, change, expected) => {
    expect(ramp(target, [line(change)])).toEqual(expected);
  });

  it('in kilograms is left out for somebody limited when its lift is not done that day', () => {
    expect(ramp(kg(40), [line({ exercise: lift('other'), ...LIMITED })])).toBeUndefined();
    expect(ramp(kg(40), [line({ exercise: lift('other') })])).toEqual([40]);
  });

  it('goes to the first load of its lift, known or not, and never to a lighter one that follows', () => {
    const unmeasured = lift('unmeasured');
    const top = line({ exercise: unmeasured, prescription: sets(percent('e1RM', 85), 5) });
    const later = line({ exercise: unmeasured, prescription: sets(kg(22.5)) });
    const step = percent('workingWeight', 40);
    expect(ramp(step, [later], unmeasured)).toBe('tooLight');
    expect(kinds(step, [top, later], unmeasured)).toEqual(['noMaximum']);
    const open = line({ exercise: unmeasured, prescription: sets({ kind: 'heaviestManageable' }) });
    expect(kinds(step, [open, later], unmeasured)).toEqual(['noMaximum']);
    expect(
      ramp(step, [line({ exercise: unmeasured, prescription: sets(kg(100)) }), top], unmeasured),
    ).toEqual([40]);
  });

  it('never passes the cap nor the working load of whoever is limited', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: 1, max: 200 }).map((amount) => percent('workingWeight', amount)),
          fc.integer({ min: 5, max: 200 }).map(kg),
        ),
        fc.integer({ min: 20, max: 100 }),
        fc.integer({ min: 20, max: 100 }),
        (target, capPercent, asked) => {
          const own = line({ flagged: true, capPercent, prescription: sets(percent('e1RM', asked)) });
          const loads = ramp(target, [own]);
          if (!Array.isArray(loads)) return;
          for (const each of loads) expect(each).toBeLessThanOrEqual(Math.min(capPercent, asked));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
