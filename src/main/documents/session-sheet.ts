/** Sheet B, the session sheet: one athlete, one session on an upright page, for beginners: large boxes, cues, one error. */

import { type Canvas, INK, MILLIMETRE, type TextStyle } from './canvas.ts';
import { plateLines, targetTextLines } from './card-cells.ts';
import type { CardModel, CardPage, CardRow } from './card-model.ts';
import { drawStrips, stripsHeight, stripsOf } from './card-strips.ts';
import { heightOfLine, LINE, PAD, STYLE } from './card-style.ts';
import { bookmarkOf, headerOf, titleOf, widestTitle } from './individual-card.ts';
import { boxesHeight, boxLineTop, drawSetBox, type SetBox, setBoxes } from './set-boxes.ts';
import type { SheetPart } from './sheet-definition.ts';
import {
  codeOf,
  drawFooter,
  drawHeader,
  type Frame,
  frameOf,
  frameUnder,
  type Paper,
} from './sheet-frame.ts';

const BOX = { least: 10 * MILLIMETRE, most: 15 * MILLIMETRE };
const BOXES = { narrowest: 44, widest: 60 };
const FIELD = { label: 10, height: 9 * MILLIMETRE, gap: 5 };
/** What is said of the lift stands left, what is written right. */
const SAID_WIDTH = 196;
const HEAD = 32;
const FOOT = 9;
/** Most air that a lift is given where the page has it. */
const MOST_AIR = 26;

export function sessionSheet(model: CardModel, paper: Paper, canvas: Canvas): SheetPart {
  const frame = frameUnder(headerOf(model, widestTitle(model)), frameOf(paper, 'portrait'), canvas);
  const sides = model.pages.flatMap((page) => layOut(model, page, frame, canvas));
  const code = codeOf(model);
  for (const [index, { page, rows, boxHeight, air, last }] of sides.entries()) {
    canvas.page(frame);
    if (index === 0) canvas.bookmark(bookmarkOf(model, model.blank ? 'session sheet' : titleOf(page)));
    drawHeader(headerOf(model, titleOf(page)), frame, canvas);
    const strips = stripsOf(model, page.warmUp, frame.width, canvas);
    let y = drawStrips(strips, frame.top, frame, canvas);
    for (const row of rows) {
      drawLift(row, boxHeight, y, frame, canvas);
      y += heightOf(row, boxHeight) + air;
    }
    if (last) drawFields(frame.bottom - FIELDS_HEIGHT, frame, canvas);
    const number = `Page ${index + 1} of ${sides.length}`;
    drawFooter({ sheet: model, code, page: number, remarks: page.remarks }, frame, canvas);
  }
  return canvas.finish();
}

interface Lift {
  readonly row: CardRow;
  readonly name: ReturnType<Canvas['wrapTooWide']>;
  readonly nameWidth: number;
  /** Beside the name where there is room; else under it, whole: a target that is cut is another target. */
  readonly asked: { readonly lines: readonly string[]; readonly beside: boolean };
  readonly facts: readonly string[];
  readonly plates: readonly string[];
  /** The coach’s note, over the whole width. */
  readonly remark: readonly string[];
  readonly said: readonly { readonly text: string; readonly style: TextStyle }[];
  readonly boxes: readonly SetBox[];
  readonly boxLines: number;
}

interface Side {
  readonly page: CardPage;
  readonly rows: readonly Lift[];
  readonly boxHeight: number;
  readonly air: number;
  /** The fields after the session stand on it. */
  readonly last: boolean;
}

