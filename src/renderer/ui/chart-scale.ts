/** The upright scale of a chart: a few round numbers that hold every value. */

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];
/** Spaces between the lines of a chart. */
const SPACES = 4;

/** From below the least value to above the greatest; of counts from 0, in whole steps. A single value has air around it. */
export function scaleFor(values: readonly number[], counts = false): Scale {
  const most = Math.max(...values, counts ? 1 : Number.NEGATIVE_INFINITY);
  const least = counts ? 0 : Math.min(...values);
  const span = most - least || Math.max(Math.abs(most) * 0.1, 1);
  const power = 10 ** Math.floor(Math.log10(span / SPACES));
  const round = power * (STEPS.find((each) => each * power * SPACES >= span) ?? 10);
  const step = counts ? Math.ceil(round) : round;
  const low = Math.floor(least / step) * step;
  const spaces = Math.max(1, Math.ceil((most - low) / step));
  const ticks = Array.from({ length: spaces + 1 }, (_, place) =>
    Number((low + place * step).toPrecision(12)),
  );
  return { low, high: ticks.at(-1) ?? low + step, ticks };
}
