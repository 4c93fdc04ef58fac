/**
 * Which loads a bar and a stock of plates can make, and the plates for each side.
 *
 * Exact search over all reachable sums per side, in whole hundredths. Taking the heaviest plate first is wrong
 * under limited stock: with two 25s and four 15s, 80 on a 20 bar is 15 + 15, where greedy sticks at 70.
 */

import type { Bar, PlateStock } from '../facility/equipment.ts';
import { convertUp, type Load, type LoadUnit } from './load.ts';

/** The bar with what hangs on it. */
export interface BarLoading {
  readonly bar: Bar;
  /** Both collars together; absent when none are on or none are counted. */
  readonly collars?: Load;
  /** One side, heaviest (innermost) first. */
  readonly perSide: readonly Load[];
  readonly total: Load;
}

/** What one bar can be loaded with. Collars are only on a bar that carries plates. */
export interface BarStock {
  readonly bar: Bar;
  readonly plates: readonly PlateStock[];
  readonly collar?: Load;
  /** Of the plates that may hang on it, and so of the total; the bar’s own where it is absent. */
  readonly unit?: LoadUnit;
}

/** Down for flagged athletes and any cap; otherwise the nearest, ties down. */
export type Rounding = 'down' | 'nearest';

export type BarChoice =
  | {
      readonly kind: 'loadable';
      readonly chosen: BarLoading;
      readonly exact: boolean;
      /** The heaviest at or under the target, and the lightest at or over it; absent when none exists. */
      readonly below: BarLoading;
      readonly above?: BarLoading;
    }
  /** The target is under the empty bar, which is never rounded up to. */
  | { readonly kind: 'belowBar'; readonly above: BarLoading }
  /** The target is over everything this stock can make. */
  | { readonly kind: 'aboveHeaviest'; readonly below: BarLoading };

/**
 * The loads around a target and the one to take.
 *
 * @param target hundredths of the stock's unit; fractions of a hundredth are kept exact in the comparison.
 *   Plates in the other unit are left out: kilograms never hang on a pound total. A bar or collars in the other unit
 *   count with what they weigh in it, rounded up.
 */
export function chooseLoading(stock: BarStock, target: number, rounding: Rounding): BarChoice {
  const unit = stock.unit ?? stock.bar.weight.unit;
  const side = reachableSides(stock.plates, unit);
  const { bar, collars } = sleevesOf(stock, unit);
  const of = { bar: stock.bar, weight: bar, collars, unit };
  const empty = loadingOf(of, []);
  if (target < bar) return { kind: 'belowBar', above: empty };

  const wanted = (target - bar - collars) / 2;
  const at = lastAtMost(side.sums, wanted);
  const reached = side.sums[at];
  const below = reached === undefined ? empty : loadingOf(of, side.platesFor(reached));
  if (below.total.hundredths === target)
    return { kind: 'loadable', chosen: below, exact: true, below, above: below };
  const next = side.sums[at + 1];
  if (next === undefined) return { kind: 'aboveHeaviest', below };
  const above = loadingOf(of, side.platesFor(next));
  const closerAbove = above.total.hundredths - target < target - below.total.hundredths;
  const chosen = rounding === 'nearest' && closerAbove ? above : below;
  return { kind: 'loadable', chosen, exact: false, below, above };
}

/** Every load that a stock makes, in hundredths of its unit, ascending from the empty bar. */
export function loadableTotals(stock: BarStock): readonly number[] {
  const unit = stock.unit ?? stock.bar.weight.unit;
  const { bar, collars } = sleevesOf(stock, unit);
  return [bar, ...Array.from(reachableSides(stock.plates, unit).sums, (sum) => bar + collars + 2 * sum)];
}

/** What the empty bar and both collars weigh in the unit of the total; what is in the other unit is rounded up. */
function sleevesOf(
  { bar, collar }: BarStock,
  unit: LoadUnit,
): { readonly bar: number; readonly collars: number } {
  return {
    bar: convertUp(bar.weight.hundredths, bar.weight.unit, unit),
    collars: collar ? convertUp(2 * collar.hundredths, collar.unit, unit) : 0,
  };
}

/** Every sum one side can make, ascending, without the empty side; `platesFor` names its plates. */
interface ReachableSides {
  /** Hundredths. */
  readonly sums: Int32Array;
  readonly platesFor: (sum: number) => readonly Load[];
}

/** No side of a bar carries more than 500 kg or lb: keeps a mistyped stock from growing the table without end. */
const HEAVIEST_SIDE = 50_000;
/** More copies of one plate than any sleeve holds; they are counted in sixteen bits. */
const MOST_PAIRS = 65_535;
const REMEMBERED_STOCKS = 8;

const byIdentity = new WeakMap<readonly PlateStock[], Map<LoadUnit, ReachableSides>>();
const byContent = new Map<string, ReachableSides>();

/** Remembered by the stock's identity, then by its content, because each message brings a fresh copy of the room. */
function reachableSides(plates: readonly PlateStock[], unit: LoadUnit): ReachableSides {
  let units = byIdentity.get(plates);
  if (!units) {
    units = new Map();
    byIdentity.set(plates, units);
  }
  const known = units.get(unit);
  if (known) return known;
  const pairs = pairsByWeight(plates, unit);
  const key = `${unit} ${pairs.map(([weight, count]) => `${weight}x${count}`).join(' ')}`;
  const sides = byContent.get(key) ?? findReachableSides(pairs, unit);
  if (byContent.size >= REMEMBERED_STOCKS) byContent.clear();
  byContent.set(key, sides);
  units.set(unit, sides);
  return sides;
}

