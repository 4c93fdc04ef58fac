import { describe, expect, it } from 'vitest';
import {
  estimateByRtsChart,
  impliedRir,
  NSCA_PERCENTS,
  nscaPercent,
  RTS_PERCENTS,
  rtsPercent,
} from '#domain/load/effort-charts.ts';
import { load } from '#domain/load/load.ts';

describe('the RTS chart', () => {
  it('reads its goldens: 5 at RPE 8 is 81.1, 10 at RPE 8 is 68.0', () => {
    expect([rtsPercent(5, 2), rtsPercent(10, 2)]).toEqual([81.1, 68.0]);
  });
  it('holds 29 steps from 100 to 59.9, always falling', () => {
    expect([RTS_PERCENTS.length, RTS_PERCENTS[0], RTS_PERCENTS.at(-1)]).toEqual([29, 100, 59.9]);
    for (let i = 1; i < RTS_PERCENTS.length; i += 1)
      expect(RTS_PERCENTS[i]).toBeLessThan(RTS_PERCENTS[i - 1] ?? 0);
  });
  it('estimates 123.30 from 100 × 5 at RPE 8', () => {
    expect(estimateByRtsChart(load(100, 'kg'), 5, 2)).toEqual(load(123.3, 'kg'));
  });
  it('says nothing beyond its end', () => {
    expect([rtsPercent(12, 3.5), estimateByRtsChart(load(100, 'kg'), 14, 2)]).toEqual([undefined, undefined]);
  });
});

describe('the NSCA table', () => {
  it('holds the printed rows', () => {
    expect(NSCA_PERCENTS.map(([reps, percent]) => `${reps} ${percent}`).join(' · ')).toBe(
      '1 100 · 2 95 · 3 93 · 4 90 · 5 87 · 6 85 · 7 83 · 8 80 · 9 77 · 10 75 · 11 73 · 12 70 · 15 65',
    );
  });
  it('counts reserve as reps, reads between rows, and stops at 15', () => {
    expect(nscaPercent(8, 2)).toBe(75);
    expect(nscaPercent(12, 2)).toBeCloseTo(66.67, 2);
    expect(nscaPercent(12, 3)).toBe(65);
    expect(nscaPercent(14, 2)).toBeUndefined();
    expect(nscaPercent(0, 0)).toBeUndefined();
  });
});

describe('what the program’s percentages leave in reserve', () => {
  const table: readonly [reps: number, percent: number, rts: number, nsca: number][] = [
    [10, 70, 1.3, 2.0],
    [8, 77, 0.7, 1.0],
    [8, 80, -0.5, 0],
    [8, 75, 1.5, 2.0],
    [5, 82, 1.7, 2.3],
    [5, 85, 0.5, 1.0],
    [3, 88, 1.4, 1.7],
    [8, 72, 2.6, 3.3],
    [5, 80, 2.5, 3.0],
  ];
  for (const [reps, percent, rts, nsca] of table) {
    it(`${reps} @ ${percent} %: ${rts} by RTS, ${nsca} by NSCA`, () => {
      const implied = impliedRir(reps, percent);
      expect(implied.rts.beyond || implied.nsca.beyond).toBe(false);
      expect(implied.rts.rir.toFixed(1)).toBe(rts.toFixed(1));
      expect(implied.nsca.rir.toFixed(1)).toBe(nsca.toFixed(1));
    });
  }
  it('12 @ 60 %: 3.0 by RTS, more than 3 by NSCA', () => {
    const implied = impliedRir(12, 60);
    expect(implied.rts).toMatchObject({ beyond: false });
    expect(implied.rts.rir.toFixed(1)).toBe('3.0');
    expect(implied.nsca).toEqual({ rir: 3, beyond: true });
  });
  it('12 @ 40 % lies off both charts', () => {
    const implied = impliedRir(12, 40);
    expect([implied.rts.beyond, implied.nsca.beyond]).toEqual([true, true]);
  });
  it('1 @ 100 % leaves nothing', () => {
    expect(impliedRir(1, 100)).toEqual({ rts: { rir: 0, beyond: false }, nsca: { rir: 0, beyond: false } });
  });
});
