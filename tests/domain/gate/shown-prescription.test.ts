/**
 * A coach’s note comes through the gate, for it may say when to stop, but never by itself: what is asked goes before it. One
 * that asks for load, reps or effort does not: the gate has the last word on these.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Permission } from '#domain/clearance/permission.ts';
import { gateLine } from '#domain/gate/gate-line.ts';
import { shownPrescription } from '#domain/gate/shown-prescription.ts';
import { permission } from '../clearance/arbitraries.ts';
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

function shownNote(exercise: string, limits: Permission, note: string, has = EVERYTHING) {
  const top = sets(1, reps(5), percent(85), 'top');
  const written = line(exercise, [top, sets(2, reps(8), percent(65), 'backOff')]);
  const noted = { ...written, prescription: { ...written.prescription, note } };
  const gated = gateLine(noted, limits, { exercises: EXERCISES, has });
  return shownPrescription(gated, (id) => EXERCISES.get(id)?.name ?? id)?.note;
}

const SECOND = 'what is asked here goes before this note';

it.each<[string, string, Permission, string, string | undefined]>([
  ['nothing is limited', 'barbell-hip-thrust', UNLIMITED, 'heavy', 'heavy'],
  ['the reserve alone', 'barbell-hip-thrust', limited({ rirFloor: 3 }), 'slow down', `${SECOND}: slow down`],
  ['a load over the cap', 'barbell-hip-thrust', CAPPED, SAFETY, `${SECOND}: ${SAFETY}`],
  ['the top set taken out', 'back-squat', TOP_SET_OUT, SAFETY, `${SECOND}: ${SAFETY}`],
  ['a line within its limits', 'barbell-hip-thrust', limited({ capPercent: 90 }), '3RM', `${SECOND}: 3RM`],
  ['no load on a step down, its own word stays', 'romanian-deadlift', tier('T2'), 'heavy', 'light'],
  [
    'a step down with its own word',
    'romanian-deadlift',
    tier('T2'),
    SAFETY,
    `light; ${SECOND}, written for Romanian deadlift: ${SAFETY}`,
  ],
])('%s', (_what, exercise, limits, note, shown) => {
  expect(shownNote(exercise, limits, note)).toBe(shown);
});

it('says which exercise a note was written for where another is done', () => {
  const shown = shownNote('back-squat', limited({ blocks: ['AX'] }), SAFETY, without('dumbbells'));
  expect(shown).toBe(`${SECOND}, written for Back squat: ${SAFETY}`);
});

describe.each([
  ['under a cap', CAPPED],
  ['with more in reserve', limited({ rirFloor: 3 })],
])('%s', (_which, limits) => {
  it.each([
    'Go heavy!',
    'Work up to a 3RM today',
    'Top single @ RPE 10',
    'PR attempt',
    'Add weight every set',
    'as much as you can',
    '90 percent',
    'To failure',
    'Last set heavy, ribs down',
    'Max effort',
    'all-out',
    'increase each week',
    'one more than last time',
    'AMRAP',
    'mit 100 kg',
    '٨٠',
  ])('nothing of a note that asks for work: %s', (note) => {
    expect(shownNote('barbell-hip-thrust', limits, note)).toBeUndefined();
  });

  it.each([
    'chin tucked',
    'pause at the top',
    '3 s down, feet 5 cm apart',
    'stop if pain goes above 3',
    // Nobody lists the words of all languages: these say to failure, as heavy as possible, to the limit.
    'bis zum Muskelversagen',
    'so schwer wie möglich',
    'hasta el fallo, sin límite',
    'empty the tank',
  ])('any other note second to what is asked: %s', (note) => {
    expect(shownNote('barbell-hip-thrust', limits, note)).toBe(`${SECOND}: ${note}`);
  });
});

it('never shows a note by itself where something is limited, whatever its words', () => {
  const notes = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  const limits = permission.filter(
    ({ blockedTags, capPercent, rirFloor }) => blockedTags.length > 0 || capPercent !== null || rirFloor > 0,
  );
  fc.assert(
    fc.property(notes, limits, fc.constantFrom(...EXERCISES.keys()), (note, given, exercise) => {
      const shown = shownNote(exercise, given, note);
      const step = EXERCISES.get(exercise)?.ladder.map((each) => each.note) ?? [];
      if (shown !== undefined && !step.includes(shown)) expect(shown).toContain(SECOND);
    }),
  );
});
