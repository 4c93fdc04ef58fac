/** One bar a week, and what it is held against: a range between two dashed lines, or an outline of the whole. */

import classes from './chart.module.css';
import { ChartFrame, NARROW, roomOf, xOf, yOf } from './chart-frame.tsx';
import { scaleFor } from './chart-scale.ts';

export interface WeekBar {
  readonly key: string;
  readonly value: number;
  /** Outlined behind it, where it is a part of something. */
  readonly of?: number;
  readonly range?: { readonly low: number; readonly high: number };
  readonly says: string;
}

interface Props {
  readonly label: string;
  readonly bars: readonly WeekBar[];
  readonly ends: readonly [first: string, last: string];
}

export function WeekBars({ label, bars, ends }: Props) {
  const scale = scaleFor(
    bars.flatMap(({ value, of = 0, range }) => [value, of, range?.high ?? 0]),
    true,
  );
  const room = roomOf(NARROW) / Math.max(bars.length, 1);
  const width = Math.max(0.8, Math.min(18, room * 0.66));
  const leftOf = (place: number) => xOf((place + 0.5) / bars.length, NARROW) - width / 2;
  const bar = (place: number, value: number, className: string | undefined) => (
    <rect
      className={className}
      x={leftOf(place)}
      width={width}
      y={yOf(value, scale, NARROW)}
      height={Math.max(0, yOf(0, scale, NARROW) - yOf(value, scale, NARROW))}
    />
  );
  const rangeLine = (of: (range: { low: number; high: number }) => number) =>
    bars
      .flatMap(({ range }, place) =>
        range
          ? [
              `${xOf(place / bars.length, NARROW)},${yOf(of(range), scale, NARROW)}`,
              `${xOf((place + 1) / bars.length, NARROW)},${yOf(of(range), scale, NARROW)}`,
            ]
          : [],
      )
      .join(' ');
  return (
    <ChartFrame plot={NARROW} label={label} scale={scale} ends={ends}>
      {bars.map(({ key, value, of, says }, place) => (
        <g key={key}>
          <title>{says}</title>
          {of !== undefined && of > value && bar(place, of, classes['whole'])}
          {bar(place, value, classes['bar'])}
        </g>
      ))}
      <polyline className={classes['range']} points={rangeLine(({ low }) => low)} />
      <polyline className={classes['range']} points={rangeLine(({ high }) => high)} />
    </ChartFrame>
  );
}