function layOut(model: CardModel, page: CardPage, frame: Frame, canvas: Canvas): Side[] {
  const room = frame.bottom - frame.top - stripsHeight(stripsOf(model, page.warmUp, frame.width, canvas));
  const lifts = page.blocks.flatMap((block) => block.rows.map((row) => liftOf(row, frame, canvas)));
  const sides: Lift[][] = [[]];
  let used = 0;
  for (const [index, lift] of lifts.entries()) {
    const height = heightOf(lift, BOX.least);
    const closing = index === lifts.length - 1 ? FIELDS_HEIGHT : 0;
    if (used + height + closing > room && used > 0) {
      sides.push([]);
      used = 0;
    }
    sides.at(-1)?.push(lift);
    used += height;
  }
  return sides.map((rows, index) => {
    const last = index === sides.length - 1;
    const space = room - (last ? FIELDS_HEIGHT : 0);
    const spare = space - rows.reduce((sum, row) => sum + heightOf(row, BOX.least), 0);
    const lines = rows.reduce((sum, row) => sum + row.boxLines, 0);
    const grown = Math.max(0, Math.min(BOX.most - BOX.least, spare / Math.max(1, lines)));
    const boxHeight = BOX.least + grown;
    const left = space - rows.reduce((sum, row) => sum + heightOf(row, boxHeight), 0);
    return {
      page,
      rows,
      boxHeight,
      air: Math.max(0, Math.min(MOST_AIR, left / Math.max(1, rows.length))),
      last,
    };
  });
}

function liftOf(row: CardRow, { width }: Frame, canvas: Canvas): Lift {
  const wrapped = (text: string, style: TextStyle) =>
    canvas.wrap(text, style, SAID_WIDTH - PAD).map((line) => ({ text: line, style }));
  const [target] = row.targets;
  const plates = target ? plateLines(target, STYLE.body, width * 0.6, canvas) : [];
  const platesWidth = Math.max(0, ...plates.map((line) => canvas.widthOf(line, STYLE.body) + 1));
  const tag = row.group ? `${row.id} · ${row.group.tag}` : row.id;
  const told = [tag, row.group?.says, row.remark ? '' : row.note, row.tempo, row.rest && `rest ${row.rest}`];
  const said = [
    ...row.cues.slice(0, 3).flatMap((cue) => wrapped(`– ${cue}`, STYLE.body)),
    ...(row.watch ? wrapped(`Watch: ${row.watch}`, STYLE.strong) : []),
    ...(row.reckoning ? wrapped(row.reckoning, STYLE.label) : []),
  ];
  const boxes = target ? setBoxes(target, row.perSide, width - SAID_WIDTH + PAD, BOXES) : [];
  const text = target?.text ?? '';
  const asked = canvas.widthOf(text, STYLE.ask);
  const beside = asked <= width * 0.52;
  const nameWidth =
    width - (beside ? asked + 12 : 0) - (row.code ? canvas.widthOf(row.code, STYLE.code) + 14 : 0);
  return {
    row,
    name: canvas.wrapTooWide(row.exercise, STYLE.lift, nameWidth),
    nameWidth,
    asked: { lines: beside ? [text] : targetTextLines({ text }, STYLE.ask, width, canvas), beside },
    facts: canvas.wrap(told.filter(Boolean).join(' · '), STYLE.label, width - platesWidth - 10),
    plates,
    remark: canvas.wrap(row.remark ?? '', STYLE.strong, width),
    said,
    boxes,
    boxLines: (boxes.at(-1)?.line ?? 0) + 1,
  };
}

const ASK_LINE = STYLE.ask.size + 2;

/** How much lower the name stands, with what is asked beside it. */
function dropOf({ asked }: Lift): number {
  return asked.beside ? heightOfLine(asked.lines.join(''), ASK_LINE) - ASK_LINE : 0;
}

/** From the name to each line that is asked under it. */
function dropsOf({ asked }: Lift): readonly number[] {
  let drop = 0;
  return asked.lines.map((line) => {
    drop += asked.beside ? 0 : heightOfLine(line, ASK_LINE);
    return drop;
  });
}

/** Name, target, facts and the coach’s note above what is said and written. */
function headOf(lift: Lift): number {
  const { name, facts, plates, remark } = lift;
  const under = dropOf(lift) + (dropsOf(lift).at(-1) ?? 0);
  const most = Math.max(1, facts.length, plates.length);
  return HEAD + under + (name.lines.length - 1 + most - 1 + remark.length) * LINE.target;
}

