/**
 * A page to draw on: text that never leaves its width, hairlines, boxes. All lengths are points (1/72 inch).
 *
 * Drawing makes nodes of a pdfmake definition, at fixed places; `finish` hands them over.
 */

import { createHash } from 'node:crypto';
import type { LogoDrawing } from '../facility/logo/logo.ts';
import { moved } from '../facility/logo/svg-path.ts';
import type { Look } from '../facility/look.ts';
import { type FontWeight, onPaper } from './fonts.ts';
import { type Ruler, runsOf } from './ruler.ts';
import type {
  Holder,
  Orientation,
  Role,
  SheetNode,
  SheetPart,
  SheetShape,
  SheetSide,
  SheetTag,
} from './sheet-definition.ts';

export interface TextStyle {
  readonly font: FontWeight;
  readonly size: number;
  readonly color: string;
}

export const MILLIMETRE = 72 / 25.4;

/** Greys that stay apart on a photocopier. */
export const INK = {
  text: '#111111',
  quiet: '#4a4a4a',
  box: '#333333',
  line: '#9a9a9a',
  faint: '#b8b8b8',
  tint: '#efefef',
} as const;

/** Pale enough to read and write over, dark enough for a photocopy of it. */
const WATERMARK = { font: 'bold', color: '#e2e2e2' } as const;

/** No text on paper is smaller. */
const SMALLEST_TEXT = 8;

/** What is one letter to the eye. */
const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Lines break at spaces, but never within `2 × 8`, `@ 102.5`, `70 %` or `→ 97.5`. */
const BREAK = /(?<![×@=→]) (?![×=%])/;

export class Canvas {
  readonly look: Look;
  readonly #ruler: Ruler;
  readonly #watermark: string | undefined;
  readonly #sides: SheetSide[] = [];
  readonly #images: Record<string, string> = {};
  #nodes: SheetNode[] = [];
  #structure: SheetTag[] = [];
  /** The next shape may join the last one: both belong to the same. */
  #joins = false;
  #bookmark: string | undefined;
  /** Cues, labels and targets come back on every page. */
  readonly #wrapped = new Map<string, readonly string[]>();

  /** `watermark` stands under everything on every side. */
  constructor(ruler: Ruler, look: Look, watermark?: string) {
    this.#ruler = ruler;
    this.look = look;
    this.#watermark = watermark;
  }

