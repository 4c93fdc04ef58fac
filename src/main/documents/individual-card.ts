/**
 * Sheet A, the individual card: one athlete, one session letter, four weeks on a landscape page. Sheet D, the coach's
 * copy, is the same with more above the lines.
 */

import type { GroupPlace } from '#domain/program/groups.ts';
import { type Canvas, INK } from './canvas.ts';
import {
  type Columns,
  codeWidth,
  FIELD_HEIGHT,
  fieldLines,
  NOTE_GAP,
  nameCell,
  nameEnd,
  targetLines,
} from './card-cells.ts';
import { layOutCard, type PlacedBlock, type PlacedRow, type Sheet } from './card-layout.ts';
import type { CardModel, CardPage, CardTarget } from './card-model.ts';
import { drawStrips } from './card-strips.ts';
import { BLOCK_HEADING, BOX_HEIGHT, LINE, PAD, ROW_BASELINE, ROW_FOOT, STYLE } from './card-style.ts';
import { type FootNotes, footNotes } from './foot-notes.ts';
import { boxesHeight, boxLineTop, drawSetBox, setBoxes } from './set-boxes.ts';
import type { SheetPart } from './sheet-definition.ts';
import {
  codeOf,
  drawFooter,
  drawHeader,
  type Frame,
  frameOf,
  frameUnder,
  type Header,
  type Paper,
} from './sheet-frame.ts';

/** All sides of one card as a pdfmake definition: the same card on the same paper gives an equal, fresh one. */
export function individualCard(model: CardModel, paper: Paper, canvas: Canvas): SheetPart {
  const frame = frameUnder(headerOf(model, widestTitle(model)), frameOf(paper, 'landscape'), canvas);
  const sides = model.pages.flatMap((page) => sidesOf({ ...model, pages: [page] }, frame, canvas));
  const code = codeOf(model);
  for (const [index, { page, strips, blocks, notes }] of sides.entries()) {
    canvas.page(frame);
    if (index === 0) canvas.bookmark(bookmarkOf(model, model.sheet === 'coach' ? 'coach’s copy' : 'card'));
    drawHeader(headerOf(model, titleOf(page)), frame, canvas);
    let y = drawStrips(strips, frame.top, frame, canvas);
    for (const block of blocks) y = canvas.as('Table', () => drawBlock(block, frame, y, canvas));
    notes.draw();
    const number = `Page ${index + 1} of ${sides.length}`;
    drawFooter({ sheet: model, code, page: number, remarks: page.remarks }, frame, canvas);
  }
  return canvas.finish();
}

interface Side extends Sheet {
  readonly notes: FootNotes;
}

/** The sides of a card of one page, each with the notes of its own lines; as little is kept free for them as will do. */
function sidesOf(model: CardModel, frame: Frame, canvas: Canvas): readonly Side[] {
  let kept = 0;
  for (;;) {
    const sides = layOutCard(model, { ...frame, bottom: frame.bottom - kept }, canvas).map((sheet) => {
      const rows = sheet.blocks.flatMap((block) => block.rows.map(({ row }) => row));
      return { ...sheet, notes: footNotes(rows, frame, canvas) };
    });
    const more = sides.map(({ notes }) => notes.height).filter((height) => height > kept);
    if (more.length === 0) return sides;
    kept = Math.min(...more);
  }
}

export function titleOf({ title, weeks }: CardPage): string {
  return `${title} · ${weeks}`;
}

/** By its characters: pages differ in one figure or two. */
export function widestTitle({ pages }: CardModel): string {
  return pages.map(titleOf).reduce((widest, title) => (title.length > widest.length ? title : widest), '');
}

/** Somebody’s sheets of several kinds stand under one another in the list of a reader: each says which it is. */
export function bookmarkOf({ athlete, blank }: CardModel, what: string): string {
  return blank ? `Blank ${what}` : `${athlete} · ${what}`;
}

/** Name and facts of any sheet that is one athlete's. */
export function headerOf(model: CardModel, title: string): Header {
  const desk = model.sheet === 'coach' ? 'Not for display · ' : '';
  return {
    name: model.athlete,
    title: `${desk}${title}`,
    facts: [
      ['', model.facility],
      ['Squad', model.squads.join(', ')],
      ['Level', model.level],
      ['Program', model.program],
      ['Coach', model.coach],
      ['Loads in', model.unit],
      ['at', model.rack ?? ''],
    ],
  };
}

