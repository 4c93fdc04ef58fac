/** The path language of SVG, reduced to four absolute commands: move, line, curve, close. */

import { logoRefused } from './refused.ts';

export type Segment =
  | readonly ['M' | 'L', x: number, y: number]
  | readonly ['C', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['Z'];

/** SVG’s six: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function joined(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function moved(segments: readonly Segment[], [a, b, c, d, e, f]: Matrix): Segment[] {
  return segments.map(([command, ...places]) => {
    const there = places.map((value, index) => {
      const [x, y] = index % 2 === 0 ? [value, places[index + 1] ?? 0] : [places[index - 1] ?? 0, value];
      return index % 2 === 0 ? a * x + c * y + e : b * x + d * y + f;
    });
    return [command, ...there] as unknown as Segment;
  });
}

/** How many numbers each command takes. */
const TAKES: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

/** Throws LOGO_REFUSED where the path is not written as it should be. */
export function segmentsOf(d: string): Segment[] {
  const scan = new Scanner(d);
  const pen = new Pen();
  let command = '';
  while (!scan.ended) {
    const letter = scan.command();
    if (letter) command = letter;
    else if (command === '' || command.toUpperCase() === 'Z') throw unreadable();
    const upper = command.toUpperCase();
    const takes = TAKES[upper];
    if (takes === undefined || (pen.segments.length === 0 && upper !== 'M')) throw unreadable();
    const numbers = Array.from({ length: takes }, (_, place) =>
      // The two flags of an arc may stand without anything between them.
      upper === 'A' && (place === 3 || place === 4) ? scan.flag() : scan.number(),
    );
    pen.draw(upper, numbers, command !== upper);
    // More pairs behind a move are lines.
    if (upper === 'M') command = command === 'M' ? 'L' : 'l';
  }
  return pen.segments;
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.trim();
  }

  get ended(): boolean {
    this.#skip();
    return this.#at >= this.#text.length;
  }

  command(): string | undefined {
    return this.#take(/[a-z]/iy);
  }

  number(): number {
    const found = Number(this.#take(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy) ?? Number.NaN);
    if (!Number.isFinite(found)) throw unreadable();
    return found;
  }

  flag(): number {
    const found = this.#take(/[01]/y);
    if (found === undefined) throw unreadable();
    return Number(found);
  }

  #take(pattern: RegExp): string | undefined {
    this.#skip();
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    this.#at += found?.length ?? 0;
    return found;
  }

  #skip(): void {
    while (/[\s,]/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }
}

interface Control {
  readonly x: number;
  readonly y: number;
  readonly of: 'C' | 'Q';
}

class Pen {
  readonly segments: Segment[] = [];
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** The last control point, which S and T mirror; with the kind of curve it belongs to. */
  #control: Control | undefined;

