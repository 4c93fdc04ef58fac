/** Sheet C, the rack sheet: one session of up to four athletes on a landscape page, exercise by exercise, lightest first. */

import { type Canvas, INK, type TextStyle } from './canvas.ts';
import { nameLines, plateLines, targetTextLines } from './card-cells.ts';
import { BLANK, BOX_HEIGHT, heightOfLine, LINE, PAD, STYLE } from './card-style.ts';
import type { RackBlock, RackModel, RackRow } from './rack-model.ts';
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

const HEADING = 16;
const BLOCK_GAP = 3;
/** Above and below what stands in a row: the least where four athletes fill a side, more where there is room. */
const AIR = { least: 0.8, most: 1.8 };
const HIGHEST_BOX = BOX_HEIGHT * 1.5;
/** The wider one where somebody's name would need a third line. */
const NAME_WIDTH = { usual: 188, wide: 236 };
const TARGET_WIDTH = 160;
const PLATES_WIDTH = 146;
const BOXES = { narrowest: 26, widest: 58 };

export function rackSheet(model: RackModel, paper: Paper, canvas: Canvas): SheetPart {
  const header: Header = {
    name: model.title,
    title: model.place,
    facts: [
      ['', model.facility],
      ['Program', model.program],
      ['Coach', model.coach],
      ['Loads in', model.unit],
      ['at', model.rack ?? ''],
      ['Date', '____________'],
    ],
  };
  const frame = frameUnder(header, frameOf(paper, 'landscape'), canvas);
  const columns = columnsOf(model, frame, canvas);
  const sides = paginate(model.blocks, columns, frame, canvas);
  const code = codeOf(model);
  for (const [index, { blocks, sizes }] of sides.entries()) {
    canvas.page(frame);
    if (index === 0) canvas.bookmark(model.blank ? 'Blank rack sheet' : `${model.title}, ${model.place}`);
    drawHeader(header, frame, canvas);
    let y = frame.top + PAD;
    for (const block of blocks) y = drawBlock(block, sizes, y, columns, canvas) + BLOCK_GAP;
    const number = `Page ${index + 1} of ${sides.length}`;
    drawFooter({ sheet: model, code, page: number, remarks: model.remarks }, frame, canvas);
  }
  return canvas.finish();
}

interface Columns {
  readonly left: number;
  readonly width: number;
  readonly name: number;
  readonly boxes: number;
}

function columnsOf({ blocks }: RackModel, { left, width }: Frame, canvas: Canvas): Columns {
  const rows = blocks.flatMap((block) => block.rows);
  const narrow = rows.some(
    (row) => nameLines(row.name, nameRoom(row, NAME_WIDTH.usual, canvas), canvas).lines.length > 2,
  );
  const name = narrow ? NAME_WIDTH.wide : NAME_WIDTH.usual;
  return { left, width, name, boxes: width - name - TARGET_WIDTH - PLATES_WIDTH + 2 * PAD };
}

interface Sizes {
  readonly air: number;
  readonly boxHeight: number;
  /** Blanks in targets have the height of a box. */
  readonly roomy: boolean;
}

const LEAST: Sizes = { air: AIR.least, boxHeight: BOX_HEIGHT, roomy: false };

interface Side {
  readonly blocks: readonly RackBlock[];
  readonly sizes: Sizes;
}

/** A block that no side can hold goes on, under its heading, on the next; its rows stay whole. */
function within(
  block: RackBlock,
  room: number,
  least: Sizes,
  columns: Columns,
  canvas: Canvas,
): readonly RackBlock[] {
  const parts: RackRow[][] = [[]];
  const heading = HEADING + remarkOf(block, columns, canvas).length * LINE.target + BLOCK_GAP;
  let used = heading;
  for (const row of block.rows) {
    const height = rowHeight(row, block, least, columns, canvas);
    if (used + height > room && parts.at(-1)?.length) {
      parts.push([]);
      used = heading;
    }
    parts.at(-1)?.push(row);
    used += height;
  }
  return parts.map((rows) => ({ ...block, rows }));
}

