/** Sheet H, the plan only: what is to be done in all weeks on an upright page, without boxes, to be kept or sent. */

import { type Canvas, INK } from './canvas.ts';
import { platesText, targetTextLines } from './card-cells.ts';
import type { CardBlock, CardModel, CardPage, CardRow } from './card-model.ts';
import { drawStrips, stripsHeight, stripsOf } from './card-strips.ts';
import { LINE, PAD, STYLE } from './card-style.ts';
import { bookmarkOf, headerOf } from './individual-card.ts';
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

const TITLE = 24;
const HEADING = 15;
const AIR = 4;

export function planSheet(model: CardModel, paper: Paper, canvas: Canvas): SheetPart {
  const header = headerOf(model, 'Plan');
  const frame = frameUnder(header, frameOf(paper, 'portrait'), canvas);
  const strips = stripsOf(model, [], frame.width, canvas);
  const sides = paginate(model, frame, frame.bottom - frame.top - stripsHeight(strips), canvas);
  const code = codeOf(model);
  const remarks = [...new Set(model.pages.flatMap((each) => each.remarks))];
  for (const [index, pieces] of sides.entries()) {
    canvas.page(frame);
    if (index === 0) canvas.bookmark(bookmarkOf(model, 'plan'));
    drawHeader(header, frame, canvas);
    let y = drawStrips(strips, frame.top, frame, canvas);
    for (const piece of pieces) {
      piece.draw(y);
      y += piece.height;
    }
    drawFooter({ sheet: model, code, page: `Page ${index + 1} of ${sides.length}`, remarks }, frame, canvas);
  }
  return canvas.finish();
}

interface Piece {
  readonly height: number;
  readonly draw: (top: number) => void;
  /** A title that may not stand alone at the foot of a side. */
  readonly leads: boolean;
}

function paginate(
  model: CardModel,
  frame: Frame,
  room: number,
  canvas: Canvas,
): readonly (readonly Piece[])[] {
  const sessions = model.pages.flatMap((page) =>
    page.blocks.map((block, index) => piecesOf(page, block, index === 0, frame, canvas)),
  );
  const sides: Piece[][] = [[]];
  let used = 0;
  const turn = () => {
    sides.push([]);
    used = 0;
  };
  for (const pieces of sessions) {
    const whole = pieces.reduce((sum, piece) => sum + piece.height, 0);
    if (used > 0 && used + whole > room) turn();
    for (const [index, piece] of pieces.entries()) {
      const next = piece.leads ? (pieces[index + 1]?.height ?? 0) : 0;
      if (used > 0 && used + piece.height + next > room) turn();
      sides.at(-1)?.push(piece);
      used += piece.height;
    }
  }
  return sides;
}

function piecesOf(page: CardPage, block: CardBlock, first: boolean, frame: Frame, canvas: Canvas): Piece[] {
  const { left, width } = frame;
  const title: Piece = {
    height: TITLE,
    leads: true,
    draw: (top) => canvas.as('H2', () => canvas.text(page.title, left, top + 17, STYLE.lift, width)),
  };
  const steps = page.warmUp.map(({ text }) => text).join(' · ');
  const warmUp = steps === '' ? [] : canvas.wrap(`Warm-up: ${steps}`, STYLE.body, width);
  const ramp: Piece = {
    height: warmUp.length * LINE.target + AIR,
    leads: true,
    draw: (top) => {
      for (const [index, line] of warmUp.entries())
        canvas.text(line, left, top + 9 + index * LINE.target, STYLE.body, width);
    },
  };
  const [from, to] = [block.weeks[0], block.weeks.at(-1)];
  const weeks = block.weeks.length === 0 ? page.weeks : from === to ? `Week ${from}` : `Weeks ${from}–${to}`;
  const heading: Piece = {
    height: HEADING,
    leads: true,
    draw: (top) => {
      canvas.fill(left, top, width, HEADING);
      canvas.text(block.heading, left + PAD, top + 10.5, STYLE.heading, width * 0.7);
      canvas.text(weeks, left, top + 10.5, STYLE.heading, width - PAD, 'right');
    },
  };
  const rows = block.rows.map((row): Piece => {
    const lines = linesOf(row, width * 0.52, canvas);
    const named = canvas.wrap(row.exercise, STYLE.exercise, width * 0.46 - 30);
    const facts = canvas.wrap(factsOf(row), STYLE.label, width * 0.46 - 30);
    const said = Math.max(lines.length, named.length + facts.length) * LINE.target;
    const remark = canvas.wrap(row.remark ?? '', STYLE.body, width - 30);
    const height = said + remark.length * LINE.target + AIR;
    const texts: RowTexts = { named, facts, lines, remark, remarkAt: said };
    return { height, leads: false, draw: (top) => drawRow(row, texts, top, height, frame, canvas) };
  });
  return [...(first ? [title, ...(warmUp.length > 0 ? [ramp] : [])] : []), heading, ...rows];
}

/** The target of each week; weeks that ask the same stand once. */
function linesOf(row: CardRow, width: number, canvas: Canvas): readonly string[] {
  const said = row.targets.map((target) => {
    const plates = platesText(target);
    return plates === '' ? target.text : `${target.text} (${plates})`;
  });
  return [...new Set(said)].flatMap((text) => targetTextLines({ text }, STYLE.strong, width, canvas));
}

function factsOf(row: CardRow): string {
  return [row.code, row.group?.says, row.remark ? '' : row.note, row.tempo, row.rest && `rest ${row.rest}`]
    .filter(Boolean)
    .join(' · ');
}

/** Each already broken into lines. */
interface RowTexts {
  readonly named: readonly string[];
  readonly facts: readonly string[];
  readonly lines: readonly string[];
  /** The coach’s note, over the whole width. */
  readonly remark: readonly string[];
  readonly remarkAt: number;
}

function drawRow(
  row: CardRow,
  { named, facts, lines, remark, remarkAt }: RowTexts,
  top: number,
  height: number,
  { left, width }: Frame,
  canvas: Canvas,
): void {
  const baseline = top + 10;
  canvas.text(row.group?.tag ?? row.id, left, baseline, STYLE.label, 28);
  for (const [index, text] of named.entries())
    canvas.text(text, left + 30, baseline + index * LINE.target, STYLE.exercise, width * 0.46 - 30);
  for (const [index, text] of facts.entries()) {
    const y = baseline + (named.length + index) * LINE.target;
    canvas.text(text, left + 30, y, STYLE.label, width * 0.46 - 30);
  }
  for (const [index, text] of lines.entries())
    canvas.text(text, left + width * 0.48, baseline + index * LINE.target, STYLE.strong, width * 0.52);
  for (const [index, text] of remark.entries())
    canvas.text(text, left + 30, baseline + remarkAt + index * LINE.target, STYLE.body, width - 30);
  canvas.line(left, top + height, left + width, top + height, 0.5, INK.faint);
}
