/** A word of the program does not contradict the gate: it goes where the load was lowered, and stays where it was not. */

import { expect, it } from 'vitest';
import type { Permission } from '#domain/clearance/permission.ts';
import { gateLine } from '#domain/gate/gate-line.ts';
import { shownPrescription } from '#domain/gate/gated-program.ts';
import { EVERYTHING, EXERCISES, limited, line, percent, reps, sets, tier, UNLIMITED } from './builders.ts';

it.each<[string, string, Permission, string, string | undefined]>([
  ['a load over the cap', 'barbell-hip-thrust', limited({ capPercent: 50 }), 'heavy', undefined],
  ['a load under the cap', 'barbell-hip-thrust', limited({ capPercent: 90 }), 'pause', 'pause'],
  ['the reserve alone', 'barbell-hip-thrust', limited({ rirFloor: 3 }), 'slow down', 'slow down'],
  ['nothing', 'barbell-hip-thrust', UNLIMITED, 'heavy', 'heavy'],
  ['a step down the ladder, which has its own word', 'romanian-deadlift', tier('T2'), 'heavy', 'light'],
])('%s', (_what, exercise, permission, note, shown) => {
  const written = line(exercise, sets(3, reps(8), percent(65)));
  const noted = { ...written, prescription: { ...written.prescription, note } };
  const gated = gateLine(noted, permission, { exercises: EXERCISES, has: EVERYTHING });
  expect(shownPrescription(gated)?.note).toBe(shown);
});