function drawBlock(placed: PlacedBlock, frame: Frame, top: number, canvas: Canvas): number {
  const { block, columns } = placed;
  const right = frame.left + frame.width;
  const { rows, fields } = placed;
  canvas.as('TR', () => drawBlockHeading(placed, frame, top, canvas));
  let y = top + BLOCK_HEADING;
  for (const row of rows) {
    canvas.as('TR', () => drawRow(row, columns, y, canvas));
    y += row.height;
    canvas.line(frame.left, y, right, y, 0.5, INK.line);
  }
  const bottom = fields ? canvas.as('TR', () => drawFields(columns, block.weeks.length, y, canvas)) : y;
  for (let week = 0; week < block.weeks.length; week += 1) {
    const x = columns.firstWeek + week * columns.weekWidth;
    canvas.line(x, top + BLOCK_HEADING, x, bottom - (fields ? PAD : 0), 0.5, INK.line);
  }
  return bottom;
}

function drawBlockHeading(
  { block, columns }: PlacedBlock,
  { left, width }: Frame,
  top: number,
  canvas: Canvas,
): void {
  canvas.fill(left, top, width, BLOCK_HEADING);
  const baseline = top + 10;
  canvas.as('TH', () =>
    canvas.text(block.heading, left + PAD, baseline, STYLE.heading, columns.tempo - left - 2 * PAD),
  );
  canvas.as('TH', () => canvas.text('Tempo', columns.tempo, baseline, STYLE.label));
  canvas.as('TH', () => canvas.text('Rest', columns.rest, baseline, STYLE.label));
  for (const [index, week] of block.weeks.entries()) {
    const x = columns.firstWeek + index * columns.weekWidth + PAD;
    const end = columns.firstWeek + (index + 1) * columns.weekWidth - PAD;
    canvas.as('TH', () => {
      canvas.text(`Week ${week}`, x, baseline, STYLE.heading);
      const date = end - Math.min(84, columns.weekWidth - 62);
      canvas.text('Date', date, baseline, STYLE.label);
      canvas.line(date + 20, baseline + 1.5, end, baseline + 1.5, 0.5, INK.quiet);
    });
  }
}

function drawRow(placed: PlacedRow, columns: Columns, top: number, canvas: Canvas): void {
  const { row, height, boxHeight, roomy } = placed;
  const baseline = top + ROW_BASELINE;
  canvas.as('TH', () => drawName(placed, columns, top, canvas));
  canvas.as('TD', () =>
    canvas.text(row.tempo, columns.tempo, baseline, STYLE.body, columns.rest - columns.tempo - 4),
  );
  canvas.as('TD', () => {
    canvas.text(row.rest, columns.rest, baseline, STYLE.body, columns.firstWeek - columns.rest - 4);
    const says = row.group?.says ?? '';
    const width = columns.firstWeek - columns.tempo - 4;
    canvas.text(says, columns.tempo, baseline + LINE.target, STYLE.label, width);
  });
  for (const [week, target] of row.targets.entries()) {
    const x = columns.firstWeek + week * columns.weekWidth;
    canvas.as('TD', () => drawTarget(target, { x, baseline, weekWidth: columns.weekWidth, roomy }, canvas));
    const boxes = setBoxes(target, row.perSide, columns.weekWidth);
    const boxesTop = top + height - ROW_FOOT - boxesHeight((boxes.at(-1)?.line ?? 0) + 1, boxHeight);
    canvas.as('Artifact', () => {
      for (const box of boxes) {
        const y = boxesTop + boxLineTop(box.line, boxHeight);
        const kind = { top: box.top, perSide: row.perSide, loadWritten: row.loadWritten };
        drawSetBox(x + box.x, y, box.width, boxHeight, kind, canvas);
      }
    });
  }
}

