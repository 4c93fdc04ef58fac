/** Sheet C, the rack sheet: one session of up to four athletes on a landscape page, exercise by exercise, lightest first. */

import { type Canvas, INK, type TextStyle } from './canvas.ts';
import { nameLines, platesText, targetTextLines } from './card-cells.ts';
import { BOX_HEIGHT, LINE, PAD, STYLE } from './card-style.ts';
import type { RackBlock, RackModel, RackRow } from './rack-model.ts';
import { boxesHeight, boxLineTop, drawSetBox, setBoxes } from './set-boxes.ts';
import type { SheetPart } from './sheet-definition.ts';
import { codeOf, drawFooter, drawHeader, type Frame, frameOf, type Paper } from './sheet-frame.ts';

const HEADING = 16;
const BLOCK_GAP = 3;
/** Air above and below the boxes of a row. */
const ROW_AIR = 1.8;
const HIGHEST_BOX = BOX_HEIGHT * 1.5;
const NAME_WIDTH = 188;
const TARGET_WIDTH = 150;
const PLATES_WIDTH = 126;
const BOXES = { narrowest: 26, widest: 58 };

export function rackSheet(model: RackModel, paper: Paper, canvas: Canvas): SheetPart {
  const frame = frameOf(paper, 'landscape');
  const sides = paginate(model.blocks, frame, canvas);
  const code = codeOf(model);
  for (const [index, { blocks, boxHeight }] of sides.entries()) {
    canvas.page(frame);
    if (index === 0) canvas.bookmark(`${model.title}, ${model.place}`);
    drawHeader(
      {
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
      },
      frame,
      canvas,
    );
    let y = frame.top + PAD;
    for (const block of blocks) y = drawBlock(block, boxHeight, y, frame, canvas) + BLOCK_GAP;
    const number = `Page ${index + 1} of ${sides.length}`;
    drawFooter({ sheet: model, code, page: number, remarks: model.remarks }, frame, canvas);
  }
  return canvas.finish();
}

interface Side {
  readonly blocks: readonly RackBlock[];
  readonly boxHeight: number;
}

/** A block stays together; spare height goes to the boxes. */
function paginate(blocks: readonly RackBlock[], frame: Frame, canvas: Canvas): Side[] {
  const room = frame.bottom - frame.top - PAD;
  const sides: RackBlock[][] = [[]];
  let used = 0;
  for (const block of blocks) {
    const height = blockHeight(block, BOX_HEIGHT, frame, canvas) + BLOCK_GAP;
    if (used + height > room && used > 0) {
      sides.push([]);
      used = 0;
    }
    sides.at(-1)?.push(block);
    used += height;
  }
  return sides.map((side) => {
    const height = side.reduce(
      (sum, block) => sum + blockHeight(block, BOX_HEIGHT, frame, canvas) + BLOCK_GAP,
      0,
    );
    const lines = side.reduce(
      (sum, block) => sum + block.rows.reduce((rows, row) => rows + linesOf(row, block, frame), 0),
      0,
    );
    const grown = Math.max(0, Math.min(HIGHEST_BOX - BOX_HEIGHT, (room - height) / Math.max(1, lines)));
    return { blocks: side, boxHeight: BOX_HEIGHT + grown };
  });
}

function blockHeight(block: RackBlock, boxHeight: number, frame: Frame, canvas: Canvas): number {
  return HEADING + block.rows.reduce((sum, row) => sum + rowHeight(row, block, boxHeight, frame, canvas), 0);
}

function rowHeight(row: RackRow, block: RackBlock, boxHeight: number, frame: Frame, canvas: Canvas): number {
  const boxes = boxesHeight(linesOf(row, block, frame), boxHeight) + 2 * ROW_AIR;
  const texts = Math.max(
    targetTextLines(row.target, STYLE.target, TARGET_WIDTH - PAD, canvas).length,
    plateLines(row, canvas).length,
    nameLines(row.name, nameWidthOf(row, canvas), canvas).lines.length,
    1,
  );
  return Math.max(boxes, texts * LINE.target + 2 * ROW_AIR);
}

function linesOf(row: RackRow, block: RackBlock, frame: Frame): number {
  return (setBoxes(row.target, block.perSide, boxesWidth(frame), BOXES).at(-1)?.line ?? 0) + 1;
}

function boxesWidth({ width }: Frame): number {
  return width - NAME_WIDTH - TARGET_WIDTH - PLATES_WIDTH + 2 * PAD;
}