  /** What was drawn; the canvas is used up. */
  finish(): SheetPart {
    return { content: this.#sides, images: this.#images };
  }

  /** Turns to a new side of paper, `size` as it is held. */
  page({
    orientation,
    size: [width, height],
  }: {
    orientation: Orientation;
    size: readonly [number, number];
  }): void {
    this.#nodes = [];
    this.#structure = [];
    this.#joins = false;
    this.#sides.push({ stack: this.#nodes, structure: this.#structure, pageOrientation: orientation });
    if (this.#watermark === undefined) return;
    const room = width - 160;
    const size = Math.floor((40 * room) / this.widthOf(this.#watermark, { ...WATERMARK, size: 40 }));
    for (const share of [0.3, 0.55, 0.8])
      this.as('Artifact', () =>
        this.text(this.#watermark ?? '', 80, height * share, { ...WATERMARK, size }, room, 'center'),
      );
  }

  /** Whatever `draw` draws is this to somebody who hears the sheet; `alt` says in words what a figure shows. */
  as<T>(role: Holder | Role, draw: () => T, alt?: string): T {
    this.#structure.push({ at: this.#nodes.length, role, ...(alt !== undefined && { alt }) });
    this.#joins = false;
    const drawn = draw();
    this.#structure.push({ at: this.#nodes.length, ends: true });
    this.#joins = false;
    return drawn;
  }

  /** The next text is where a bookmark of this name leads. */
  bookmark(name: string): void {
    this.#bookmark = onPaper(name);
  }

  widthOf(text: string, style: TextStyle): number {
    return this.#ruler.widthOf(text, style.font, style.size);
  }

  /** One line with its baseline at `y`. Text that is wider than `width` is set smaller, and cut with … only at 8 pt. */
  text(
    text: string,
    x: number,
    y: number,
    style: TextStyle,
    width = Infinity,
    align: 'left' | 'right' | 'center' = 'left',
  ): void {
    // pdfmake drops spaces at both ends of a line.
    const bare = onPaper(text).trim();
    if (bare === '') return;
    const fitted = this.#fit(bare, style, width);
    const left =
      align === 'left' ? x : align === 'right' ? x + width - fitted.width : x + (width - fitted.width) / 2;
    this.#nodes.push({
      text: runsOf(fitted.text),
      font: style.font,
      fontSize: fitted.size,
      color: style.color,
      noWrap: true,
      absolutePosition: { x: left, y: y - this.#ruler.ascentOf(style.font, fitted.size) },
      ...(this.#bookmark !== undefined && { outline: true, outlineText: this.#bookmark }),
    });
    this.#bookmark = undefined;
  }

  /**
   * The lines a text breaks into. A single word that is too wide breaks after its hyphens, and without any where the
   * line ends: nothing is cut.
   */
  wrap(text: string, style: TextStyle, width: number): readonly string[] {
    if (text === '') return [];
    const key = `${style.font} ${style.size} ${width} ${text}`;
    const known = this.#wrapped.get(key);
    if (known) return known;
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(BREAK)) {
      const parts = this.widthOf(word, style) > width ? this.#broken(word, style, width) : [word];
      for (const [place, part] of parts.entries()) {
        const longer = line === '' ? part : place > 0 ? line + part : `${line} ${part}`;
        if (line !== '' && this.widthOf(longer, style) > width) {
          lines.push(line);
          line = part;
        } else {
          line = longer;
        }
      }
    }
    lines.push(line);
    this.#wrapped.set(key, lines);
    return lines;
  }

  #broken(word: string, style: TextStyle, width: number): readonly string[] {
    return word.split(/(?<=-)/).flatMap((part) => {
      const pieces: string[] = [];
      let piece = '';
      for (const { segment } of GRAPHEMES.segment(part)) {
        if (piece !== '' && this.widthOf(piece + segment, style) > width) {
          pieces.push(piece);
          piece = '';
        }
        piece += segment;
      }
      return [...pieces, piece];
    });
  }

  /** One line where the text fits it, set smaller if need be; else as many as it breaks into at the smallest size. */
  wrapTooWide(
    text: string,
    style: TextStyle,
    width: number,
  ): { readonly lines: readonly string[]; readonly style: TextStyle } {
    const smallest = { ...style, size: SMALLEST_TEXT };
    if (this.widthOf(text, smallest) <= width) return { lines: [text], style };
    const smaller = { ...style, size: Math.min(style.size, SMALLEST_TEXT + 1) };
    return { lines: this.wrap(text, smaller, width), style: smaller };
  }

  line(x1: number, y1: number, x2: number, y2: number, weight = 0.5, color: string = INK.line): void {
    this.#shape({ type: 'line', x1, y1, x2, y2, lineWidth: weight, lineColor: color });
  }

  box(x: number, y: number, width: number, height: number, weight = 0.75, color: string = INK.box): void {
    this.#shape({ type: 'rect', x, y, w: width, h: height, lineWidth: weight, lineColor: color });
  }

  fill(x: number, y: number, width: number, height: number, color: string = INK.tint): void {
    this.#shape({ type: 'rect', x, y, w: width, h: height, color });
  }

  /** Width of the facility's logo in a frame that it may not leave; 0 where there is none. */
  logoWidth(width: number, height: number): number {
    const { logo } = this.look;
    return logo ? logo.width * Math.min(width / logo.width, height / logo.height) : 0;
  }

  /** The facility's logo, if there is one, in a frame that it may not leave, its own proportions kept. */
  logo(x: number, y: number, width: number, height: number): void {
    const { logo } = this.look;
    if (!logo) return;
    const w = this.logoWidth(width, height);
    const scale = w / logo.width;
    const h = logo.height * scale;
    if (logo.kind === 'drawing') for (const shape of placed(logo, x, y, scale)) this.#shape({ ...shape });
    else {
      const name = createHash('sha256').update(logo.png).digest('hex');
      this.#images[name] ??= `data:image/png;base64,${Buffer.from(logo.png).toString('base64')}`;
      this.#nodes.push({ image: name, width: w, height: h, absolutePosition: { x, y } });
    }
  }

  /**
   * Black modules of a square code as one path: modules filled one by one show hairlines between them where printers
   * round. pdfmake's own `qr` rounds modules down to whole points, which leaves a third of the footer unused.
   */
  modules(
    x: number,
    y: number,
    size: number,
    count: number,
    isDark: (row: number, column: number) => boolean,
  ): void {
    const step = size / count;
    const at = (value: number) => value.toFixed(3);
    let d = '';
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column < count; column += 1) {
        if (!isDark(row, column)) continue;
        let run = 1;
        while (column + run < count && isDark(row, column + run)) run += 1;
        d += `M${at(x + column * step)} ${at(y + row * step)}h${at(run * step)}v${at(step)}h${at(-run * step)}z`;
        column += run;
      }
    }
    this.path(d, '#000000');
  }

  /** An area in the words of an SVG path. */
  path(d: string, color: string = INK.text): void {
    this.#shape({ type: 'path', d, color });
  }

  #shape(shape: SheetShape): void {
    const last = this.#nodes.at(-1);
    if (this.#joins && last && 'canvas' in last) last.canvas.push(shape);
    else this.#nodes.push({ canvas: [shape], absolutePosition: { x: 0, y: 0 } });
    this.#joins = true;
  }

  #fit(
    text: string,
    style: TextStyle,
    width: number,
  ): { readonly text: string; readonly size: number; readonly width: number } {
    const natural = this.widthOf(text, style);
    if (natural <= width) return { text, size: style.size, width: natural };
    const size = Math.max(SMALLEST_TEXT, Math.floor((style.size * width * 10) / natural) / 10);
    const smaller = { ...style, size };
    const shrunk = this.widthOf(text, smaller);
    if (shrunk <= width) return { text, size, width: shrunk };
    const cut = this.cut(text, smaller, width);
    return { text: cut, size, width: this.widthOf(cut, smaller) };
  }

