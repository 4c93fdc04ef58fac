/**
 * Areas that are meant by the even-odd rule, turned so that the usual rule fills the same: rings run the other way
 * round for each area they lie in. pdfmake knows the usual rule alone.
 */

import type { Segment } from './svg-path.ts';

type Point = readonly [x: number, y: number];

/** True for areas that lie beside or within each other; edges that cross are beyond it. */
export function turned(segments: readonly Segment[]): Segment[] {
  const rings = ringsOf(segments).map((ring) => ({ ring, points: ring.map(endOf) }));
  return rings.flatMap(({ ring, points }, place) => {
    const [probe] = points;
    if (!probe) return [];
    const depth = rings.filter((other, index) => index !== place && holds(other.points, probe)).length;
    const clockwise = areaOf(points) > 0;
    return clockwise === (depth % 2 === 0) ? ring : reversed(ring);
  });
}

/** Each begins with a move; the close is put back where they are joined. */
function ringsOf(segments: readonly Segment[]): Segment[][] {
  const rings: Segment[][] = [];
  for (const segment of segments) {
    if (segment[0] === 'M') rings.push([segment]);
    else rings.at(-1)?.push(segment);
  }
  return rings.map((ring) => ring.filter(([command]) => command !== 'Z')).map((ring) => [...ring, ['Z']]);
}

function endOf(segment: Segment): Point {
  return segment[0] === 'Z' ? [Number.NaN, Number.NaN] : [segment.at(-2) as number, segment.at(-1) as number];
}

/** Twice the area; positive where it runs clockwise on paper. */
function areaOf(points: readonly Point[]): number {
  const round = points.filter(([x]) => !Number.isNaN(x));
  return round.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = round[(index + 1) % round.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function holds(points: readonly Point[], [x, y]: Point): boolean {
  const round = points.filter(([px]) => !Number.isNaN(px));
  let inside = false;
  for (const [index, [ax, ay]] of round.entries()) {
    const [bx, by] = round[(index + 1) % round.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function reversed(ring: readonly Segment[]): Segment[] {
  const drawn = ring.filter(([command]) => command !== 'Z');
  const last = drawn.at(-1);
  if (!last) return [];
  const back: Segment[] = [['M', ...endOf(last)]];
  for (let place = drawn.length - 1; place > 0; place -= 1) {
    const segment = drawn[place];
    const to = endOf(drawn[place - 1] as Segment);
    if (segment?.[0] === 'C') back.push(['C', segment[3], segment[4], segment[1], segment[2], ...to]);
    else back.push(['L', ...to]);
  }
  return [...back, ['Z']];
}