function plateLines({ target }: RackRow, canvas: Canvas): readonly string[] {
  const whole = platesText(target);
  const usable = PLATES_WIDTH - PAD;
  if (canvas.widthOf(whole, STYLE.body) <= usable) return [whole];
  return target.plates.flatMap((part) => canvas.wrap(part, STYLE.body, usable));
}

function drawBlock(block: RackBlock, boxHeight: number, top: number, frame: Frame, canvas: Canvas): number {
  const { left, width } = frame;
  canvas.fill(left, top, width, HEADING);
  const baseline = top + 11.3;
  let x = left + PAD;
  const tag = block.group ? `${block.id} ${block.group.tag}` : block.id;
  canvas.text(tag, x, baseline, STYLE.label);
  x += canvas.widthOf(`${tag} `, STYLE.label) + 4;
  const room = NAME_WIDTH + TARGET_WIDTH - (x - left) - PAD;
  canvas.as('H2', () => canvas.text(block.exercise, x, baseline, STYLE.exercise, room));
  const facts = [block.group?.says, block.tempo, block.rest && `rest ${block.rest}`, block.cue].filter(
    Boolean,
  );
  const said = left + NAME_WIDTH + TARGET_WIDTH;
  canvas.text(facts.join(' · '), said, baseline, STYLE.label, width - NAME_WIDTH - TARGET_WIDTH - PAD);
  let y = top + HEADING;
  canvas.as('Table', () => {
    for (const row of block.rows) {
      const height = rowHeight(row, block, boxHeight, frame, canvas);
      canvas.as('TR', () => drawRow(row, block, boxHeight, y, height, frame, canvas));
      y += height;
      canvas.line(left, y, left + width, y, 0.5, INK.line);
    }
  });
  return y;
}

function codeWidthOf({ code }: RackRow, canvas: Canvas): number {
  return code ? canvas.widthOf(code, STYLE.code) + 6 : 0;
}

function nameWidthOf(row: RackRow, canvas: Canvas): number {
  return NAME_WIDTH - 2 * PAD - (row.code ? codeWidthOf(row, canvas) + 6 : 0);
}

function drawRow(
  row: RackRow,
  block: RackBlock,
  boxHeight: number,
  top: number,
  height: number,
  frame: Frame,
  canvas: Canvas,
): void {
  const middle = top + height / 2;
  const { left } = frame;
  const column = (lines: readonly string[], x: number, width: number, style: TextStyle) => {
    const first = middle + 3.5 - ((lines.length - 1) * LINE.target) / 2;
    for (const [index, line] of lines.entries())
      canvas.text(line, x, first + index * LINE.target, style, width);
  };
  const codeWidth = codeWidthOf(row, canvas);
  const nameWidth = nameWidthOf(row, canvas);
  const name = nameLines(row.name, nameWidth, canvas);
  canvas.as('TH', () => {
    column(name.lines, left, nameWidth, name.style);
    if (!row.code) return;
    const at = left + NAME_WIDTH - 2 * PAD - codeWidth;
    canvas.box(at, middle - 5.2, codeWidth, 10.4, 0.75, INK.text);
    canvas.text(row.code, at + 3, middle + 2.9, STYLE.code);
  });
  const asked = targetTextLines(row.target, STYLE.target, TARGET_WIDTH - PAD, canvas);
  canvas.as('TD', () => column(asked, left + NAME_WIDTH, TARGET_WIDTH - PAD, STYLE.target));
  const plates = plateLines(row, canvas);
  canvas.as('TD', () => column(plates, left + NAME_WIDTH + TARGET_WIDTH, PLATES_WIDTH - PAD, STYLE.body));
  const boxes = setBoxes(row.target, block.perSide, boxesWidth(frame), BOXES);
  const from = left + NAME_WIDTH + TARGET_WIDTH + PLATES_WIDTH - PAD;
  const boxesTop = middle - boxesHeight((boxes.at(-1)?.line ?? 0) + 1, boxHeight) / 2;
  canvas.as('Artifact', () => {
    for (const box of boxes) {
      const kind = { top: box.top, perSide: block.perSide, loadWritten: block.loadWritten };
      const y = boxesTop + boxLineTop(box.line, boxHeight);
      drawSetBox(from + box.x, y, box.width, boxHeight, kind, canvas);
    }
  });
}
