/** §2.2: tags and ladders of the shipped library, row by row, walked by the gate one blocked step at a time. */

import { describe, expect, it } from 'vitest';
import { gateLine } from '#domain/gate/gate-line.ts';
import { EVERYTHING, EXERCISES, limited, line, reps, sets, tier, without } from './builders.ts';

/** Where a line ends when `blocks` are blocked and `missing` is not in the room. */
const lands = (
  exerciseId: string,
  blocks: Parameters<typeof limited>[0]['blocks'],
  missing: readonly string[] = [],
  cap?: number,
) => {
  const has = EVERYTHING.filter((item) => !missing.includes(item));
  const permission = limited({ ...(blocks && { blocks }), ...(cap !== undefined && { capPercent: cap }) });
  return (
    gateLine(line(exerciseId, sets(3, reps(10))), permission, { exercises: EXERCISES, has }).line
      ?.exerciseId ?? 'left out'
  );
};

describe('tags and ladders', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['barbell-hip-thrust', ['LHT', 'SUP'], ['banded-hip-thrust', 'bodyweight-hip-thrust', 'glute-bridge']],
    [
      'barbell-hip-thrust-banded',
      ['LHT', 'SUP'],
      ['banded-hip-thrust', 'bodyweight-hip-thrust', 'glute-bridge'],
    ],
    [
      'american-hip-thrust',
      ['LHT', 'PPT', 'SUP'],
      ['barbell-hip-thrust', 'banded-hip-thrust', 'bodyweight-hip-thrust', 'glute-bridge'],
    ],
    ['dumbbell-hip-thrust', ['LHT', 'SUP'], ['banded-hip-thrust', 'bodyweight-hip-thrust', 'glute-bridge']],
    ['banded-hip-thrust', ['SUP'], ['bodyweight-hip-thrust', 'glute-bridge']],
    ['banded-glute-bridge', ['SUP'], ['bodyweight-hip-thrust', 'glute-bridge']],
    ['bodyweight-hip-thrust', ['SUP'], ['glute-bridge']],
    [
      'single-leg-hip-thrust-weighted',
      ['LHT', 'SL', 'SUP'],
      ['single-leg-hip-thrust', 'single-leg-glute-bridge', 'glute-bridge'],
    ],
    ['back-squat', ['AX'], ['step-up-weighted', 'step-up', 'bodyweight-hip-thrust']],
    ['romanian-deadlift', ['HNG'], ['cable-pull-through', 'bodyweight-hip-thrust', 'glute-bridge']],
    ['cable-pull-through', ['HNG'], ['banded-hip-thrust', 'glute-bridge']],
    ['bulgarian-split-squat', ['SL'], ['step-up']],
    ['bulgarian-split-squat-barbell', ['SL', 'AX'], ['step-up']],
    ['step-up-weighted', ['SL'], ['step-up']],
    ['step-up-barbell', ['SL', 'AX'], ['step-up']],
    ['lateral-band-walk', [], []],
  ])('%s has %j and goes down %j', (id, tags, ladder) => {
    const exercise = EXERCISES.get(id);
    expect([...(exercise?.tags ?? ['missing'])].sort()).toEqual([...tags].sort());
    expect(exercise?.ladder.map((step) => step.exerciseId)).toEqual(ladder);
  });
});

describe('walking down', () => {
  it.each<[string, Parameters<typeof limited>[0]['blocks'], readonly string[], number | undefined, string]>([
    ['barbell-hip-thrust', ['LHT'], [], undefined, 'banded-hip-thrust'],
    ['barbell-hip-thrust', ['LHT'], ['band'], undefined, 'bodyweight-hip-thrust'],
    ['barbell-hip-thrust', ['LHT'], ['band', 'bench'], undefined, 'glute-bridge'],
    ['barbell-hip-thrust', ['SUP'], [], undefined, 'left out'],
    ['barbell-hip-thrust', [], [], 0, 'banded-hip-thrust'],
    ['barbell-hip-thrust-banded', ['LHT'], [], undefined, 'banded-hip-thrust'],
    ['dumbbell-hip-thrust', [], [], 0, 'banded-hip-thrust'],
    ['american-hip-thrust', ['PPT'], [], undefined, 'barbell-hip-thrust'],
    ['american-hip-thrust', ['PPT', 'LHT'], [], undefined, 'banded-hip-thrust'],
    ['banded-hip-thrust', ['SUP'], [], undefined, 'left out'],
    ['single-leg-hip-thrust-weighted', ['LHT'], [], undefined, 'single-leg-hip-thrust'],
    ['single-leg-hip-thrust-weighted', ['LHT'], ['bench'], undefined, 'single-leg-glute-bridge'],
    ['single-leg-hip-thrust-weighted', ['SL'], [], undefined, 'glute-bridge'],
    ['back-squat', ['AX'], [], undefined, 'step-up-weighted'],
    ['back-squat', ['AX'], ['dumbbells'], undefined, 'step-up'],
    ['back-squat', ['AX'], ['box'], undefined, 'bodyweight-hip-thrust'],
    ['back-squat', ['AX', 'SL'], [], undefined, 'bodyweight-hip-thrust'],
    ['back-squat', ['AX', 'SL', 'SUP'], [], undefined, 'left out'],
    ['romanian-deadlift', ['HNG'], [], undefined, 'bodyweight-hip-thrust'],
    ['romanian-deadlift', ['HNG'], ['bench'], undefined, 'glute-bridge'],
    ['cable-pull-through', ['HNG'], [], undefined, 'banded-hip-thrust'],
    ['cable-pull-through', ['HNG'], ['band'], undefined, 'glute-bridge'],
    ['bulgarian-split-squat', [], [], 0, 'step-up'],
    ['bulgarian-split-squat', [], ['box'], 0, 'left out'],
    ['bulgarian-split-squat', ['SL'], [], undefined, 'left out'],
    ['bulgarian-split-squat-barbell', ['AX'], [], undefined, 'step-up'],
    ['step-up-weighted', [], [], 0, 'step-up'],
    ['step-up-barbell', ['AX'], [], undefined, 'step-up'],
    ['lateral-band-walk', ['LHT', 'AX', 'HNG', 'PPT', 'VAL', 'IMP', 'SUP', 'SL'], [], 0, 'lateral-band-walk'],
    ['barbell-hip-thrust', [], ['barbell', 'plates'], undefined, 'barbell-hip-thrust'],
  ])('%s with %j blocked, %j missing, cap %s: %s', (id, blocks, missing, cap, expected) => {
    expect(lands(id, blocks, missing, cap)).toBe(expected);
  });

  it('at T1 nothing loaded is left, whatever the exercise', () => {
    for (const exercise of EXERCISES.values()) {
      const gated = gateLine(line(exercise.id, sets(3, reps(10))), tier('T1'), {
        exercises: EXERCISES,
        has: EVERYTHING,
      });
      const landed = gated.line && EXERCISES.get(gated.line.exerciseId);
      expect(landed?.externallyLoaded ?? false, exercise.id).toBe(false);
    }
  });

  it('says so when nothing fits', () => {
    const gated = gateLine(line('bulgarian-split-squat', sets(3, reps(10))), limited({ capPercent: 0 }), {
      exercises: EXERCISES,
      has: without('box'),
    });
    expect(gated).toMatchObject({ outcome: 'omitted', code: ['no external load', 'left out'] });
    expect(gated).not.toHaveProperty('line');
    expect(gated.reasons.at(-1)?.text).toContain('is left out');
  });
});
