/** The boxes that sets are written in: one a set, load above the slash and reps below it, a half for each side of the body. */

import { type Canvas, INK } from './canvas.ts';
import type { CardTarget } from './card-model.ts';
import { PAD, STYLE } from './card-style.ts';

const BOX_LINE_GAP = 2;
const BOX_GAP = 3;
const GROUP_GAP = 9;

/** Sizes and places of the set boxes of one target within a week's cell. */
export interface SetBox {
  readonly x: number;
  readonly line: number;
  readonly width: number;
  readonly top: boolean;
}

/** As on the card, unless a sheet has room for more. */
const CARD_BOXES = { narrowest: 22, widest: 44 };

/** One box a set, the sets of one group close together; as many lines of them as the width asks for. */
export function setBoxes(
  target: CardTarget,
  perSide: boolean,
  weekWidth: number,
  size = CARD_BOXES,
): readonly SetBox[] {
  const usable = weekWidth - 2 * PAD;
  const narrowest = perSide ? size.narrowest * 1.55 : size.narrowest;
  const frames = target.groups.flatMap((group, index) =>
    Array.from({ length: group.sets }, (_, set) => ({
      top: group.frame === 'top',
      starts: index > 0 && set === 0,
    })),
  );
  const perLine = Math.max(
    1,
    Math.min(frames.length, Math.floor((usable + BOX_GAP) / (narrowest + BOX_GAP))),
  );
  const gaps = frames.filter((frame) => frame.starts).length * (GROUP_GAP - BOX_GAP);
  const width = Math.min(
    perSide ? Math.max(size.widest, narrowest) : size.widest,
    (usable - gaps - BOX_GAP * (perLine - 1)) / perLine,
  );
  let x = 0;
  let line = 0;
  return frames.map((frame, index) => {
    if (index > 0 && index % perLine === 0) {
      x = 0;
      line += 1;
    } else if (index > 0) {
      x += width + (frame.starts ? GROUP_GAP : BOX_GAP);
    }
    return { x: x + PAD, line, width, top: frame.top };
  });
}

/** Height of several lines of boxes. */
export function boxesHeight(lines: number, boxHeight: number): number {
  return lines * boxHeight + (lines - 1) * BOX_LINE_GAP;
}

/** Top of one line of boxes below the top of the first. */
export function boxLineTop(line: number, boxHeight: number): number {
  return line * (boxHeight + BOX_LINE_GAP);
}

interface BoxKind {
  readonly top: boolean;
  readonly perSide: boolean;
  readonly loadWritten: boolean;
}

/** Load goes above the slash, reps below it; each side of the body has its half. */
export function drawSetBox(
  x: number,
  y: number,
  width: number,
  height: number,
  kind: BoxKind,
  canvas: Canvas,
): void {
  const halves = kind.perSide ? 2 : 1;
  const half = width / halves;
  for (let side = 0; side < halves; side += 1) {
    if (kind.loadWritten) canvas.line(x + side * half, y + height, x + (side + 1) * half, y, 0.4, INK.faint);
  }
  if (kind.perSide) {
    canvas.line(x + half, y, x + half, y + height, 0.6, INK.box);
    canvas.text('L', x + 2, y + 7.5, STYLE.label);
    canvas.text('R', x + half + 2, y + 7.5, STYLE.label);
  }
  if (kind.top) canvas.box(x + 0.6, y + 0.6, width - 1.2, height - 1.2, 2, INK.text);
  else canvas.box(x, y, width, height, 0.75, INK.box);
}
