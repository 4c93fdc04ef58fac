/**
 * A coach’s note comes through the gate whole: it may say when to stop. A bare word about the load does not: the gate has
 * the last word on that.
 */

import { expect, it } from 'vitest';
import type { Permission } from '#domain/clearance/permission.ts';
import { gateLine } from '#domain/gate/gate-line.ts';
import { shownPrescription } from '#domain/gate/gated-program.ts';
import {
  EVERYTHING,
  EXERCISES,
  limited,
  line,
  percent,
  reps,
  sets,
  tier,
  UNLIMITED,
  without,
} from './builders.ts';

const SAFETY = 'Heel stays down; stop if the knee shakes';
const CAPPED = limited({ capPercent: 50 });
const TOP_SET_OUT = limited({ blocks: ['VAL'] });

function shownNote(exercise: string, permission: Permission, note: string, has = EVERYTHING) {
  const top = sets(1, reps(5), percent(85), 'top');
  const written = line(exercise, [top, sets(2, reps(8), percent(65), 'backOff')]);
  const noted = { ...written, prescription: { ...written.prescription, note } };
  const gated = gateLine(noted, permission, { exercises: EXERCISES, has });
  return shownPrescription(gated, (id) => EXERCISES.get(id)?.name ?? id)?.note;
}

it.each<[string, string, Permission, string, string | undefined]>([
  ['nothing changed', 'barbell-hip-thrust', UNLIMITED, 'heavy', 'heavy'],
  ['the reserve alone', 'barbell-hip-thrust', limited({ rirFloor: 3 }), 'slow down', 'slow down'],
  ['a load over the cap', 'barbell-hip-thrust', CAPPED, SAFETY, SAFETY],
  ['the top set taken out', 'back-squat', TOP_SET_OUT, SAFETY, SAFETY],
  ['a bare word about a load that was lowered', 'barbell-hip-thrust', CAPPED, 'Go heavy!', undefined],
  [
    'a note that speaks of a load that was lowered',
    'barbell-hip-thrust',
    CAPPED,
    'Last set heavy, ribs down',
    'Last set heavy, ribs down (the load given here holds)',
  ],
  ['a bare word and a step down with its own', 'romanian-deadlift', tier('T2'), 'heavy', 'light'],
  [
    'a note and a step down with its own word',
    'romanian-deadlift',
    tier('T2'),
    SAFETY,
    `light; written for Romanian deadlift: ${SAFETY}`,
  ],
])('%s', (_what, exercise, permission, note, shown) => {
  expect(shownNote(exercise, permission, note)).toBe(shown);
});

it('says which exercise a note was written for where another is done', () => {
  const shown = shownNote('back-squat', limited({ blocks: ['AX'] }), SAFETY, without('dumbbells'));
  expect(shown).toBe(`written for Back squat: ${SAFETY}`);
});
