import { describe, expect, it } from 'vitest';
import { estimateBy, estimateMax, FORMULA_IDS, type Formula } from '#domain/load/estimated-max.ts';
import { load } from '#domain/load/load.ts';

const GOLDENS: readonly [weight: number, reps: number, expected: readonly [Formula, number][]][] = [
  [
    100,
    3,
    [
      ['epley', 110.0],
      ['brzycki', 105.88],
      ['lombardi', 111.61],
      ['mayhew', 113.99],
      ['oconner', 107.5],
      ['wathan', 108.98],
      ['lander', 107.2],
    ],
  ],
  [
    100,
    5,
    [
      ['epley', 116.67],
      ['brzycki', 112.5],
      ['lombardi', 117.46],
      ['mayhew', 119.01],
      ['oconner', 112.5],
      ['wathan', 116.58],
      ['lander', 113.71],
    ],
  ],
  [
    80,
    10,
    [
      ['epley', 106.67],
      ['brzycki', 106.67],
      ['lombardi', 100.71],
      ['mayhew', 104.75],
      ['oconner', 100.0],
      ['wathan', 107.8],
      ['lander', 107.26],
    ],
  ],
  [
    120,
    6,
    [
      ['epley', 144.0],
      ['brzycki', 139.35],
      ['lombardi', 143.55],
      ['mayhew', 145.77],
      ['oconner', 138.0],
      ['wathan', 144.4],
      ['lander', 140.73],
    ],
  ],
];

describe('the seven formulas', () => {
  for (const [weight, reps, expected] of GOLDENS) {
    it(`${weight} × ${reps} gives the published figures to the hundredth`, () => {
      for (const [formula, value] of expected) {
        expect(estimateBy(formula, weight, reps).toFixed(2), formula).toBe(value.toFixed(2));
      }
    });
  }

  it('a true single is its own maximum in every formula', () => {
    for (const formula of FORMULA_IDS) expect(estimateBy(formula, 137.5, 1), formula).toBe(137.5);
  });
});

describe('estimating from a set', () => {
  it('uses Epley unless told otherwise, and shows the span of all formulas', () => {
    const result = estimateMax({ load: load(120, 'kg'), reps: 6 });
    expect(result).toMatchObject({
      kind: 'estimate',
      formula: 'epley',
      confidence: 'normal',
      estimate: load(144, 'kg'),
      lowest: load(138, 'kg'),
      highest: load(145.77, 'kg'),
    });
  });

  it('adds the reps in reserve: 100 × 5 with 2 in reserve counts as 7', () => {
    expect(estimateMax({ load: load(100, 'kg'), reps: 5, rir: 2 })).toMatchObject({
      estimate: load(123.33, 'kg'),
      repsToFailure: 7,
    });
  });

  it('gives flagged athletes the lowest formula, even when another is asked for', () => {
    const result = estimateMax({ load: load(120, 'kg'), reps: 6 }, { flagged: true, formula: 'mayhew' });
    expect(result).toMatchObject({ formula: 'oconner', estimate: load(138, 'kg') });
  });

  it('keeps pounds as pounds', () => {
    expect(estimateMax({ load: load(225, 'lb'), reps: 1 })).toMatchObject({ estimate: load(225, 'lb') });
  });

  const bounds: readonly [what: string, reps: number, rir: number | undefined, expected: object][] = [
    ['10 reps: normal', 10, undefined, { kind: 'estimate', confidence: 'normal' }],
    ['8 reps and 2.5 in reserve: low', 8, 2.5, { kind: 'estimate', confidence: 'low' }],
    ['11 reps: low', 11, undefined, { kind: 'estimate', confidence: 'low' }],
    ['12 reps: low', 12, undefined, { kind: 'estimate', confidence: 'low' }],
    ['13 reps: none', 13, undefined, { kind: 'noEstimate', reason: 'tooManyReps' }],
    ['10 reps and 3 in reserve: none', 10, 3, { kind: 'noEstimate', reason: 'tooManyReps' }],
    ['4 in reserve: allowed', 5, 4, { kind: 'estimate' }],
    ['4.5 in reserve: refused', 5, 4.5, { kind: 'noEstimate', reason: 'tooManyInReserve' }],
    ['no repetition', 0, undefined, { kind: 'noEstimate', reason: 'noRepetition' }],
    ['not a number of reps', Number.NaN, undefined, { kind: 'noEstimate', reason: 'noRepetition' }],
  ];
  for (const [what, reps, rir, expected] of bounds) {
    it(what, () => {
      const set = { load: load(100, 'kg'), reps, ...(rir !== undefined && { rir }) };
      expect(estimateMax(set)).toMatchObject(expected);
    });
  }

  it('makes no estimate from an empty bar record of 0', () => {
    expect(estimateMax({ load: load(0, 'kg'), reps: 5 })).toEqual({ kind: 'noEstimate', reason: 'noLoad' });
  });
});
