/** The labelled strips under a header: maxima, modifications, warm-up and, for the coach, notes; broken into lines. */

import { type Canvas, INK, type TextStyle } from './canvas.ts';
import type { CardModel, CardPage } from './card-model.ts';
import { heightOfLine, LINE, PAD, STYLE } from './card-style.ts';
import type { Frame } from './sheet-frame.ts';

const STRIP_LABEL = 66;

/** One labelled row, already broken into lines. */
interface Strip {
  readonly label: string;
  readonly lines: readonly (readonly StripItem[])[];
  readonly roomy: boolean;
  readonly framed?: true;
}

export type Strips = readonly Strip[];

interface StripItem {
  readonly text: string;
  readonly style: TextStyle;
  /** A word set in bold before the text, such as a modification code. */
  readonly lead?: string;
  /** A tick box before the text. */
  readonly tick?: boolean;
  /** Said behind the text in bold. */
  readonly mark?: string;
}

/** `roomy`: a blank in them has the height of a box. */
export function stripsOf(
  model: CardModel,
  steps: CardPage['warmUp'],
  width: number,
  canvas: Canvas,
  roomy = true,
): Strips {
  const maxima: StripItem[] = model.maxima.map(({ text, retest }) => ({
    text,
    style: STYLE.body,
    ...(retest && { mark: 'retest' }),
  }));
  const modifications: StripItem[] = model.modifications.map(({ code, text }) => ({
    lead: code,
    text,
    style: STYLE.body,
  }));
  modifications.push(...model.cues.map((text) => ({ lead: 'Technique', text, style: STYLE.body })));
  if (model.reviewOn) modifications.push({ lead: 'Review', text: model.reviewOn, style: STYLE.body });
  const warmUp: StripItem[] = steps.map(({ text, remark }) =>
    remark ? { text, style: STYLE.label } : { text, style: STYLE.body, tick: true },
  );
  const none: StripItem = { text: 'none on file', style: STYLE.body };
  const usable = width - STRIP_LABEL - 2 * PAD;
  const plain = (texts: readonly string[] = []) => texts.map((text) => ({ text, style: STYLE.body }));
  // On a form nothing is known of anybody: the strips are lines to write on.
  const orNone = (items: readonly StripItem[]) =>
    items.length > 0 ? items : [model.blank ? { text: ' ', style: STYLE.body } : none];
  const strips: readonly (readonly [label: string, items: readonly StripItem[], framed?: true])[] = [
    ['Maxima', orNone(maxima)],
    ['Modifications', orNone(modifications), true],
    ['Substituted', plain(model.desk?.substitutions)],
    ['Notes', plain(model.desk?.notes)],
    ['Health', plain(model.health), true],
    ['Dates', plain(model.desk?.dates)],
    ['Warm-up', warmUp],
  ];
  return strips.flatMap(([label, items, framed]) =>
    items.length === 0
      ? []
      : [{ label, lines: flow(items, usable, canvas), roomy, ...(framed && { framed }) }],
  );
}

const STRIP_GAP = 16;
const TICK = 9;

function itemWidth(item: StripItem, canvas: Canvas): number {
  const lead = item.lead ? canvas.widthOf(`${item.lead} `, STYLE.code) + 2 : 0;
  const mark = item.mark ? canvas.widthOf(` ${item.mark}`, STYLE.code) + 2 : 0;
  return lead + (item.tick ? TICK + 4 : 0) + canvas.widthOf(item.text, item.style) + mark;
}

function flow(items: readonly StripItem[], width: number, canvas: Canvas): readonly (readonly StripItem[])[] {
  const lines: StripItem[][] = [];
  let used = Infinity;
  for (const item of items.flatMap((one) => breakItem(one, width, canvas))) {
    const needed = itemWidth(item, canvas);
    if (used + STRIP_GAP + needed > width) {
      lines.push([item]);
      used = needed;
    } else {
      lines.at(-1)?.push(item);
      used += STRIP_GAP + needed;
    }
  }
  return lines;
}

/** A restriction quoted word for word may be longer than the sheet is wide: it goes on in the next line. */
function breakItem(item: StripItem, width: number, canvas: Canvas): readonly StripItem[] {
  if (itemWidth(item, canvas) <= width) return [item];
  const extra = itemWidth(item, canvas) - canvas.widthOf(item.text, item.style);
  return canvas
    .wrap(item.text, item.style, width - extra)
    .map((text, index) => (index === 0 ? { ...item, text } : { text, style: item.style }));
}

/** From the top of a strip to each of its baselines, and to its foot. */
function placesOf({ lines, roomy }: Strip): {
  readonly baselines: readonly number[];
  readonly height: number;
} {
  let foot = 0;
  const baselines = lines.map((items) => {
    const texts = roomy ? items.map(({ text }) => text).join('') : '';
    foot += heightOfLine(texts, LINE.strip);
    return foot - 0.7;
  });
  return { baselines, height: foot + 4 };
}

function stripHeight(strip: Strip): number {
  return placesOf(strip).height;
}

export function stripsHeight(strips: Strips): number {
  return strips.reduce((sum, strip) => sum + stripHeight(strip), PAD);
}

/** Draws the strips from `top` down; returns where the lines begin. */
export function drawStrips(strips: Strips, top: number, { left, width }: Frame, canvas: Canvas): number {
  let y = top;
  for (const strip of strips) {
    const { baselines, height } = placesOf(strip);
    canvas.text(strip.label, left + (strip.framed ? PAD : 0), y + (baselines[0] ?? 0), STYLE.label);
    for (const [index, items] of strip.lines.entries()) {
      let x = left + STRIP_LABEL + PAD;
      for (const item of items) {
        drawItem(item, x, y + (baselines[index] ?? 0), width - STRIP_LABEL - 2 * PAD, canvas);
        x += itemWidth(item, canvas) + STRIP_GAP;
      }
    }
    if (strip.framed) canvas.box(left + 0.5, y + 1, width - 1, height - 1, 0.9, INK.text);
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
