/** The steps of the gate on single lines (§2.2): computed tags, reps of substitutes, cap, reserve, top sets. */

import { describe, expect, it } from 'vitest';
import type { Permission } from '#domain/clearance/permission.ts';
import { gateLine } from '#domain/gate/gate-line.ts';
import type { LoadTarget, RepTarget, SetGroup } from '#domain/prescription/prescription.ts';
import {
  EVERYTHING,
  EXERCISES,
  limited,
  line,
  percent,
  reps,
  sets,
  tier,
  told,
  UNLIMITED,
  UNSTATED,
} from './builders.ts';

const gym = { exercises: EXERCISES, has: EVERYTHING };
const T2 = tier('T2');
const gate = (given: ReturnType<typeof line>, permission: Permission) => gateLine(given, permission, gym);
const steps: RepTarget = { kind: 'steps', low: 5, high: 5 };
const amrap: RepTarget = { kind: 'amrap' };
const HEAVIEST: LoadTarget = { kind: 'heaviestManageable' };
const HUNDRED: LoadTarget = { kind: 'absolute', load: { hundredths: 10_000, unit: 'kg' } };

describe('straining sets are computed from the line', () => {
  const noVal = limited({ blocks: ['VAL'] });
  it.each<[string, SetGroup, boolean]>([
    ['5 reps', sets(3, reps(5), percent(60)), true],
    ['6 reps', sets(3, reps(6), percent(60)), false],
    ['4 to 8 reps', sets(3, reps(4, 8), percent(60)), true],
    ['80 %', sets(3, reps(8), percent(80)), true],
    ['79 %', sets(3, reps(8), percent(79)), false],
    ['77 to 80 %', sets(3, reps(8), percent(77, 80)), true],
    ['as many reps as possible', sets(3, amrap, percent(60)), true],
    ['at least 6 reps', sets(3, { kind: 'amrap', atLeast: 6 }, percent(60)), false],
    ['heaviest manageable', sets(3, reps(8), HEAVIEST), true],
    ['5 steps', sets(3, steps), false],
  ])('%s: %3$s', (_given, group, strains) => {
    const gated = gate(line('barbell-hip-thrust', group), noVal);
    expect(gated.line?.exerciseId !== 'barbell-hip-thrust').toBe(strains);
  });
  it('a load that is not a percentage gets the straining percentage as its ceiling', () => {
    expect(gate(line('barbell-hip-thrust', sets(3, reps(8))), noVal)).toMatchObject({ capPercent: 79 });
    expect(gate(line('barbell-hip-thrust', sets(3, reps(8), percent(75))), noVal)).not.toHaveProperty(
      'capPercent',
    );
  });
});

describe('top set and back-off', () => {
  const top = (backOff: SetGroup) => [sets(1, reps(5), percent(85), 'top'), backOff];
  it.each<[string, Permission, SetGroup, string]>([
    ['4A1 at T2', T2, sets(2, reps(8), percent(72), 'backOff'), '3 × 8 @ 60 % 3 RIR'],
    ['4B1 at T2', T2, sets(3, reps(8), percent(72), 'backOff'), '4 × 8 @ 60 % 3 RIR'],
    ['without a cap', limited({ blocks: ['VAL'] }), sets(2, reps(8), percent(72), 'backOff'), '3 × 8 @ 72 %'],
    ['back-off of 5 becomes 8', T2, sets(2, reps(5), percent(72), 'backOff'), '3 × 8 @ 60 % 3 RIR'],
    [
      'back-off lighter than the cap stays lighter',
      T2,
      sets(2, reps(8), percent(50), 'backOff'),
      '3 × 8 @ 50 % 3 RIR',
    ],
    ['back-off without a load', T2, sets(2, reps(8), UNSTATED, 'backOff'), '3 × 8 3 RIR'],
  ])('%s: %4$s', (_given, permission, backOff, expected) => {
    const gated = gate(line('barbell-hip-thrust', top(backOff), { workUp: true }), permission);
    expect(told(gated)).toBe(`barbell-hip-thrust ${expected}`);
    expect(gated.code).toContain('back-off sets only');
  });
  it('brings a back-off that strains as well below the line', () => {
    const gated = gate(
      line('barbell-hip-thrust', top(sets(2, reps(8), percent(82), 'backOff'))),
      limited({ blocks: ['VAL'] }),
    );
    expect(told(gated)).toBe('barbell-hip-thrust 3 × 8 @ 79 %');
  });
  it('goes down the ladder with a hinge whose top set or back-off is heavy, and keeps the back-off there', () => {
    const hinge = line('romanian-deadlift', top(sets(2, reps(8), percent(50), 'backOff')));
    expect(told(gate(hinge, T2))).toBe('cable-pull-through 3 × 8 3 RIR (light)');
  });
  it('goes down the ladder when the back-off is the heaviest manageable', () => {
    const gated = gate(line('barbell-hip-thrust', top(sets(2, reps(8), HEAVIEST, 'backOff'))), T2);
    expect(told(gated)).toBe('banded-hip-thrust 3 × 12 light band 3 RIR');
  });
  it('drops only what strains from other lines, and calls it that', () => {
    const mixed = line('barbell-hip-thrust', [sets(3, reps(10), percent(60)), sets(2, reps(3), percent(70))]);
    const gated = gate(mixed, limited({ blocks: ['VAL'] }));
    expect(told(gated)).toBe('barbell-hip-thrust 3 × 10 @ 60 %');
    expect(gated.code).toEqual(['no straining sets']);
  });
  it('goes down the ladder when there is no back-off: 4A2', () => {
    const gated = gate(line('romanian-deadlift', sets(1, reps(5), percent(82), 'top')), T2);
    expect(told(gated)).toBe('bodyweight-hip-thrust 1 × 12 bodyweight 3 RIR');
  });
  it('stays as it is where straining is not blocked', () => {
    const written = line('barbell-hip-thrust', top(sets(2, reps(8), percent(72), 'backOff')));
    expect(gate(written, limited({ capPercent: 90 })).line).toEqual(written);
  });
});