function drawName({ row, height }: PlacedRow, columns: Columns, top: number, canvas: Canvas): void {
  const baseline = top + ROW_BASELINE;
  const cell = nameCell(row, columns, canvas);
  const end = nameEnd(columns);
  canvas.text(row.id, columns.id + 5.5, baseline, STYLE.label, columns.exercise - columns.id - 6);
  if (row.group) drawBracket(row.group, columns.id, top, height, canvas);
  for (const [index, line] of cell.name.lines.entries()) {
    const y = baseline + index * LINE.target;
    canvas.text(line, columns.exercise, y, cell.name.style, cell.nameWidth);
  }
  const noteAt = columns.exercise + canvas.widthOf(row.exercise, STYLE.exercise) + NOTE_GAP;
  canvas.text(cell.beside, noteAt, baseline, STYLE.body);
  if (row.code) {
    const width = codeWidth(row.code, canvas);
    canvas.box(end - width, baseline - 8.2, width, 10.2, 0.75, INK.text);
    canvas.text(row.code, end - width + 3, baseline - 0.2, STYLE.code);
  }
  for (const [index, line] of cell.under.entries()) {
    const y = baseline + cell.nameHeight + (index + 1) * LINE.small;
    canvas.text(line, columns.exercise, y, STYLE.cue, end - columns.exercise);
  }
}

/** One line down the side of all that is done in turn, with a foot at both ends. */
function drawBracket(
  { tag, place }: GroupPlace,
  x: number,
  top: number,
  height: number,
  canvas: Canvas,
): void {
  const from = place === 'first' ? top + 2.5 : top;
  const to = place === 'last' ? top + height - 2.5 : top + height;
  canvas.fill(x, from, 1.6, to - from, INK.text);
  if (place === 'first') canvas.fill(x, from, 4, 1.6, INK.text);
  if (place === 'last') canvas.fill(x, to - 1.6, 4, 1.6, INK.text);
  canvas.text(tag, x + 5.5, top + ROW_BASELINE + LINE.target, STYLE.code);
}

function drawTarget(
  target: CardTarget,
  { x, baseline, weekWidth, roomy }: { x: number; baseline: number; weekWidth: number; roomy: boolean },
  canvas: Canvas,
): void {
  const { lines, drops, plates, beside } = targetLines(target, weekWidth, roomy, canvas);
  const usable = weekWidth - 2 * PAD;
  for (const [index, line] of lines.entries()) {
    canvas.text(line, x + PAD, baseline + (drops[index] ?? 0), STYLE.target, usable);
  }
  const last = baseline + (drops.at(-1) ?? 0);
  for (const [index, line] of plates.entries()) {
    if (beside) canvas.text(line, x + PAD, last, STYLE.label, usable, 'right');
    else canvas.text(line, x + PAD, last + (index + 1) * LINE.small, STYLE.label, usable);
  }
}

/** What is filled in after the session; notes take the width of the exercise columns. */
function drawFields(columns: Columns, weeks: number, top: number, canvas: Canvas): number {
  const lines = fieldLines(columns);
  const bottom = top + lines.length * FIELD_HEIGHT;
  canvas.as('TH', () => canvas.text('Notes', columns.id, top + 8, STYLE.label));
  // Below tempo and rest nothing is asked.
  for (const _ of ['Tempo', 'Rest']) canvas.as('TD', () => undefined);
  canvas.box(
    columns.id,
    top + LINE.small + 1,
    columns.firstWeek - columns.id - PAD,
    bottom - top - LINE.small - 1.5,
    0.6,
    INK.line,
  );
  for (let week = 0; week < weeks; week += 1) {
    const x = columns.firstWeek + week * columns.weekWidth + PAD;
    canvas.as('TD', () => {
      for (const [index, fields] of lines.entries())
        drawFieldLine(fields, x, top + index * FIELD_HEIGHT, columns.weekWidth - 2 * PAD, canvas);
    });
  }
  return bottom + PAD;
}

function drawFieldLine(
  fields: ReturnType<typeof fieldLines>[number],
  left: number,
  top: number,
  room: number,
  canvas: Canvas,
): void {
  const spare = room - fields.reduce((sum, field) => sum + field.width, 3 * (fields.length - 1));
  const growing = fields.filter((field) => field.grows).length;
  let x = left;
  for (const field of fields) {
    const width = field.width + (field.grows ? spare / growing : 0);
    canvas.text(field.label, x, top + 8, STYLE.label, width);
    canvas.box(x, top + LINE.small + 1, width, BOX_HEIGHT, 0.6, INK.line);
    x += width + 3;
  }
}