  /** As much of a text as fits, with … where something is missing. */
  cut(text: string, style: TextStyle, width: number): string {
    if (this.widthOf(text, style) <= width) return text;
    let kept = text;
    while (kept.length > 1 && this.widthOf(`${kept}…`, style) > width) kept = kept.slice(0, -1).trimEnd();
    return `${kept}…`;
  }
}

interface PlacedLogo {
  readonly at: string;
  readonly shapes: readonly SheetShape[];
}

/** Every page of a packet shows the logo at the same place. */
const placedLogos = new WeakMap<LogoDrawing, PlacedLogo>();

function placed(logo: LogoDrawing, x: number, y: number, scale: number): readonly SheetShape[] {
  const at = `${x} ${y} ${scale}`;
  const known = placedLogos.get(logo);
  if (known?.at === at) return known.shapes;
  const shapes = logo.shapes.map(({ segments, color, stroke, round }): SheetShape => {
    const d = moved(segments, [scale, 0, 0, scale, x, y])
      .map(([command, ...places]) => `${command}${places.map((place) => place.toFixed(3)).join(' ')}`)
      .join('');
    if (stroke === undefined) return { type: 'path', d, color };
    const line = { type: 'path' as const, d, lineWidth: stroke * scale, lineColor: color };
    return round ? { ...line, lineCap: 'round', lineJoin: 'round' } : line;
  });
  placedLogos.set(logo, { at, shapes });
  return shapes;
}