describe('a two-legged hinge above 60 %', () => {
  it.each<[string, LoadTarget, string]>([
    ['75 %', percent(75), 'cable-pull-through 3 × 8 3 RIR (light)'],
    ['61 %', percent(61), 'cable-pull-through 3 × 8 3 RIR (light)'],
    ['60 %', percent(60), 'romanian-deadlift 3 × 8 @ 60 % 3 RIR'],
  ])('%s at T2: %3$s', (_given, load, expected) => {
    const gated = gate(line('romanian-deadlift', sets(3, reps(8), load)), T2);
    expect(told(gated)).toBe(expected);
    expect(gated.capPercent).toBe(60);
  });
  it('is capped at 60 % where the load is unstated, though the phase allows 70', () => {
    const phase2 = { ...tier('T2', true), capPercent: 70 };
    expect(gate(line('romanian-deadlift', sets(3, reps(8))), phase2).capPercent).toBe(60);
    expect(gate(line('barbell-hip-thrust', sets(3, reps(8))), phase2).capPercent).toBe(70);
  });
});

describe('substitutes', () => {
  it.each<[string, RepTarget, string]>([
    ['8 reps', reps(8), '4 × 12'],
    ['20 reps', reps(20), '4 × 15'],
    ['13 reps', reps(13), '4 × 13'],
    ['10 to 20 reps', reps(10, 20), '4 × 12–15'],
    ['as many as possible', amrap, '4 × 12–15'],
  ])('unloaded, %s: %3$s, sets kept', (_given, target, expected) => {
    const gated = gate(line('barbell-hip-thrust', sets(4, target)), limited({ blocks: ['LHT'] }));
    expect(told(gated)).toBe(`banded-hip-thrust ${expected} light band`);
  });
  it('loaded, reps are kept and a percentage of another lift is not', () => {
    const gated = gate(line('back-squat', sets(4, reps(8), percent(70))), limited({ blocks: ['AX'] }));
    expect(told(gated)).toBe('step-up-weighted 4 × 8 each side');
  });
  it('a stated load is not handed to another exercise', () => {
    const gated = gate(line('back-squat', sets(4, reps(8), HUNDRED)), limited({ blocks: ['AX'] }));
    expect(gated.line?.prescription.groups[0]?.load).toEqual(UNSTATED);
  });
  it('loaded, of the same maximum, keeps its percentage', () => {
    const gated = gate(
      line('american-hip-thrust', sets(4, reps(8), percent(70))),
      limited({ blocks: ['PPT'] }),
    );
    expect(told(gated)).toBe('barbell-hip-thrust 4 × 8 @ 70 % (neutral pelvis)');
  });
  it('gives up sides with the second leg, the ramp with the bar, and the note with the exercise', () => {
    const single = line('single-leg-hip-thrust-weighted', sets(3, reps(8)), { note: 'heavy' });
    expect(told(gate(single, limited({ blocks: ['SL'] })))).toBe('glute-bridge 3 × 12 bodyweight');
    const ramp = line('barbell-hip-thrust', [sets(1, reps(10), percent(40), 'warmUp'), sets(3, reps(8))], {
      workUp: true,
    });
    expect(told(gate(ramp, limited({ blocks: ['LHT'] })))).toBe('banded-hip-thrust 3 × 12 light band');
  });
  it('keeps a band that was there, and pause, tempo and rest', () => {
    const banded = line('barbell-hip-thrust-banded', sets(3, reps(12)), {
      band: 'moderate',
      pauseSeconds: 2,
      restSeconds: 90,
    });
    expect(told(gate(banded, limited({ blocks: ['LHT'] })))).toBe(
      'banded-hip-thrust 3 × 12 moderate band pause 2 s rest 90 s (no bar)',
    );
  });
  it('has a light band where no external load is allowed', () => {
    const banded = line('banded-hip-thrust', sets(3, reps(15), { kind: 'band' }), { band: 'strong' });
    const gated = gate(banded, limited({ capPercent: 0 }));
    expect(told(gated)).toBe('banded-hip-thrust 3 × 15 light band');
    expect(gated.code).toEqual(['light band']);
  });
});