/** Lightest first; two rows of one weight are one pile. */
function pairsByWeight(
  plates: readonly PlateStock[],
  unit: LoadUnit,
): (readonly [weight: number, pairs: number])[] {
  const counts = new Map<number, number>();
  for (const { weight, count } of plates) {
    if (weight.unit !== unit || weight.hundredths <= 0) continue;
    counts.set(weight.hundredths, (counts.get(weight.hundredths) ?? 0) + count);
  }
  return [...counts]
    .map(([weight, count]) => [weight, Math.floor(count / 2)] as const)
    .filter(([, pairs]) => pairs > 0)
    .sort(([a], [b]) => a - b);
}

/**
 * Bounded knapsack, one plate weight at a time from the lightest. For each sum the fewest plates win; among equals
 * the one with most of the weight added last, which is the heaviest so far: that is "heaviest first".
 *
 * Sums are counted in the largest unit all plates share, and each weight passes over them once however many copies
 * there are, so that the largest stock a room can hold is as quick to tabulate as it is unlikely.
 */
function findReachableSides(
  pairs: readonly (readonly [weight: number, pairs: number])[],
  unit: LoadUnit,
): ReachableSides {
  const grain = pairs.reduce((shared, [weight]) => greatestCommonDivisor(weight, shared), 0) || 1;
  const heaviest = pairs.reduce((sum, [weight, count]) => sum + weight * count, 0);
  const size = Math.floor(Math.min(heaviest, HEAVIEST_SIDE) / grain) + 1;
  let fewest = new Int32Array(1);
  // Nothing lies beyond what the piles so far weigh together: the light ones, which come first, are short.
  let reach = 1;
  const piles = pairs.map(([hundredths, count]) => {
    const weight = hundredths / grain;
    const most = Math.min(count, MOST_PAIRS);
    reach = Math.min(size, reach + weight * most);
    const added = addPile(fewest, reach, weight, most);
    fewest = added.fewest;
    return { weight, load: { hundredths, unit } satisfies Load, copies: added.copies };
  });
  const sums: number[] = [];
  for (let sum = 1; sum < fewest.length; sum += 1) {
    if (fewest[sum] !== UNREACHABLE) sums.push(sum * grain);
  }
  const platesFor = (sum: number) => {
    const plates: Load[] = [];
    let rest = sum / grain;
    for (const { weight, load, copies } of piles.toReversed()) {
      const taken = copies[rest] ?? 0;
      for (let copy = 0; copy < taken; copy += 1) plates.push(load);
      rest -= taken * weight;
    }
    return plates;
  };
  return { sums: Int32Array.from(sums), platesFor };
}

const UNREACHABLE = 0x3fff_ffff;

/**
 * The fewest plates for each sum under `reach` once up to `most` plates of one weight may be added, and how many of them that takes.
 *
 * Sums that differ by whole plates form a chain. Along it the best start within `most` steps is kept in a queue that
 * grows at the back and is shortened at both ends: one pass for any number of copies.
 */
function addPile(before: Int32Array, reach: number, weight: number, most: number) {
  const fewest = new Int32Array(reach).fill(UNREACHABLE);
  const copies = new Uint16Array(reach);
  const queue = new Int32Array(Math.ceil(reach / weight));
  // What each start costs counted back to where its chain begins: so they compare without the plates between them.
  const costs = new Int32Array(queue.length);
  for (let first = 0; first < Math.min(weight, reach); first += 1) {
    let front = 0;
    let back = 0;
    for (let step = 0, sum = first; sum < reach; step += 1, sum += weight) {
      const plates = before[sum] ?? UNREACHABLE;
      if (plates !== UNREACHABLE) {
        const own = plates - step;
        // An equal start further back stays: it takes more copies of this, the heavier plate.
        while (back > front && (costs[back - 1] ?? 0) > own) back -= 1;
        queue[back] = step;
        costs[back] = own;
        back += 1;
      }
      while (back > front && (queue[front] ?? 0) < step - most) front += 1;
      if (back === front) continue;
      const start = queue[front] ?? 0;
      fewest[sum] = (costs[front] ?? 0) + step;
      copies[sum] = step - start;
    }
  }
  return { fewest, copies };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A bar with its weight, and that of both collars, in the unit of the total. */
interface Sleeves {
  readonly bar: Bar;
  readonly weight: number;
  readonly collars: number;
  readonly unit: LoadUnit;
}

function loadingOf({ bar, weight, collars, unit }: Sleeves, perSide: readonly Load[]): BarLoading {
  if (perSide.length === 0) return { bar, perSide, total: { hundredths: weight, unit } };
  const side = perSide.reduce((sum, plate) => sum + plate.hundredths, 0);
  const total: Load = { hundredths: weight + collars + 2 * side, unit };
  return collars > 0
    ? { bar, collars: { hundredths: collars, unit }, perSide, total }
    : { bar, perSide, total };
}

/** Index of the last sum that is at most `wanted`, or −1. */
function lastAtMost(sums: Int32Array, wanted: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
