/** What surrounds the lines of a card: header with name and facts, strips, footer with sheet number and code. */

import { create, type QRCode } from 'qrcode';
import { type Canvas, INK } from './canvas.ts';
import type { Sheet } from './card-layout.ts';
import { type CardModel, DISCLAIMER } from './card-model.ts';
import { itemWidth, STRIP_GAP, STRIP_LABEL, type StripItem, stripHeight, TICK } from './card-strips.ts';
import { FOOTER_HEIGHT, HEADER_HEIGHT, LINE, MARGIN, PAD, STYLE } from './card-style.ts';

export function drawHeader(model: CardModel, { page, left, width }: Sheet, canvas: Canvas): void {
  const right = left + width;
  const logo = model.logo ? canvas.picture(model.logo, left, MARGIN, 60, HEADER_HEIGHT - 8) + 10 : 0;
  const title = `${page.title} · ${page.weeks}`;
  const titleWidth = canvas.widthOf(title, STYLE.title);
  canvas.text(model.athlete, left + logo, MARGIN + 16, STYLE.name, width - logo - titleWidth - 24);
  canvas.text(title, right - titleWidth, MARGIN + 16, STYLE.title, titleWidth + 1);

  const facts: readonly (readonly [label: string, value: string])[] = [
    ['', model.facility],
    ['Squad', model.squads.join(', ')],
    ['Level', model.level],
    ['Program', `${model.program}`],
    ['Coach', model.coach],
    ['Loads in', model.unit],
    ['at', model.rack ?? ''],
  ];
  let x = left + logo;
  const shown = facts.filter(([, value]) => value !== '');
  const widths = shareOut(
    shown.map(([label, value]) => leadOf(label, canvas) + canvas.widthOf(value, STYLE.strong) + 1),
    width - logo - FACT_GAP * (shown.length - 1),
  );
  for (const [index, [label, value]] of shown.entries()) {
    const allowed = widths[index] ?? 0;
    const lead = leadOf(label, canvas);
    canvas.text(label, x, MARGIN + 32, STYLE.label);
    canvas.text(value, x + lead, MARGIN + 32, STYLE.strong, allowed - lead);
    x += allowed + FACT_GAP;
  }
  canvas.line(left, MARGIN + HEADER_HEIGHT - 4, right, MARGIN + HEADER_HEIGHT - 4, 1.2, INK.text);
}

const FACT_GAP = 14;

function leadOf(label: string, canvas: Canvas): number {
  return label === '' ? 0 : canvas.widthOf(`${label} `, STYLE.label) + 1;
}

/** Widths that fit together: only the widest give way, and only down to the next widest. */
function shareOut(wanted: readonly number[], available: number): readonly number[] {
  let ceiling = Math.max(...wanted);
  const total = () => wanted.reduce((sum, width) => sum + Math.min(width, ceiling), 0);
  while (total() > available && ceiling > 1) ceiling -= 1;
  return wanted.map((width) => Math.min(width, ceiling));
}

/** Draws the strips; returns where the lines begin. */
export function drawStrips({ strips, left, width }: Sheet, canvas: Canvas): number {
  let y = MARGIN + HEADER_HEIGHT - 4;
  const rows: readonly (readonly [
    label: string,
    lines: readonly (readonly StripItem[])[],
    framed: boolean,
  ])[] = [
    ['Maxima', strips.maxima, false],
    ['Modifications', strips.modifications, true],
    ['Warm-up', strips.warmUp, false],
  ];
  for (const [label, lines, framed] of rows) {
    const height = stripHeight(lines);
    if (height === 0) continue;
    canvas.text(label, left + (framed ? PAD : 0), y + 11.5, STYLE.label);
    for (const [index, items] of lines.entries()) {
      let x = left + STRIP_LABEL + PAD;
      for (const item of items) {
        drawItem(item, x, y + 11.5 + index * LINE.strip, width - STRIP_LABEL - 2 * PAD, canvas);
        x += itemWidth(item, canvas) + STRIP_GAP;
      }
    }
    if (framed) canvas.box(left + 0.5, y + 1, width - 1, height - 1, 0.9, INK.text);
    y += height;
  }
  return y + PAD;
}

function drawItem(item: StripItem, x: number, baseline: number, width: number, canvas: Canvas): void {
  let at = x;
  if (item.tick) {
    canvas.box(at, baseline - 7.5, TICK, TICK, 0.75);
    at += TICK + 4;
  }
  if (item.lead) {
    canvas.text(item.lead, at, baseline, STYLE.code);
    at += canvas.widthOf(`${item.lead} `, STYLE.code) + 2;
  }
  canvas.text(item.text, at, baseline, item.style, width - (at - x));
  if (item.mark)
    canvas.text(item.mark, at + canvas.widthOf(`${item.text} `, item.style) + 1, baseline, STYLE.code);
}

/** The sheet number for a scanner; the same on all sides of a card. */
export function codeOf(model: CardModel): QRCode {
  return create(model.sheetNumber, { errorCorrectionLevel: 'M' });
}

export function drawFooter(
  model: CardModel,
  { page, left, width, size }: Sheet,
  pageOf: string,
  code: QRCode,
  canvas: Canvas,
): void {
  const right = left + width;
  const bottom = size[1] - MARGIN;
  const top = bottom - FOOTER_HEIGHT;
  canvas.line(left, top + 1.5, right, top + 1.5, 0.5, INK.line);
  const qr = FOOTER_HEIGHT - 4;
  canvas.modules(
    right - qr,
    bottom - qr,
    qr,
    code.modules.size,
    (row, column) => code.modules.get(row, column) === 1,
  );

  const textRight = right - qr - 10;
  const numberWidth = canvas.widthOf(model.sheetNumber, STYLE.sheet);
  canvas.text(model.sheetNumber, textRight - numberWidth, top + 16, STYLE.sheet);
  canvas.text(pageOf, textRight - 120, top + 30, STYLE.strong, 120, 'right');

  const facts = `Sheet ${model.sheetNumber} · revision ${model.revision} · printed ${model.printedOn} · ${model.programVersion}`;
  const usable = width - qr - numberWidth - 40;
  canvas.text(facts, left, top + 16, STYLE.label, usable);
  canvas.text([DISCLAIMER, ...page.remarks].join(' '), left, top + 30, STYLE.label, width - qr - 130);
}
