/** The three labelled strips under a card's header: maxima, modifications, warm-up, broken into lines. */

import type { Canvas, TextStyle } from './canvas.ts';
import type { CardModel, CardPage } from './card-model.ts';
import { LINE, PAD, STYLE } from './card-style.ts';

export const STRIP_LABEL = 66;

/** The three labelled rows under the header, each already broken into lines. */
export interface Strips {
  readonly maxima: readonly (readonly StripItem[])[];
  readonly modifications: readonly (readonly StripItem[])[];
  readonly warmUp: readonly (readonly StripItem[])[];
}

export interface StripItem {
  readonly text: string;
  readonly style: TextStyle;
  /** A word set in bold before the text, such as a modification code. */
  readonly lead?: string;
  /** A tick box before the text. */
  readonly tick?: boolean;
  /** Said behind the text in bold. */
  readonly mark?: string;
}

export function stripsOf(model: CardModel, page: CardPage, width: number, canvas: Canvas): Strips {
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
  const warmUp: StripItem[] = page.warmUp.map(({ text, remark }) =>
    remark ? { text, style: STYLE.label } : { text, style: STYLE.body, tick: true },
  );
  const none: StripItem = { text: 'none on file', style: STYLE.body };
  const usable = width - STRIP_LABEL - 2 * PAD;
  return {
    maxima: flow(maxima.length > 0 ? maxima : [none], usable, canvas),
    modifications: flow(modifications.length > 0 ? modifications : [none], usable, canvas),
    warmUp: flow(warmUp, usable, canvas),
  };
}

export const STRIP_GAP = 16;
export const TICK = 9;

export function itemWidth(item: StripItem, canvas: Canvas): number {
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

export function stripHeight(lines: readonly unknown[]): number {
  return lines.length === 0 ? 0 : lines.length * LINE.strip + 4;
}

export function stripsHeight(strips: Strips): number {
  return stripHeight(strips.maxima) + stripHeight(strips.modifications) + stripHeight(strips.warmUp) + PAD;
}
