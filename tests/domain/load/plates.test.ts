import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlateStock } from '#domain/facility/equipment.ts';
import { load } from '#domain/load/load.ts';
import { type BarLoading, type BarStock, chooseLoading, type Rounding } from '#domain/load/plates.ts';
import { amounts, bar, STOCK_A, stock } from './rooms.ts';

const A: BarStock = { bar: bar(20), plates: STOCK_A };

function say(loading: BarLoading | undefined): string {
  return loading ? `${loading.total.hundredths / 100}: ${amounts(loading.perSide)}` : 'none';
}

describe('stock A', () => {
  const table: readonly [target: number, below: string, above: string, exact: boolean][] = [
    [62.5, '62.5: 20+1.25', '62.5: 20+1.25', true],
    [84, '83.5: 25+5+1.25+0.5', '85: 25+5+2.5', false],
    [72, '71: 25+0.5', '72.5: 25+1.25', false],
    [20, '20: ', '20: ', true],
  ];
  for (const [target, below, above, exact] of table) {
    it(`${target} lies between ${below} and ${above}`, () => {
      const choice = chooseLoading(A, target * 100, 'nearest');
      if (choice.kind !== 'loadable') throw new Error(`not loadable: ${choice.kind}`);
      expect([say(choice.below), say(choice.above), choice.exact]).toEqual([below, above, exact]);
    });
  }

  it('a 60 % cap of 120 is 72 and goes down to 71', () => {
    expect(chooseLoading(A, 7200, 'down')).toMatchObject({ chosen: { total: load(71, 'kg') } });
  });
  it('19 is below the bar: nothing below, the empty bar above', () => {
    expect(chooseLoading(A, 1900, 'nearest')).toMatchObject({
      kind: 'belowBar',
      above: { total: load(20, 'kg'), perSide: [] },
    });
  });
  it('100 with two 2.5 collars is exact with 25+10+2.5', () => {
    const choice = chooseLoading({ ...A, collar: load(2.5, 'kg') }, 10_000, 'nearest');
    expect(choice).toMatchObject({ kind: 'loadable', exact: true, chosen: { collars: load(5, 'kg') } });
    expect(choice.kind === 'loadable' && say(choice.chosen)).toBe('100: 25+10+2.5');
  });
  it('a target over the stock is said, with the heaviest there is', () => {
    const choice = chooseLoading(A, 50_000, 'nearest');
    expect(choice.kind).toBe('aboveHeaviest');
    expect(choice.kind === 'aboveHeaviest' && choice.below.total).toEqual(load(228.5, 'kg'));
  });
  it('a tie goes down, a hair over it goes up', () => {
    const plain: BarStock = { bar: bar(20), plates: stock({ 2.5: 4 }) };
    expect(chooseLoading(plain, 2250, 'nearest')).toMatchObject({ chosen: { total: load(20, 'kg') } });
    expect(chooseLoading(plain, 2250.01, 'nearest')).toMatchObject({ chosen: { total: load(25, 'kg') } });
  });
});

describe('traps', () => {
  const table: readonly [what: string, BarStock, target: number, expected: string][] = [
    ['greedy would stick at 70', { bar: bar(20), plates: stock({ 25: 2, 15: 4 }) }, 80, '80: 15+15'],
    [
      'a 15 bar with small pairs',
      { bar: bar(15), plates: stock({ 10: 2, 5: 2, 2.5: 2, 1.25: 2 }) },
      40,
      '40: 10+2.5',
    ],
    [
      'pounds',
      { bar: bar(45, 'lb'), plates: stock({ 45: 4, 35: 2, 25: 2, 10: 4, 5: 2, 2.5: 2 }, 'lb') },
      225,
      '225: 45+45',
    ],
    [
      'an odd plate makes no pair',
      { bar: bar(20), plates: stock({ 20: 3, 10: 2, 5: 2 }) },
      100,
      '90: 20+10+5',
    ],
    [
      'two rows of one weight are one pile',
      { bar: bar(20), plates: [...stock({ 20: 1 }), ...stock({ 20: 1 })] },
      60,
      '60: 20',
    ],
    ['fewest plates first', { bar: bar(20), plates: stock({ 20: 2, 15: 2, 10: 4, 5: 2 }) }, 60, '60: 20'],
    ['then heaviest first', { bar: bar(20), plates: stock({ 25: 2, 20: 4, 15: 2 }) }, 100, '100: 25+15'],
    [
      'kilogram plates never hang on a pound bar',
      { bar: bar(45, 'lb'), plates: stock({ 20: 4 }) },
      45,
      '45: ',
    ],
  ];
  for (const [what, from, target, expected] of table) {
    it(`${what}: ${expected}`, () => {
      const choice = chooseLoading(from, target * 100, 'nearest');
      const found =
        choice.kind === 'loadable'
          ? choice.chosen
          : choice.kind === 'aboveHeaviest'
            ? choice.below
            : undefined;
      expect(say(found)).toBe(expected);
    });
  }
});

