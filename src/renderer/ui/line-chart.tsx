/** Lines over time, each with a mark and a dash of its own, so that they are told apart without colour. */

import classes from './chart.module.css';
import { ChartFrame, NARROW, type Plot, xOf, yOf } from './chart-frame.tsx';
import { scaleFor } from './chart-scale.ts';

export interface ChartPoint {
  /** 0 at the first day, 1 at the last. */
  readonly share: number;
  readonly value: number;
  /** A span around it, drawn as a band. */
  readonly low?: number;
  readonly high?: number;
  /** Drawn hollow: less sure than the others. */
  readonly hollow?: boolean;
  /** All there is to say of it, shown under the pointer. */
  readonly says: string;
}

export interface ChartLine {
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

interface Props {
  readonly label: string;
  readonly lines: readonly ChartLine[];
  readonly plot?: Plot;
  readonly ends: readonly [first: string, last: string];
}

export function LineChart({ label, lines, ends, plot = NARROW }: Props) {
  const values = lines.flatMap(({ points }) =>
    points.flatMap(({ value, low = value, high = value }) => [value, low, high]),
  );
  const scale = scaleFor(values);
  return (
    <ChartFrame plot={plot} label={label} scale={scale} ends={ends}>
      {lines.map(({ name, points }) => {
        const span = points.filter(({ low }) => low !== undefined);
        const edge = (of: (point: ChartPoint) => number) =>
          span.map((point) => `${xOf(point.share, plot)},${yOf(of(point), scale, plot)}`);
        const above = edge(({ high = 0 }) => high);
        const below = edge(({ low = 0 }) => low);
        return (
          span.length > 1 && (
            <g key={name}>
              <polygon className={classes['band']} points={[...above, ...below.toReversed()].join(' ')} />
              <polyline className={classes['bandEdge']} points={above.join(' ')} />
              <polyline className={classes['bandEdge']} points={below.join(' ')} />
            </g>
          )
        );
      })}
      {lines.map(({ name, points }, place) => (
        <g key={name}>
          <polyline
            className={classes['line']}
            strokeDasharray={DASHES[place % DASHES.length]}
            points={points
              .map(({ share, value }) => `${xOf(share, plot)},${yOf(value, scale, plot)}`)
              .join(' ')}
          />
          {points.map(({ share, value, hollow, says }) => (
            <g key={share}>
              <title>{says}</title>
              <Mark place={place} x={xOf(share, plot)} y={yOf(value, scale, plot)} hollow={hollow ?? false} />
            </g>
          ))}
        </g>
      ))}
    </ChartFrame>
  );
}

const DASHES = ['none', '6 3', '2 3', '9 3 2 3', '1 4', '12 4'];

/** Which line is whose, with the mark and the dash it is drawn with. */
export function LineKey({ name, place }: { name: string; place: number }) {
  return (
    <span className={classes['key']}>
      <svg width={34} height={12} aria-hidden>
        <line
          className={classes['line']}
          x1={1}
          x2={33}
          y1={6}
          y2={6}
          strokeDasharray={DASHES[place % DASHES.length]}
        />
        <Mark place={place} x={17} y={6} hollow={false} />
      </svg>
      {name}
    </span>
  );
}

/** Circle, square, triangle, diamond, upside-down triangle, cross. */
function Mark({ place, x, y, hollow }: { place: number; x: number; y: number; hollow: boolean }) {
  const className = hollow ? classes['hollow'] : classes['mark'];
  const corners = CORNERS[place % CORNERS.length];
  if (!corners) return <circle className={className} cx={x} cy={y} r={3.2} />;
  return (
    <polygon
      className={className}
      points={corners.map(([dx, dy]) => `${x + dx * 3.6},${y + dy * 3.6}`).join(' ')}
    />
  );
}

const CORNERS: readonly (readonly (readonly [number, number])[] | undefined)[] = [
  undefined,
  [
    [-0.85, -0.85],
    [0.85, -0.85],
    [0.85, 0.85],
    [-0.85, 0.85],
  ],
  [
    [0, -1.1],
    [1, 0.8],
    [-1, 0.8],
  ],
  [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  [
    [0, 1.1],
    [1, -0.8],
    [-1, -0.8],
  ],
  [
    [-1.1, -0.35],
    [-0.35, -0.35],
    [-0.35, -1.1],
    [0.35, -1.1],
    [0.35, -0.35],
    [1.1, -0.35],
    [1.1, 0.35],
    [0.35, 0.35],
    [0.35, 1.1],
    [-0.35, 1.1],
    [-0.35, 0.35],
    [-1.1, 0.35],
  ],
];