function heightOf(lift: Lift, boxHeight: number): number {
  const { said, boxLines } = lift;
  return headOf(lift) + Math.max(said.length * LINE.target, boxesHeight(boxLines, boxHeight)) + FOOT;
}

function drawLift(lift: Lift, boxHeight: number, top: number, frame: Frame, canvas: Canvas): void {
  const { row, name, nameWidth, asked, facts, plates, remark, said, boxes } = lift;
  const head = headOf(lift);
  const { left, width } = frame;
  const right = left + width;
  canvas.line(left, top, right, top, 0.75, INK.quiet);
  const baseline = top + 15 + dropOf(lift);
  if (row.exercise === '')
    canvas.line(left, baseline + 2, left + SAID_WIDTH - 2 * PAD, baseline + 2, 0.6, INK.line);
  canvas.as('H2', () => {
    for (const [index, line] of name.lines.entries())
      canvas.text(line, left, baseline + index * LINE.target, name.style, nameWidth);
  });
  const named = Math.min(Math.max(...name.lines.map((line) => canvas.widthOf(line, name.style))), nameWidth);
  if (row.code) {
    const codeAt = left + named + 8;
    const codeWidth = canvas.widthOf(row.code, STYLE.code) + 6;
    canvas.box(codeAt, baseline - 9, codeWidth, 11, 0.75, INK.text);
    canvas.text(row.code, codeAt + 3, baseline - 0.8, STYLE.code);
  }
  const under = asked.beside ? baseline : baseline + (name.lines.length - 1) * LINE.target;
  const drops = dropsOf(lift);
  for (const [index, line] of asked.lines.entries())
    canvas.text(line, left, under + (drops[index] ?? 0), STYLE.ask, width, 'right');
  const told = top + head - 5 - remark.length * LINE.target;
  for (const [index, line] of remark.entries())
    canvas.text(line, left, told + (index + 1) * LINE.target, STYLE.strong);
  for (const [index, line] of facts.entries())
    canvas.text(line, left, told - (facts.length - 1 - index) * LINE.target, STYLE.label);
  for (const [index, line] of plates.entries())
    canvas.text(line, left, told - (plates.length - 1 - index) * LINE.target, STYLE.body, width, 'right');
  for (const [index, { text, style }] of said.entries())
    canvas.text(text, left, top + head + 9 + index * LINE.target, style, SAID_WIDTH - PAD);
  canvas.as('Artifact', () => {
    for (const box of boxes) {
      const kind = { top: box.top, perSide: row.perSide, loadWritten: row.loadWritten };
      const y = top + head + 2 + boxLineTop(box.line, boxHeight);
      drawSetBox(left + SAID_WIDTH - PAD + box.x, y, box.width, boxHeight, kind, canvas);
    }
  });
}

const FIELD_LINES = [
  [
    { label: 'Date', share: 18 },
    { label: 'Session RPE', share: 14 },
    { label: 'Bodyweight', share: 16 },
    { label: 'Sleep 1–5', share: 13 },
    { label: 'Soreness 1–5', share: 15 },
    { label: 'Initials', share: 14 },
  ],
  [
    { label: 'Where sore', share: 32 },
    { label: 'Notes', share: 68 },
  ],
] as const;
const FIELDS_HEIGHT = FIELD_LINES.length * (FIELD.label + FIELD.height + FIELD.gap);

function drawFields(top: number, { left, width }: Frame, canvas: Canvas): void {
  for (const [index, fields] of FIELD_LINES.entries()) {
    const y = top + index * (FIELD.label + FIELD.height + FIELD.gap);
    const shares = fields.reduce((sum, { share }) => sum + share, 0);
    const usable = width - FIELD.gap * (fields.length - 1);
    let x = left;
    for (const { label, share } of fields) {
      const own = (usable * share) / shares;
      canvas.text(label, x, y + 8, STYLE.label, own);
      canvas.box(x, y + FIELD.label, own, FIELD.height, 0.6, INK.line);
      x += own + FIELD.gap;
    }
  }
}
