/** How a bench says what it measured: each figure with its target, and whether it was met in this run. */

export interface Figure {
  readonly name: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const p95 = (values: readonly number[]) => percentile(values, 0.95);
export const median = (values: readonly number[]) => percentile(values, 0.5);

/** A figure in milliseconds that may not exceed its target. */
export function atMost(name: string, milliseconds: number, target: number): Figure {
  return {
    name,
    measured: `${milliseconds.toFixed(1)} ms`,
    target: `≤ ${target} ms`,
    met: milliseconds <= target,
  };
}

/** Ours divided by a peer's, measured in the same run. */
export function ratio(name: string, ours: number, theirs: number, target: number): Figure {
  const value = ours / theirs;
  return {
    name,
    measured: `${ours.toFixed(1)} / ${theirs.toFixed(1)} ms = ${value.toFixed(2)} ×`,
    target: `≤ ${Number(target.toFixed(2))} ×`,
    met: value <= target,
  };
}

export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  const width = Math.max(...figures.map((figure) => figure.name.length));
  for (const { name, measured, target, met } of figures) {
    console.log(
      `  ${met ? 'met   ' : 'missed'}  ${name.padEnd(width)}  ${measured.padEnd(28)}  target ${target}`,
    );
  }
}

/** Runs `work` some times after a warm-up; milliseconds of each. */
export async function timed(times: number, work: () => unknown): Promise<number[]> {
  await work();
  const taken: number[] = [];
  for (let run = 0; run < times; run++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken;
}