/** Blanks are as high as boxes unless that takes one more side: there the boxes beside them take the load. */
function paginate(blocks: readonly RackBlock[], columns: Columns, frame: Frame, canvas: Canvas): Side[] {
  if (!blocks.some(({ rows }) => rows.some(({ target }) => target.text.includes(BLANK))))
    return sidesOf(blocks, LEAST, columns, frame, canvas);
  const [low, roomy] = [false, true].map((each) =>
    sidesOf(blocks, { ...LEAST, roomy: each }, columns, frame, canvas),
  );
  return (roomy?.length === low?.length ? roomy : low) ?? [];
}

/** A block stays together; spare height goes to the air first, then to the boxes. */
function sidesOf(
  blocks: readonly RackBlock[],
  least: Sizes,
  columns: Columns,
  { top, bottom }: Frame,
  canvas: Canvas,
): Side[] {
  const room = bottom - top - PAD;
  const heightOf = (block: RackBlock, sizes: Sizes) => blockHeight(block, sizes, columns, canvas) + BLOCK_GAP;
  const sides: RackBlock[][] = [[]];
  let used = 0;
  for (const block of blocks.flatMap((each) => within(each, room, least, columns, canvas))) {
    const height = heightOf(block, least);
    if (used + height > room && used > 0) {
      sides.push([]);
      used = 0;
    }
    sides.at(-1)?.push(block);
    used += height;
  }
  return sides.map((side) => {
    const total = (sizes: Sizes) => side.reduce((sum, block) => sum + heightOf(block, sizes), 0);
    const rows = side.flatMap((block) => block.rows.map((row) => boxLines(row, block, columns)));
    const spread = (spare: number, over: number, most: number) =>
      Math.max(0, Math.min(most, spare / Math.max(1, over)));
    const air = AIR.least + spread(room - total(least), 2 * rows.length, AIR.most - AIR.least);
    const lines = rows.reduce((sum, each) => sum + each, 0);
    const grown = spread(room - total({ ...least, air }), lines, HIGHEST_BOX - BOX_HEIGHT);
    return { blocks: side, sizes: { ...least, air, boxHeight: BOX_HEIGHT + grown } };
  });
}

function blockHeight(block: RackBlock, sizes: Sizes, columns: Columns, canvas: Canvas): number {
  const heading = HEADING + remarkOf(block, columns, canvas).length * LINE.target;
  return heading + block.rows.reduce((sum, row) => sum + rowHeight(row, block, sizes, columns, canvas), 0);
}

/** The coach’s note, whole, under the heading. */
function remarkOf({ remark = '' }: RackBlock, { width }: Columns, canvas: Canvas): readonly string[] {
  return canvas.wrap(remark, STYLE.strong, width - 2 * PAD);
}

/** What a row says, in lines. */
function textsOf(row: RackRow, columns: Columns, canvas: Canvas) {
  const name = nameLines(row.name, nameRoom(row, columns.name, canvas), canvas);
  const target = targetTextLines(row.target, STYLE.target, TARGET_WIDTH - PAD, canvas);
  const plates = plateLines(row.target, STYLE.body, PLATES_WIDTH - PAD, canvas);
  return {
    name,
    target: { lines: target, style: STYLE.target },
    plates: { lines: plates, style: STYLE.body },
  };
}

function rowHeight(
  row: RackRow,
  block: RackBlock,
  { air, boxHeight, roomy }: Sizes,
  columns: Columns,
  canvas: Canvas,
): number {
  const texts = Object.values(textsOf(row, columns, canvas)).map(({ lines, style }) =>
    lines.reduce((sum, line) => sum + lineHeight(line, style, roomy), 0),
  );
  return Math.max(boxesHeight(boxLines(row, block, columns), boxHeight), ...texts) + 2 * air;
}

/** Close together: two lines are no higher than a box. */
function lineHeight(text: string, { size }: TextStyle, roomy: boolean): number {
  return roomy ? heightOfLine(text, size + 1) : size + 1;
}

function boxLines(row: RackRow, block: RackBlock, columns: Columns): number {
  return (setBoxes(row.target, block.perSide, columns.boxes, BOXES).at(-1)?.line ?? 0) + 1;
}

