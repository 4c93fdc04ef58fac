/** Sizes and type of the individual card: points, measured on the printed sheet. */

import { INK, MILLIMETRE, type TextStyle } from './canvas.ts';

export const MARGIN = 10 * MILLIMETRE;
/** Boxes are written in with a blunt pencil: never under 7 mm high. */
export const BOX_HEIGHT = 7.05 * MILLIMETRE;

export const STYLE = {
  name: { font: 'bold', size: 20, color: INK.text },
  /** A name that would be smaller on one line stands on two. */
  longName: { font: 'bold', size: 12.5, color: INK.text },
  title: { font: 'bold', size: 15, color: INK.text },
  strong: { font: 'semibold', size: 8.5, color: INK.text },
  body: { font: 'regular', size: 8.5, color: INK.text },
  label: { font: 'regular', size: 8, color: INK.quiet },
  exercise: { font: 'semibold', size: 10, color: INK.text },
  cue: { font: 'regular', size: 8, color: INK.quiet },
  target: { font: 'bold', size: 9.5, color: INK.text },
  code: { font: 'bold', size: 8, color: INK.text },
  heading: { font: 'semibold', size: 8.5, color: INK.text },
  sheet: { font: 'bold', size: 11, color: INK.text },
  /** For sheets with room: an exercise, and what is asked. */
  lift: { font: 'bold', size: 13, color: INK.text },
  ask: { font: 'bold', size: 13, color: INK.text },
} as const satisfies Record<string, TextStyle>;

export const LINE = { small: 9.5, target: 11, strip: 12.2 } as const;
export const PAD = 5;
export const HEADER_HEIGHT = 41;
export const FOOTER_HEIGHT = 35;
export const BLOCK_HEADING = 14;
/** What is left blank in a line of text, long enough to write a load in. */
export const BLANK = '________';

/** Height of a line of text in points: one with a blank has the height of a box over it. */
export function heightOfLine(text: string, usual: number): number {
  return text.includes(BLANK) ? Math.max(usual, BOX_HEIGHT + BLANK_DEPTH) : usual;
}

/** From the baseline to the foot of a blank. */
export const BLANK_DEPTH = 2;

/** Baseline of a row’s first line, and the air under its boxes. */
export const ROW_BASELINE = 9.5;
export const ROW_FOOT = 2;
