/** What stands inside a row of the card: the named exercise, the week's target, its set boxes, the fields after a session. */

import type { Canvas, TextStyle } from './canvas.ts';
import type { CardRow, CardTarget } from './card-model.ts';
import { BOX_HEIGHT, heightOfLine, LINE, PAD, ROW_BASELINE, STYLE } from './card-style.ts';
import { setBoxes } from './set-boxes.ts';

/** Between a target’s baseline and its boxes. */
export const BOX_AIR = 2.7;

export interface Columns {
  readonly id: number;
  readonly exercise: number;
  readonly tempo: number;
  readonly rest: number;
  readonly firstWeek: number;
  readonly weekWidth: number;
}

/** A field after the session: its label and the least width it is given; the last of a line takes what is left over. */
export interface Field {
  readonly label: string;
  readonly width: number;
  readonly grows?: boolean;
}

/** The fields after a session, in one line where the week is wide enough and in two where it is not. */
export function fieldLines(columns: Columns): readonly (readonly Field[])[] {
  const usable = columns.weekWidth - 2 * PAD;
  const where: Field = { label: 'Where sore', width: 44, grows: true };
  const initials: Field = { label: 'Initials', width: 28 };
  if (usable < 205) {
    const numbers: Field[] = [
      { label: 'RPE', width: 22 },
      { label: 'Weight', width: 31 },
      { label: 'Sleep', width: 26 },
      { label: 'Sore', width: 24 },
    ];
    return [numbers.map((field) => ({ ...field, grows: true })), [where, initials]];
  }
  const weight = usable < 228 ? { label: 'Body wt', width: 32 } : { label: 'Bodyweight', width: 46 };
  return [
    [
      { label: 'RPE', width: 22 },
      weight,
      { label: 'Sleep 1–5', width: 39 },
      { label: 'Sore 1–5', width: 36 },
      where,
      initials,
    ],
  ];
}

export const FIELD_HEIGHT = LINE.small + BOX_HEIGHT + 1.5;

export function fieldsHeight(columns: Columns): number {
  return fieldLines(columns).length * FIELD_HEIGHT + PAD;
}

/** `25 + 10 | 20 per side`: said once where it holds for all; an empty bar has no sides to load. */
export function platesText({ plates }: CardTarget): string {
  const loaded = plates.every((side) => side.endsWith(PER_SIDE));
  if (plates.length === 0 || !loaded) return plates.join(' | ');
  return `${plates.map((side) => side.slice(0, -PER_SIDE.length)).join(' | ')}${PER_SIDE}`;
}

const PER_SIDE = ' per side';

/** A name on one line where it fits, else whole in smaller lines: a name that is cut may be somebody else's. */
export function nameLines(
  name: string,
  width: number,
  canvas: Canvas,
): { readonly lines: readonly string[]; readonly style: TextStyle } {
  if (canvas.widthOf(name, STYLE.exercise) <= width) return { lines: [name], style: STYLE.exercise };
  return { lines: canvas.wrap(name, STYLE.strong, width), style: STYLE.strong };
}

/** A target in lines of its own: too long for one, each set group starts its own. */
export function targetTextLines(
  { text }: Pick<CardTarget, 'text'>,
  style: TextStyle,
  width: number,
  canvas: Canvas,
): readonly string[] {
  const whole = canvas.widthOf(text, style) <= width ? [text] : text.split(/(?<=,) /);
  return whole.flatMap((part) => canvas.wrap(part, style, width));
}

/** Plates on one line where they fit, else those of each set group on their own: plates that are cut cannot be loaded. */
export function plateLines(
  target: CardTarget,
  style: TextStyle,
  width: number,
  canvas: Canvas,
): readonly string[] {
  const whole = platesText(target);
  if (whole === '') return [];
  if (canvas.widthOf(whole, style) <= width) return [whole];
  return target.plates.flatMap((part) => canvas.wrap(part, style, width));
}

/** Target lines of one week's cell, with the height of a box over blanks where it is `roomy`; plates stand beside the last line where there is room, else on lines of their own. */
export function targetLines(target: CardTarget, weekWidth: number, roomy: boolean, canvas: Canvas) {
  const usable = weekWidth - 2 * PAD;
  const lines = targetTextLines(target, STYLE.target, usable, canvas);
  const plates = plateLines(target, STYLE.label, usable, canvas);
  const [first, ...others] = plates;
  const last = canvas.widthOf(lines.at(-1) ?? '', STYLE.target) + 12;
  const beside =
    first !== undefined && others.length === 0 && last + canvas.widthOf(first, STYLE.label) <= usable;
  // From the row’s own first baseline.
  let drop = 0;
  const heightOf = (line: string, usual: number) => (roomy ? heightOfLine(line, usual) : usual);
  const drops = lines.map((line, place) => {
    drop += place === 0 ? heightOf(line, ROW_BASELINE) - ROW_BASELINE : heightOf(line, LINE.target);
    return drop;
  });
  return { lines, drops, plates, beside };
}

/** How a row names its exercise: the note beside the name where there is room, else first below it. */
export interface NameCell {
  readonly nameWidth: number;
  /** A name that is cut may be another exercise's. */
  readonly name: ReturnType<Canvas['wrapTooWide']>;
  /** From the row’s first baseline to the last line of the name. */
  readonly nameHeight: number;
  readonly beside: string;
  readonly under: readonly string[];
}

export function nameCell(row: CardRow, columns: Columns, canvas: Canvas): NameCell {
  const width = nameEnd(columns) - columns.exercise;
  const nameWidth = row.code ? width - codeWidth(row.code, canvas) - 4 : width;
  const name = canvas.wrapTooWide(row.exercise, STYLE.exercise, nameWidth);
  const nameHeight = (name.lines.length - 1) * LINE.target;
  const note = row.note ?? '';
  const fits =
    name.lines.length === 1 &&
    canvas.widthOf(row.exercise, STYLE.exercise) + NOTE_GAP + canvas.widthOf(note, STYLE.body) <= nameWidth;
  const under = [row.cues[0] ?? '', row.reckoning ?? '', row.last ?? ''].flatMap((text) =>
    canvas.wrap(text, STYLE.cue, width),
  );
  return {
    nameWidth,
    name,
    nameHeight,
    beside: fits ? note : '',
    under: fits || note === '' ? under : [note, ...under],
  };
}

export const NOTE_GAP = 5;

export function nameEnd(columns: Columns): number {
  return columns.tempo - PAD - 3;
}

/** Width of a framed modification code. */
export function codeWidth(code: string, canvas: Canvas): number {
  return canvas.widthOf(code, STYLE.code) + 6;
}

/** Lines of boxes the fullest week of a row needs. */
export function boxLines(row: CardRow, columns: Columns): number {
  return Math.max(
    1,
    ...row.targets.map((target) => (setBoxes(target, row.perSide, columns.weekWidth).at(-1)?.line ?? 0) + 1),
  );
}