function drawBlock(block: RackBlock, sizes: Sizes, top: number, columns: Columns, canvas: Canvas): number {
  const { left, width, name } = columns;
  canvas.fill(left, top, width, HEADING);
  const baseline = top + 11.3;
  let x = left + PAD;
  if (!block.exercise) drawHeadings(block.id, x, baseline, columns, canvas);
  const tag = block.group ? `${block.id} ${block.group.tag}` : block.id;
  canvas.text(tag, x, baseline, STYLE.label);
  x += canvas.widthOf(`${tag} `, STYLE.label) + 4;
  const room = name + TARGET_WIDTH - (x - left) - PAD;
  canvas.as('H2', () => canvas.text(block.exercise, x, baseline, STYLE.exercise, room));
  const facts = [block.group?.says, block.tempo, block.rest && `rest ${block.rest}`, block.cue].filter(
    Boolean,
  );
  const said = left + name + TARGET_WIDTH;
  canvas.text(facts.join(' · '), said, baseline, STYLE.label, width - name - TARGET_WIDTH - PAD);
  let y = top + HEADING;
  for (const line of remarkOf(block, columns, canvas)) {
    canvas.text(line, left + PAD, y + 9, STYLE.strong);
    y += LINE.target;
  }
  canvas.as('Table', () => {
    for (const row of block.rows) {
      const height = rowHeight(row, block, sizes, columns, canvas);
      canvas.as('TR', () => drawRow(row, block, sizes, y, height, columns, canvas));
      y += height;
      canvas.line(left, y, left + width, y, 0.5, INK.line);
    }
  });
  return y;
}

/** Of a blank form: what goes where is not said by what stands there. */
function drawHeadings(
  id: string,
  x: number,
  baseline: number,
  { left, name }: Columns,
  canvas: Canvas,
): void {
  canvas.text('Exercise', x + canvas.widthOf(`${id} `, STYLE.label) + 4, baseline, STYLE.label);
  const target = left + name;
  canvas.text('Target', target, baseline, STYLE.label);
  canvas.text('Plates per side', target + TARGET_WIDTH, baseline, STYLE.label);
  canvas.text('Load / reps', target + TARGET_WIDTH + PLATES_WIDTH - PAD, baseline, STYLE.label);
}

function codeWidthOf({ code }: RackRow, canvas: Canvas): number {
  return code ? canvas.widthOf(code, STYLE.code) + 6 : 0;
}

/** For the name, beside the code. */
function nameRoom(row: RackRow, column: number, canvas: Canvas): number {
  return column - 2 * PAD - (row.code ? codeWidthOf(row, canvas) + 6 : 0);
}

function drawRow(
  row: RackRow,
  block: RackBlock,
  { boxHeight, roomy }: Sizes,
  top: number,
  height: number,
  columns: Columns,
  canvas: Canvas,
): void {
  const middle = top + height / 2;
  const { left } = columns;
  const { name, target, plates } = textsOf(row, columns, canvas);
  const cell = ({ lines, style }: typeof name, x: number, width: number) => {
    const heights = lines.map((line) => lineHeight(line, style, roomy));
    let y = middle + 3.5 - (style.size + 1) / 2 - heights.reduce((sum, height) => sum + height, 0) / 2;
    for (const [index, line] of lines.entries()) {
      y += heights[index] ?? 0;
      canvas.text(line, x, y, style, width);
    }
  };
  canvas.as('TH', () => {
    cell(name, left, nameRoom(row, columns.name, canvas));
    if (!row.code) return;
    const codeWidth = codeWidthOf(row, canvas);
    const at = left + columns.name - 2 * PAD - codeWidth;
    canvas.box(at, middle - 5.2, codeWidth, 10.4, 0.75, INK.text);
    canvas.text(row.code, at + 3, middle + 2.9, STYLE.code);
  });
  const asked = left + columns.name;
  canvas.as('TD', () => cell(target, asked, TARGET_WIDTH - PAD));
  canvas.as('TD', () => cell(plates, asked + TARGET_WIDTH, PLATES_WIDTH - PAD));
  const boxes = setBoxes(row.target, block.perSide, columns.boxes, BOXES);
  const from = asked + TARGET_WIDTH + PLATES_WIDTH - PAD;
  const boxesTop = middle - boxesHeight(boxLines(row, block, columns), boxHeight) / 2;
  canvas.as('Artifact', () => {
    for (const box of boxes) {
      const kind = { top: box.top, perSide: block.perSide, loadWritten: block.loadWritten };
      const y = boxesTop + boxLineTop(box.line, boxHeight);
      drawSetBox(from + box.x, y, box.width, boxHeight, kind, canvas);
    }
  });
}