describe('cap and reserve', () => {
  it.each<[string, SetGroup, string]>([
    ['a percentage above the cap', sets(4, reps(10), percent(70)), '4 × 10 @ 60 % 3 RIR'],
    ['a range across it', sets(4, reps(10), percent(50, 70)), '4 × 10 @ 50–60 % 3 RIR'],
    ['a range below it', sets(4, reps(12), percent(40, 60)), '4 × 12 @ 40–60 % 3 RIR'],
    ['heaviest manageable: effort decides, up to the cap', sets(4, reps(12), HEAVIEST), '4 × 12 3 RIR'],
    ['a stated load: kept, with the cap above it', sets(4, reps(12), HUNDRED), '4 × 12 @ 100 kg 3 RIR'],
  ])('%s', (_given, group, expected) => {
    const permission = { ...T2, blockedTags: [] };
    const gated = gate(line('barbell-hip-thrust', group), permission);
    expect(told(gated)).toBe(`barbell-hip-thrust ${expected}`);
    expect(gated.capPercent).toBe(60);
  });
  it.each<[string, number, number, string]>([
    ['5 at 85 with 2 RIR', 5, 85, '3 × 5 @ 81 % 2 RIR'],
    ['8 at 80 with 2 RIR', 8, 80, '3 × 8 @ 74 % 2 RIR'],
    ['8 at 72 with 2 RIR', 8, 72, '3 × 8 @ 72 % 2 RIR'],
    ['12 at 60 with 2 RIR', 12, 60, '3 × 12 @ 60 % 2 RIR'],
    ['20 at 70 with 2 RIR, beyond the chart', 20, 70, '3 × 20 @ 60 % 2 RIR'],
  ])('%s: reps stay, load drops', (_given, count, load, expected) => {
    expect(told(gate(line('barbell-hip-thrust', sets(3, reps(count), percent(load))), tier('T3')))).toBe(
      `barbell-hip-thrust ${expected}`,
    );
  });
  it.each<[string, object, string]>([
    ['its own smaller reserve is raised', { rir: 1 }, '3 × 12 2 RIR'],
    ['its own larger reserve stays', { rir: 4 }, '3 × 12 4 RIR'],
    ['RPE 9 becomes RPE 8', { rpe: 9 }, '3 × 12 RPE 8'],
    ['RPE 7 stays', { rpe: 7 }, '3 × 12 RPE 7'],
  ])('%s', (_given, asked, expected) => {
    expect(told(gate(line('barbell-hip-thrust', sets(3, reps(12)), asked), tier('T3')))).toBe(
      `barbell-hip-thrust ${expected}`,
    );
  });
  it('takes a load off an exercise that is named as unloaded', () => {
    const plate = line(
      'bodyweight-hip-thrust',
      sets(3, reps(12), { kind: 'absolute', load: { hundredths: 2000, unit: 'kg' } }),
    );
    expect(told(gate(plate, limited({ capPercent: 0 })))).toBe('bodyweight-hip-thrust 3 × 12 bodyweight');
    expect(told(gate(plate, UNLIMITED))).toContain('20 kg');
  });
});

it('omits an exercise nobody can look up as soon as anything is limited', () => {
  const unknown = line('own-exercise', sets(3, reps(10)));
  expect(gate(unknown, UNLIMITED).outcome).toBe('asWritten');
  expect(gate(unknown, tier('T3')).outcome).toBe('omitted');
});