  draw(command: string, numbers: readonly number[], relative: boolean): void {
    const [dx, dy] = relative ? [this.#x, this.#y] : [0, 0];
    const n = (place: number) => numbers[place] ?? 0;
    const before = this.#control;
    this.#control = undefined;
    switch (command) {
      case 'M':
        this.#startX = n(0) + dx;
        this.#startY = n(1) + dy;
        this.#go(['M', this.#startX, this.#startY]);
        return;
      case 'L':
        this.#go(['L', n(0) + dx, n(1) + dy]);
        return;
      case 'H':
        this.#go(['L', n(0) + dx, this.#y]);
        return;
      case 'V':
        this.#go(['L', this.#x, n(0) + dy]);
        return;
      case 'C':
        this.#cubic(n(0) + dx, n(1) + dy, n(2) + dx, n(3) + dy, n(4) + dx, n(5) + dy);
        return;
      case 'S': {
        const [x1, y1] = this.#mirrored(before, 'C');
        this.#cubic(x1, y1, n(0) + dx, n(1) + dy, n(2) + dx, n(3) + dy);
        return;
      }
      case 'Q':
        this.#quadratic(n(0) + dx, n(1) + dy, n(2) + dx, n(3) + dy);
        return;
      case 'T': {
        const [x1, y1] = this.#mirrored(before, 'Q');
        this.#quadratic(x1, y1, n(0) + dx, n(1) + dy);
        return;
      }
      case 'A':
        this.#arc(n(0), n(1), n(2), n(3) === 1, n(4) === 1, n(5) + dx, n(6) + dy);
        return;
      default:
        this.segments.push(['Z']);
        [this.#x, this.#y] = [this.#startX, this.#startY];
    }
  }

  #go(segment: readonly ['M' | 'L', number, number]): void {
    this.segments.push(segment);
    [, this.#x, this.#y] = segment;
  }

  #mirrored(control: Control | undefined, of: 'C' | 'Q'): readonly [number, number] {
    return control?.of === of ? [2 * this.#x - control.x, 2 * this.#y - control.y] : [this.#x, this.#y];
  }

  #cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.segments.push(['C', x1, y1, x2, y2, x, y]);
    this.#control = { x: x2, y: y2, of: 'C' };
    [this.#x, this.#y] = [x, y];
  }

  #quadratic(cx: number, cy: number, x: number, y: number): void {
    const third = (from: number, to: number) => from + (2 / 3) * (to - from);
    this.#cubic(third(this.#x, cx), third(this.#y, cy), third(x, cx), third(y, cy), x, y);
    this.#control = { x: cx, y: cy, of: 'Q' };
  }

  /** SVG 2, appendix B.2.4: from end points to centre and angles; then a curve for each quarter turn at most. */
  #arc(rx: number, ry: number, turn: number, large: boolean, sweep: boolean, x: number, y: number): void {
    if (rx === 0 || ry === 0) return this.#go(['L', x, y]);
    if (x === this.#x && y === this.#y) return;
    const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
    const [hx, hy] = [(this.#x - x) / 2, (this.#y - y) / 2];
    const [px, py] = [cos * hx + sin * hy, cos * hy - sin * hx];
    const stretch = Math.max(1, Math.sqrt((px / rx) ** 2 + (py / ry) ** 2));
    const [a, b] = [Math.abs(rx) * stretch, Math.abs(ry) * stretch];
    const rest = (a * b) ** 2 - (a * py) ** 2 - (b * px) ** 2;
    const root = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, rest / ((a * py) ** 2 + (b * px) ** 2)));
    const [qx, qy] = [(root * a * py) / b, (-root * b * px) / a];
    const [cx, cy] = [cos * qx - sin * qy + (this.#x + x) / 2, sin * qx + cos * qy + (this.#y + y) / 2];
    const from = Math.atan2((py - qy) / b, (px - qx) / a);
    let swept = Math.atan2((-py - qy) / b, (-px - qx) / a) - from;
    if (sweep && swept < 0) swept += 2 * Math.PI;
    if (!sweep && swept > 0) swept -= 2 * Math.PI;
    const pieces = Math.max(1, Math.ceil(Math.abs(swept) / (Math.PI / 2) - 1e-9));
    const step = swept / pieces;
    const reach = (4 / 3) * Math.tan(step / 4);
    const at = (ux: number, uy: number) =>
      [cx + a * ux * cos - b * uy * sin, cy + a * ux * sin + b * uy * cos] as const;
    for (let piece = 0; piece < pieces; piece += 1) {
      const [one, other] = [from + piece * step, from + (piece + 1) * step];
      const [x1, y1] = at(Math.cos(one) - reach * Math.sin(one), Math.sin(one) + reach * Math.cos(one));
      const [x2, y2] = at(
        Math.cos(other) + reach * Math.sin(other),
        Math.sin(other) - reach * Math.cos(other),
      );
      const end = piece === pieces - 1 ? ([x, y] as const) : at(Math.cos(other), Math.sin(other));
      this.#cubic(x1, y1, x2, y2, ...end);
    }
    this.#control = undefined;
  }
}

function unreadable() {
  return logoRefused('This SVG is damaged: a line in it cannot be read.');
}
