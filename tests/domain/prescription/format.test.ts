import { describe, expect, it } from 'vitest';
import { load } from '#domain/load/load.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import type {
  LoadTarget,
  Prescription,
  RepTarget,
  SetGroup,
  SetKind,
} from '#domain/prescription/prescription.ts';

const reps = (low: number, high = low): RepTarget => ({ kind: 'reps', low, high });
const percent = (
  low: number,
  high = low,
  of: 'e1RM' | 'trainingMax' | 'workingWeight' = 'e1RM',
): LoadTarget => ({
  kind: 'percent',
  of,
  low,
  high,
});
const group = (sets: number, target: RepTarget, to: LoadTarget, kind: SetKind = 'straight'): SetGroup => ({
  kind,
  sets,
  reps: target,
  load: to,
});
const one = (only: SetGroup, more: Partial<Prescription> = {}): Prescription => ({
  groups: [only],
  perSide: false,
  ...more,
});
const open: LoadTarget = { kind: 'unstated' };
const band: LoadTarget = { kind: 'band' };

describe('a prescription reads as on a whiteboard', () => {
  const table: readonly [Prescription, string][] = [
    [one(group(4, reps(8), percent(77, 80))), '4 × 8 @ 77–80 %'],
    [one(group(3, reps(12), open), { perSide: true }), '3 × 12 each side'],
    [
      {
        groups: [group(1, reps(5), percent(85), 'top'), group(2, reps(8), percent(72), 'backOff')],
        perSide: false,
      },
      'top set of 5 @ 85 %, back-off 2 × 8 @ 72 %',
    ],
    [
      { groups: [group(2, reps(3), percent(88), 'top')], perSide: false, workUp: true },
      'work up to 2 top sets of 3 @ 88 %',
    ],
    [one(group(5, reps(10), percent(70)), { band: 'unstated' }), '5 × 10 @ 70 % + band'],
    [one(group(3, reps(8), open), { pauseSeconds: 2 }), '3 × 8 pause 2 s'],
    [
      one(group(3, { kind: 'steps', low: 20, high: 20 }, band), { perSide: true }),
      '3 × 20 steps each side band',
    ],
    [one(group(2, { kind: 'steps', low: 10, high: 10 }, band), { band: 'light' }), '2 × 10 steps light band'],
    [
      one(group(2, { kind: 'seconds', low: 45, high: 45 }, { kind: 'bodyweight' }), { perSide: true }),
      '2 × 45 s each side bodyweight',
    ],
    [one(group(3, { kind: 'amrap' }, open)), '3 × AMRAP'],
    [one(group(1, { kind: 'amrap', atLeast: 5 }, percent(72.5))), '1 × AMRAP (at least 5) @ 72.5 %'],
    [one(group(3, reps(8, 12), percent(90, 90, 'trainingMax'))), '3 × 8–12 @ 90 % TM'],
    [
      one(group(1, reps(10), percent(30, 40, 'workingWeight'), 'warmUp')),
      'warm-up 1 × 10 @ 30–40 % of working weight',
    ],
    [
      one(group(4, reps(8), { kind: 'heaviestManageable' }), { perSide: true }),
      '4 × 8 each side heaviest manageable',
    ],
    [one(group(3, reps(5), { kind: 'absolute', load: load(102.5, 'kg') })), '3 × 5 @ 102.5 kg'],
    [
      one(group(3, reps(8), percent(70)), {
        pauseSeconds: 1,
        tempo: [3, 1, 1, 0],
        rpe: 8,
        rir: 2,
        restSeconds: 90,
        note: 'smooth',
      }),
      '3 × 8 @ 70 % pause 1 s tempo 3-1-1-0 RPE 8 2 RIR rest 90 s (smooth)',
    ],
  ];
  for (const [prescription, expected] of table) {
    it(expected, () => expect(formatPrescription(prescription)).toBe(expected));
  }

  it('with real loads for paper, group by group', () => {
    const double: Prescription = {
      groups: [group(1, reps(5), percent(85), 'top'), group(2, reps(8), percent(72), 'backOff')],
      perSide: true,
    };
    const worded = formatPrescription(double, (set) => (set.kind === 'top' ? '102.5 kg' : undefined));
    expect(worded).toBe('top set of 5 each side @ 102.5 kg, back-off 2 × 8 each side @ 72 %');
  });
});
