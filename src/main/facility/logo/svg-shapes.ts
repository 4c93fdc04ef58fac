/** The basic shapes of SVG as paths, and what `transform` says as a matrix. */

import { logoRefused } from './refused.ts';
import { joined, type Matrix, type Segment, segmentsOf, UNMOVED } from './svg-path.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What an element draws; undefined for one that is no shape. Throws LOGO_REFUSED. */
export function shapeOf(element: string, attributes: Attributes): readonly Segment[] | undefined {
  const n = (name: string) => lengthOf(attributes[name] ?? '0');
  switch (element) {
    case 'path':
      return segmentsOf(attributes['d'] ?? '');
    case 'line':
      return segmentsOf(`M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`);
    case 'polyline':
      return pointsOf(attributes, '');
    case 'polygon':
      return pointsOf(attributes, 'Z');
    case 'circle':
      return ellipse(n('cx'), n('cy'), n('r'), n('r'));
    case 'ellipse':
      return ellipse(n('cx'), n('cy'), n('rx'), n('ry'));
    case 'rect':
      return rectangle(attributes, n('x'), n('y'), n('width'), n('height'));
    default:
      return undefined;
  }
}

function pointsOf({ points = '' }: Attributes, end: string): readonly Segment[] {
  const bare = points.trim();
  return bare === '' ? [] : segmentsOf(`M${bare}${end}`);
}

function ellipse(cx: number, cy: number, rx: number, ry: number): readonly Segment[] {
  if (rx <= 0 || ry <= 0) return [];
  const half = (to: number) => `A${rx} ${ry} 0 0 1 ${to} ${cy}`;
  return segmentsOf(`M${cx - rx} ${cy}${half(cx + rx)}${half(cx - rx)}Z`);
}

function rectangle(
  { rx, ry }: Attributes,
  x: number,
  y: number,
  width: number,
  height: number,
): readonly Segment[] {
  if (width <= 0 || height <= 0) return [];
  const a = Math.min(width / 2, lengthOf(rx ?? ry ?? '0'));
  const b = Math.min(height / 2, lengthOf(ry ?? rx ?? '0'));
  if (a === 0 || b === 0) return segmentsOf(`M${x} ${y}h${width}v${height}h${-width}Z`);
  const corner = (dx: number, dy: number) => `a${a} ${b} 0 0 1 ${dx} ${dy}`;
  return segmentsOf(
    `M${x + a} ${y}h${width - 2 * a}${corner(a, b)}v${height - 2 * b}${corner(-a, b)}h${2 * a - width}${corner(-a, -b)}v${2 * b - height}${corner(a, -b)}Z`,
  );
}

/** User units and pixels, which are the same. */
export function lengthOf(text: string): number {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?:px)?\s*$/i.exec(text);
  if (!match)
    throw logoRefused(
      `This SVG measures in “${text.slice(0, 20)}”, which is not read here. Save it as a PNG.`,
    );
  return Number(match[1]);
}

/** Throws LOGO_REFUSED. */
export function matrixOf(transform: string | undefined): Matrix {
  let matrix = UNMOVED;
  for (const [, name = '', said = ''] of (transform ?? '').matchAll(/([a-z]+)\s*\(([^)]*)\)/gi)) {
    const numbers = said
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const step = MOVES[name]?.(numbers);
    if (!step || numbers.some((number) => !Number.isFinite(number)))
      throw logoRefused('This SVG turns its parts in a way that is not read here. Save it as a PNG.');
    matrix = joined(matrix, step);
  }
  return matrix;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

const MOVES: Readonly<Record<string, (numbers: readonly number[]) => Matrix>> = {
  matrix: ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) => [a, b, c, d, e, f],
  translate: ([x = 0, y = 0]) => [1, 0, 0, 1, x, y],
  scale: ([x = 1, y = x]) => [x, 0, 0, y, 0, 0],
  rotate: ([degrees = 0, x = 0, y = 0]) => {
    const [sin, cos] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))];
    return joined([1, 0, 0, 1, x, y], joined([cos, sin, -sin, cos, 0, 0], [1, 0, 0, 1, -x, -y]));
  },
  skewX: ([degrees = 0]) => [1, 0, Math.tan(radians(degrees)), 1, 0, 0],
  skewY: ([degrees = 0]) => [1, Math.tan(radians(degrees)), 0, 1, 0, 0],
};
