/**
 * An SVG as a logo: its areas and lines, and nothing else. What was read is kept, never the file, so that no script,
 * link, font or foreign content can reach a screen or a sheet. Anything that would look otherwise is refused.
 */

import { SaxesParser } from 'saxes';
import { turned } from './even-odd.ts';
import type { LogoDrawing, LogoShape } from './logo.ts';
import { logoRefused } from './refused.ts';
import { joined, type Matrix, moved, type Segment, UNMOVED } from './svg-path.ts';
import { type Attributes, matrixOf, shapeOf } from './svg-shapes.ts';
import { type Classes, classesOf, type Paint, paintOf, UNPAINTED } from './svg-style.ts';

const MOST_CHARACTERS = 512 * 1024;
const MOST_ELEMENTS = 5000;
const MOST_DEPTH = 60;
/** It is drawn on every page of a packet. */
const MOST_SEGMENTS = 3000;

interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: Element[];
  text: string;
}

/** Throws LOGO_REFUSED. */
export function readSvg(text: string): LogoDrawing {
  if (text.length > MOST_CHARACTERS) throw logoRefused('This SVG is larger than 512 kB. Save it as a PNG.');
  const root = treeOf(text);
  if (root?.name !== 'svg')
    throw logoRefused('This file is neither a PNG nor an SVG picture, whatever its name says.');
  const classes = classesOf(styleIn(root));
  const shapes: LogoShape[] = [];
  collect(root, { paint: UNPAINTED, matrix: UNMOVED, classes }, shapes);
  const segments = shapes.reduce((sum, shape) => sum + shape.segments.length, 0);
  if (segments === 0) throw logoRefused('Nothing can be seen in this SVG.');
  if (segments > MOST_SEGMENTS)
    throw logoRefused(`This SVG is drawn with more than ${MOST_SEGMENTS} lines. Save it as a PNG.`);
  return framed(shapes);
}

function treeOf(text: string): Element | undefined {
  const parser = new SaxesParser();
  const open: Element[] = [];
  let root: Element | undefined;
  let count = 0;
  parser.on('error', (error) => {
    throw logoRefused('This SVG is damaged: it cannot be read to the end.', error);
  });
  // Names that stand for other text can stand for a whole disk of it.
  parser.on('doctype', (said) => {
    if (said.includes('[') || /ENTITY/i.test(said))
      throw logoRefused(
        'This SVG defines names for other text, which is not read here. Save it as a plain SVG.',
      );
  });
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (count > MOST_ELEMENTS || open.length >= MOST_DEPTH)
      throw logoRefused('This SVG has too many parts. Save it as a PNG.');
    const element = { name: bareName(name), attributes: attributes as Attributes, children: [], text: '' };
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const [here] = open.slice(-1);
    if (here) here.text += part;
  });
  parser.on('cdata', (part) => {
    const [here] = open.slice(-1);
    if (here) here.text += part;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root;
}

/** `svg:path` → `path`; a name of another language, such as that of a drawing program, keeps its prefix. */
function bareName(name: string): string {
  return name.replace(/^svg:/, '');
}

function styleIn({ name, text, children }: Element): string {
  return name === 'style' ? text : children.map(styleIn).join('\n');
}

interface Above {
  readonly paint: Paint;
  readonly matrix: Matrix;
  readonly classes: Classes;
}

/** Seen by nobody, or read elsewhere. */
const SILENT = new Set(['title', 'desc', 'metadata', 'defs', 'style']);
const GROUPS = new Set(['svg', 'g']);

/** What is refused by name; anything else that is unknown is refused in general. */
const FOREIGN: Readonly<Record<string, string>> = {
  script: 'This SVG carries a script, which has no place in a logo.',
  foreignObject: 'This SVG carries a piece of a web page, which cannot be printed. Save it as a PNG.',
  image: 'This SVG carries or links to another picture. Save it as a PNG.',
  use: 'This SVG repeats its parts by reference, which is not read here. Save it as a PNG.',
  text: 'This SVG has text in it. Turn the text into outlines, or save it as a PNG.',
};

function collect(element: Element, above: Above, into: LogoShape[]): void {
  const { name, attributes, children } = element;
  // Another language than SVG: what drawing programs keep for themselves.
  if (SILENT.has(name) || (name.includes(':') && name !== 'xlink:href')) {
    refuseWithin(element);
    return;
  }
  refuseActive(attributes);
  const paint = paintOf(attributes, above.paint, above.classes);
  const matrix = joined(above.matrix, matrixOf(attributes['transform']));
  if (GROUPS.has(name)) {
    for (const child of children) collect(child, { ...above, paint, matrix }, into);
    return;
  }
  const segments = shapeOf(name, attributes);
  if (!segments)
    throw logoRefused(
      FOREIGN[name] ??
        `This SVG has a part that is not read here (“${name.slice(0, 20)}”). Save it as a PNG.`,
    );
  if (paint.hidden || segments.length === 0) return;
  into.push(...painted(moved(segments, matrix), paint, matrix));
}

/** Nothing of it is drawn, but a script in it says what kind of file this is. */
function refuseWithin({ name, attributes, children }: Element): void {
  if (name === 'script' || name === 'foreignObject') throw logoRefused(FOREIGN[name] ?? '');
  refuseActive(attributes);
  for (const child of children) refuseWithin(child);
}

function refuseActive(attributes: Attributes): void {
  if (Object.keys(attributes).some((name) => /^on/i.test(name))) throw logoRefused(FOREIGN['script'] ?? '');
}

function painted(segments: readonly Segment[], paint: Paint, [a, b, c, d]: Matrix): LogoShape[] {
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  const shapes: LogoShape[] = [];
  if (paint.fill) shapes.push({ segments: paint.evenOdd ? turned(segments) : segments, color: paint.fill });
  if (paint.stroke && paint.strokeWidth > 0)
    shapes.push({
      segments,
      color: paint.stroke,
      stroke: paint.strokeWidth * scale,
      ...(paint.round && { round: true as const }),
    });
  return shapes;
}

/** Cut to what is drawn, so that no empty margin takes room on paper. */
function framed(shapes: readonly LogoShape[]): LogoDrawing {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { segments, stroke = 0 } of shapes) {
    for (const [, ...places] of segments) {
      for (const [index, value] of places.entries()) {
        if (index % 2 === 0)
          [left, right] = [Math.min(left, value - stroke / 2), Math.max(right, value + stroke / 2)];
        else [top, bottom] = [Math.min(top, value - stroke / 2), Math.max(bottom, value + stroke / 2)];
      }
    }
  }
  const [width, height] = [right - left, bottom - top];
  if (!(width > 0 && height > 0) || !Number.isFinite(width * height))
    throw logoRefused('Nothing can be seen in this SVG.');
  return {
    kind: 'drawing',
    width,
    height,
    shapes: shapes.map((shape) => ({ ...shape, segments: moved(shape.segments, [1, 0, 0, 1, -left, -top]) })),
  };
}
