/** What every chart stands on: a scale of round numbers with hairlines, and the first and last day beneath. */

import type { ReactNode } from 'react';
import classes from './chart.module.css';
import type { Scale } from './chart-scale.ts';

/** Room of a drawing in its own units, which are pixels at full width. */
export interface Plot {
  readonly width: number;
  readonly height: number;
}

/** Beside a panel, and across a place. */
export const NARROW: Plot = { width: 380, height: 132 };
export const WIDE: Plot = { width: 760, height: 220 };

const EDGE = { left: 44, right: 10, top: 8, bottom: 20 } as const;

export interface FrameProps {
  readonly plot: Plot;
  /** What the drawing shows, in one sentence, for whoever does not see it; the table beside it has every value. */
  readonly label: string;
  readonly scale: Scale;
  readonly ends: readonly [first: string, last: string];
  readonly children: ReactNode;
}

export function ChartFrame({ plot, label, scale, ends, children }: FrameProps) {
  const { width, height } = plot;
  const { left, right, bottom } = EDGE;
  return (
    <svg
      className={classes['chart']}
      viewBox={`0 0 ${width} ${height}`}
      style={{ maxWidth: width }}
      role="img"
      aria-label={label}
    >
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={classes['grid']}
            x1={left}
            x2={width - right}
            y1={yOf(tick, scale, plot)}
            y2={yOf(tick, scale, plot)}
          />
          <text className={classes['tick']} x={left - 6} y={yOf(tick, scale, plot) + 3.5} textAnchor="end">
            {tick.toLocaleString('en')}
          </text>
        </g>
      ))}
      {children}
      <text className={classes['tick']} x={left} y={height - bottom + 15}>
        {ends[0]}
      </text>
      <text className={classes['tick']} x={width - right} y={height - bottom + 15} textAnchor="end">
        {ends[1]}
      </text>
      <line
        className={classes['foot']}
        x1={left}
        x2={width - right}
        y1={height - bottom}
        y2={height - bottom}
      />
    </svg>
  );
}

export function yOf(value: number, { low, high }: Scale, { height }: Plot): number {
  return EDGE.top + (height - EDGE.top - EDGE.bottom) * (1 - (value - low) / (high - low));
}

/** `share`: 0 at the left, 1 at the right. */
export function xOf(share: number, plot: Plot): number {
  return EDGE.left + 6 + roomOf(plot) * share;
}

/** Width between the first mark and the last. */
export function roomOf({ width }: Plot): number {
  return width - EDGE.left - EDGE.right - 12;
}
