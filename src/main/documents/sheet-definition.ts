/**
 * How a sheet is described: the part of pdfmake's document definition that our sheets keep to.
 *
 * Everything stands at a fixed place, measured in points from the page's upper left corner, so pdfmake has nothing to
 * lay out and a definition can also be drawn directly (`draw-definition.ts`) with the same output. Whoever adds a
 * field here adds it to the drawer too; the test that renders both ways and compares pixels says if they part.
 *
 * | node                                    | what it draws                                                  |
 * |-----------------------------------------|----------------------------------------------------------------|
 * | `{ stack, pageOrientation, pageBreak }`  | one side of paper; all but a document's first break the page    |
 * | `{ text, font, fontSize, color, … }`    | one line that never wraps; runs differ in their figures only;   |
 * |                                         | with `outline` it is where a bookmark of the packet leads       |
 * | `{ canvas: [line, rect, path] }`        | hairlines, frames (`lineColor`) and areas (`color`)             |
 * | `{ image, width, height }`              | a picture named in `images`, a data URL                         |
 *
 * pdfmake writes into a definition while it works, so the types are mutable, a definition serves once, and the
 * functions that make one return a fresh one each time.
 */

import type { FontWeight } from './fonts.ts';

interface Position {
  x: number;
  y: number;
}

/** Figures of one width. */
export type FontFeatures = ['tnum'];

export interface TextRun {
  text: string;
  fontFeatures?: FontFeatures;
}

export interface SheetText {
  text: TextRun[];
  font: FontWeight;
  fontSize: number;
  color: string;
  noWrap: true;
  /** Left end of the line, and its baseline less the font's ascent. */
  absolutePosition: Position;
  outline?: true;
  /** What the bookmark is called. */
  outlineText?: string;
}

export type SheetShape =
  | { type: 'line'; x1: number; y1: number; x2: number; y2: number; lineWidth: number; lineColor: string }
  | { type: 'rect'; x: number; y: number; w: number; h: number; lineWidth: number; lineColor: string }
  | { type: 'rect'; x: number; y: number; w: number; h: number; color: string }
  | { type: 'path'; d: string; color: string }
  | {
      type: 'path';
      d: string;
      lineWidth: number;
      lineColor: string;
      lineCap?: 'round';
      lineJoin?: 'round';
    };

export interface SheetShapes {
  canvas: SheetShape[];
  absolutePosition: Position;
}

export interface SheetPicture {
  image: string;
  width: number;
  height: number;
  absolutePosition: Position;
}

export type Orientation = 'portrait' | 'landscape';

export type SheetNode = SheetText | SheetShapes | SheetPicture;

/** Tables and their rows hold cells; all others hold what is drawn. An artifact is passed over by whoever listens. */
export type Holder = 'Table' | 'TR';
export type Role = 'H1' | 'H2' | 'P' | 'TH' | 'TD' | 'Figure' | 'Artifact';

/** Begins before the node of this place in the stack, or ends there what began last. */
export type SheetTag =
  | { readonly at: number; readonly role: Holder | Role; readonly alt?: string }
  | { readonly at: number; readonly ends: true };

/** One printed side; later nodes lie over earlier ones. */
export interface SheetSide {
  stack: SheetNode[];
  /** What the nodes are to somebody who hears the sheet; pdfmake leaves it aside. */
  structure: SheetTag[];
  pageOrientation: Orientation;
  pageBreak?: 'before';
}

/** The sides of one sheet and the pictures they name. */
export interface SheetPart {
  content: SheetSide[];
  /** Data URLs; a name stands for the same picture in every part. */
  images: Record<string, string>;
}

export interface SheetDefinition extends SheetPart {
  version: '1.7';
  language: string;
  displayTitle: true;
  info: { title: string; creator: string; producer: string; creationDate: Date; modDate: Date };
  pageSize: { width: number; height: number };
  pageOrientation: Orientation;
  pageMargins: 0;
}

export interface DocumentOptions {
  /** Shown by viewers in place of the file's name; never a person's name. */
  readonly title: string;
  /** Upright, in points. */
  readonly size: readonly [width: number, height: number];
  /** The moment of printing: creation date and file id follow from it. */
  readonly printedAt: Date;
}

/** Makes one PDF of the sheets it is given, in order; used once. */
export interface SheetPrinter {
  add(part: SheetPart): Promise<void>;
  finish(): Promise<Uint8Array>;
}

/** One document of several sheets, one after the other, each side on a page of its own. Takes the parts over. */
export function documentOf(
  parts: readonly SheetPart[],
  { title, size, printedAt }: DocumentOptions,
): SheetDefinition {
  const [width, height] = size;
  const sides = parts.flatMap((part) => part.content);
  return {
    version: '1.7',
    language: 'en',
    displayTitle: true,
    info: {
      title,
      creator: 'Rackside',
      producer: 'Rackside',
      creationDate: printedAt,
      modDate: printedAt,
    },
    pageSize: { width, height },
    pageOrientation: sides[0]?.pageOrientation ?? 'portrait',
    pageMargins: 0,
    images: Object.assign({}, ...parts.map((part) => part.images)),
    content: sides.map((side, index) => (index === 0 ? side : { ...side, pageBreak: 'before' })),
  };
}
