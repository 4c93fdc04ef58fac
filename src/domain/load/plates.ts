/**
 * Which loads a bar and a stock of plates can make, and the plates for each side.
 *
 * Exact search over all reachable sums per side, in whole hundredths. Taking the heaviest plate first is wrong
 * under limited stock: with two 25s and four 15s, 80 on a 20 bar is 15 + 15, where greedy sticks at 70.
 */

import type { Bar, PlateStock } from '../facility/equipment.ts';
import type { Load, LoadUnit } from './load.ts';

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
 * @param target hundredths of the bar's unit; fractions of a hundredth are kept exact in the comparison.
 *   Plates and collars in another unit than the bar's are left out: kilograms never hang on a pound total.
 */
export function chooseLoading(stock: BarStock, target: number, rounding: Rounding): BarChoice {
  const side = reachableSides(stock.plates, stock.bar.weight.unit);
  const collars = collarsOf(stock);
  const bar = stock.bar.weight.hundredths;
  const empty = loadingOf(stock, collars, undefined);
  if (target < bar) return { kind: 'belowBar', above: empty };

  const wanted = (target - bar - collars) / 2;
  const at = lastAtMost(side.sums, wanted);
  const below = at >= 0 ? loadingOf(stock, collars, side.nodes[at]) : empty;
  if (below.total.hundredths === target)
    return { kind: 'loadable', chosen: below, exact: true, below, above: below };
  const next = side.nodes[at + 1];
  if (!next) return { kind: 'aboveHeaviest', below };
  const above = loadingOf(stock, collars, next);
  const closerAbove = above.total.hundredths - target < target - below.total.hundredths;
  const chosen = rounding === 'nearest' && closerAbove ? above : below;
  return { kind: 'loadable', chosen, exact: false, below, above };
}

/** One plate weight on top of a lighter choice: sums share their tails instead of copying lists. */
interface SideNode {
  readonly sum: number;
  readonly plates: number;
  readonly weight: Load;
  readonly copies: number;
  readonly rest: SideNode | undefined;
}

interface ReachableSides {
  /** Ascending sums of one side in hundredths, without the empty side. */
  readonly sums: Int32Array;
  readonly nodes: readonly SideNode[];
}

/** No side of a bar carries more than a tonne: keeps a mistyped stock from growing the table without end. */
const HEAVIEST_SIDE = 100_000;
const REMEMBERED_STOCKS = 32;

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
 */
function findReachableSides(
  pairs: readonly (readonly [weight: number, pairs: number])[],
  unit: LoadUnit,
): ReachableSides {
  let best = new Map<number, SideNode | undefined>([[0, undefined]]);
  for (const [hundredths, most] of pairs) {
    const weight: Load = { hundredths, unit };
    const next = new Map(best);
    for (const [sum, rest] of best) {
      for (let copies = 1; copies <= most; copies += 1) {
        const total = sum + copies * hundredths;
        if (total > HEAVIEST_SIDE) break;
        const plates = (rest?.plates ?? 0) + copies;
        const rival = next.get(total);
        if (rival && !beats(plates, copies, hundredths, rival)) continue;
        next.set(total, { sum: total, plates, weight, copies, rest });
      }
    }
    best = next;
  }
  const nodes = [...best.values()].filter((node) => node !== undefined).sort((a, b) => a.sum - b.sum);
  return { sums: Int32Array.from(nodes, (node) => node.sum), nodes };
}

function beats(plates: number, copies: number, hundredths: number, rival: SideNode): boolean {
  if (plates !== rival.plates) return plates < rival.plates;
  return rival.weight.hundredths < hundredths || copies > rival.copies;
}

function loadingOf(stock: BarStock, collars: number, side: SideNode | undefined): BarLoading {
  const { unit, hundredths } = stock.bar.weight;
  if (!side) return { bar: stock.bar, perSide: [], total: { hundredths, unit } };
  const perSide: Load[] = [];
  for (let node: SideNode | undefined = side; node; node = node.rest) {
    for (let copy = 0; copy < node.copies; copy += 1) perSide.push(node.weight);
  }
  const total: Load = { hundredths: hundredths + collars + 2 * side.sum, unit };
  return collars > 0
    ? { bar: stock.bar, collars: { hundredths: collars, unit }, perSide, total }
    : { bar: stock.bar, perSide, total };
}

function collarsOf(stock: BarStock): number {
  const { collar, bar } = stock;
  return collar && collar.unit === bar.weight.unit ? 2 * collar.hundredths : 0;
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
