/**
 * Percent, repetitions and effort on two published charts, read in every direction.
 *
 * Both charts come from other lifts than the hip thrust, and a 2024 meta-regression (Nuzzo and colleagues)
 * finds more repetitions at moderate loads than either says. Both numbers are shown; the logged effort corrects them.
 */

import type { Load } from './load.ts';

/**
 * The RTS chart (Reactive Training Systems) as one ladder of half steps: index 2(reps − 1) + 2·RIR.
 * A second published variant differs below 73.9 (72.8, 71.7, …); this one is fixed here.
 */
export const RTS_PERCENTS: readonly number[] = [
  100, 97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85.0, 83.7, 82.4, 81.1, 79.9, 78.6, 77.4, 76.2, 75.1,
  73.9, 72.3, 70.7, 69.4, 68.0, 66.7, 65.3, 64.0, 62.6, 61.3, 59.9,
];

/** The NSCA training load chart: repetitions to failure and their percentage. 13 and 14 are not on it. */
export const NSCA_PERCENTS: readonly (readonly [reps: number, percent: number])[] = [
  [1, 100],
  [2, 95],
  [3, 93],
  [4, 90],
  [5, 87],
  [6, 85],
  [7, 83],
  [8, 80],
  [9, 77],
  [10, 75],
  [11, 73],
  [12, 70],
  [15, 65],
];

/** RTS percentage for repetitions at a reserve (halves allowed), or undefined off the chart: 5 at RIR 2 is 81.1. */
export function rtsPercent(reps: number, rir: number): number | undefined {
  return RTS_PERCENTS[2 * (reps - 1) + 2 * rir];
}

/** NSCA percentage for repetitions at a reserve, linear between the printed rows; undefined beyond 15. */
export function nscaPercent(reps: number, rir: number): number | undefined {
  const toFailure = reps + rir;
  for (let row = 0; row < NSCA_PERCENTS.length; row += 1) {
    const here = NSCA_PERCENTS[row];
    const before = NSCA_PERCENTS[row - 1] ?? here;
    if (!here || !before || toFailure > here[0]) continue;
    if (toFailure < before[0]) return undefined;
    return between(toFailure, before[0], here[0], before[1], here[1]);
  }
  return undefined;
}

/** Maximum from a set by the RTS chart: 100 kg × 5 at RIR 2 is 123.30. Undefined off the chart. */
export function estimateByRtsChart(load: Load, reps: number, rir: number): Load | undefined {
  const percent = rtsPercent(reps, rir);
  if (percent === undefined) return undefined;
  return { hundredths: Math.round((load.hundredths * 100) / percent), unit: load.unit };
}

/** Repetitions in reserve that a chart expects; `beyond` when the chart ends there and the true number is higher. */
export interface ImpliedRir {
  readonly rir: number;
  readonly beyond: boolean;
}

export interface ImpliedRirByChart {
  readonly rts: ImpliedRir;
  readonly nsca: ImpliedRir;
}

/** Reserve on the first set of `reps` at `percent` of the maximum; negative when the chart allows fewer reps than asked. */
export function impliedRir(reps: number, percent: number): ImpliedRirByChart {
  return { rts: rtsImpliedRir(reps, percent), nsca: nscaImpliedRir(reps, percent) };
}

function rtsImpliedRir(reps: number, percent: number): ImpliedRir {
  const last = RTS_PERCENTS.length - 1;
  const next = RTS_PERCENTS.findIndex((charted) => charted <= percent);
  if (next === -1) return { rir: (last - 2 * (reps - 1)) / 2, beyond: true };
  const above = RTS_PERCENTS[next - 1];
  const below = RTS_PERCENTS[next] ?? 0;
  const index = above === undefined ? 0 : between(percent, above, below, next - 1, next);
  return { rir: (index - 2 * (reps - 1)) / 2, beyond: false };
}

function nscaImpliedRir(reps: number, percent: number): ImpliedRir {
  const next = NSCA_PERCENTS.findIndex(([, charted]) => charted <= percent);
  const here = NSCA_PERCENTS[next];
  if (!here) return { rir: (NSCA_PERCENTS.at(-1)?.[0] ?? 0) - reps, beyond: true };
  const before = NSCA_PERCENTS[next - 1];
  const toFailure = before ? between(percent, before[1], here[1], before[0], here[0]) : here[0];
  return { rir: toFailure - reps, beyond: false };
}

function between(x: number, x0: number, x1: number, y0: number, y1: number): number {
  return x1 === x0 ? y1 : y0 + ((x - x0) * (y1 - y0)) / (x1 - x0);
}
