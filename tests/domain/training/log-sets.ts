/** Logged sets for tests: one to change a part of, and any that the log can hold. */

import * as fc from 'fast-check';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import type { LogSet } from '#domain/training/performed.ts';

export const THRUST = 'barbell-hip-thrust';

/** A bodyweight set of 10 on a Monday, as written, unless `change` says otherwise. */
export function logSet(change: Partial<LogSet> = {}): LogSet {
  return {
    date: calendarDateOf('2026-11-23'),
    exerciseId: THRUST,
    kind: 'straight',
    measure: 'reps',
    sides: 1,
    modified: false,
    reps: 10,
    techniqueOk: true,
    ...change,
  };
}

/** Any set of one exercise and day. */
export function anyLogSet(): fc.Arbitrary<LogSet> {
  return fc
    .record(
      {
        kind: fc.constantFrom('straight', 'top', 'backOff', 'warmUp'),
        measure: fc.constantFrom('reps', 'reps', 'reps', 'steps', 'seconds'),
        sides: fc.constantFrom(1, 1, 2),
        modified: fc.boolean(),
        reps: fc.integer({ min: 0, max: 20 }),
        repsRight: fc.integer({ min: 0, max: 20 }),
        // Most lie about the bounds of what counts.
        rir: fc
          .oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 6, max: 9 }))
          .map((halves) => halves / 2),
        inPlaceOf: fc.constant('back-squat'),
        pain: fc.integer({ min: 0, max: 4 }),
        techniqueOk: fc.boolean(),
        load: fc
          .tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom('kg', 'lb'))
          .map(([steps, unit]) => load(steps / 2, unit as 'kg' | 'lb')),
      },
      { requiredKeys: ['kind', 'measure', 'sides', 'modified', 'reps'] },
    )
    .map((change) => logSet(change as Partial<LogSet>));
}