describe('a mistyped stock freezes nobody', () => {
  const primes = [2503, 2499, 2477, 2473, 2467, 2459, 2447, 2441, 2437, 2423, 2417, 2411, 2399, 2393, 2389];
  const small = [2381, 1009, 997, 991, 503, 499, 251, 241, 127, 113, 61, 59, 13, 7, 1];
  it.each<[string, number[], number]>([
    ['thirty kinds of two hundred plates that share no unit', [...primes, ...small], 200],
    ['thirty tiny kinds', Array.from({ length: 30 }, (_, index) => index + 1), 200],
    ['a million plates of one hundredth', [1], 1_000_000],
  ])('%s', (_what, weights, count) => {
    const plates = weights.map((hundredths): PlateStock => ({ weight: { hundredths, unit: 'kg' }, count }));
    const choice = chooseLoading({ bar: bar(20), plates }, 20_001.5, 'down');
    expect(choice.kind === 'belowBar' ? 0 : choice.below.total.hundredths).toBeGreaterThan(2000);
  });
});

describe('for any stock and target', () => {
  const anyStock = fc.array(
    fc.record({
      weight: fc.constantFrom(50, 125, 250, 500, 1000, 1500, 2000, 2500),
      count: fc.integer({ min: 0, max: 6 }),
    }),
    { maxLength: 5 },
  );
  const anyCase = fc.record({
    plates: anyStock.map((rows): PlateStock[] =>
      rows.map((row) => ({ weight: { hundredths: row.weight, unit: 'kg' }, count: row.count })),
    ),
    target: fc.integer({ min: 0, max: 30_000 }),
    collar: fc.constantFrom(0, 250),
    rounding: fc.constantFrom<Rounding>('down', 'nearest'),
  });

  it('the answer is what trying every combination gives', () => {
    fc.assert(
      fc.property(anyCase, ({ plates, target, collar, rounding }) => {
        const from: BarStock = {
          bar: bar(20),
          plates,
          ...(collar > 0 && { collar: { hundredths: collar, unit: 'kg' as const } }),
        };
        const choice = chooseLoading(from, target, rounding);
        const every = everyLoading(plates, collar);
        const below = every.filter((one) => one.total <= target).at(-1);
        const above = every.find((one) => one.total >= target);
        if (choice.kind === 'belowBar') {
          expect(below).toBeUndefined();
          return;
        }
        expect(choice.below.total.hundredths).toBe(below?.total);
        expect(choice.below.perSide.map((plate) => plate.hundredths)).toEqual(below?.plates);
        if (choice.kind === 'aboveHeaviest') {
          expect(above).toBeUndefined();
          return;
        }
        expect(choice.above?.total.hundredths).toBe(above?.total);
        const up = above !== undefined && below !== undefined && above.total - target < target - below.total;
        expect(choice.chosen.total.hundredths).toBe(
          rounding === 'nearest' && up ? above.total : below?.total,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('uses no plate the room does not have in pairs, never less than the bar, and down never over the target', () => {
    fc.assert(
      fc.property(anyCase, ({ plates, target, rounding }) => {
        const choice = chooseLoading({ bar: bar(20), plates }, target, rounding);
        if (choice.kind !== 'loadable') return;
        const { chosen } = choice;
        expect(chosen.total.hundredths).toBeGreaterThanOrEqual(2000);
        if (rounding === 'down') expect(chosen.total.hundredths).toBeLessThanOrEqual(target);
        for (const plate of chosen.perSide) {
          const used = chosen.perSide.filter((one) => one.hundredths === plate.hundredths).length;
          const owned = plates.reduce(
            (sum, row) => sum + (row.weight.hundredths === plate.hundredths ? row.count : 0),
            0,
          );
          expect(used * 2).toBeLessThanOrEqual(owned);
        }
      }),
    );
  });
});

/** Every side there is, ascending by total; among equal totals the fewest plates, then the heaviest first. */
function everyLoading(plates: readonly PlateStock[], collar: number) {
  const counts = new Map<number, number>();
  for (const row of plates)
    counts.set(row.weight.hundredths, (counts.get(row.weight.hundredths) ?? 0) + row.count);
  let sides: number[][] = [[]];
  for (const [weight, count] of [...counts].sort(([a], [b]) => b - a)) {
    sides = sides.flatMap((side) =>
      Array.from({ length: Math.floor(count / 2) + 1 }, (_, copies) => [
        ...side,
        ...Array<number>(copies).fill(weight),
      ]),
    );
  }
  const best = new Map<number, number[]>();
  for (const side of sides) {
    const total =
      2000 + 2 * side.reduce((sum, weight) => sum + weight, 0) + (side.length > 0 ? 2 * collar : 0);
    const rival = best.get(total);
    if (!rival || side.length < rival.length || (side.length === rival.length && heavierFirst(side, rival)))
      best.set(total, side);
  }
  return [...best].map(([total, side]) => ({ total, plates: side })).sort((a, b) => a.total - b.total);
}

function heavierFirst(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((weight, index) => weight !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
