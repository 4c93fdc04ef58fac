/** What holds for every side of every sheet: nothing outside the margins, nothing too small, nothing over anything else. */

import { expect } from 'vitest';
import type { ReadPage } from './read-pdf.ts';

const MM = 72 / 25.4;
const MARGIN = 10 * MM;
/** Above this a frame is written in; below it is a tick box, a code or a strip. */
const WRITTEN_IN = 7 * MM - 1.2;
/** Above it stand logo and name: a logo may look like a frame. */
const HEAD = MARGIN + 37;

export function staysInsideMargins(page: ReadPage): void {
  for (const text of page.texts) {
    expect(text.left, text.text).toBeGreaterThanOrEqual(MARGIN - 0.3);
    expect(text.right, text.text).toBeLessThanOrEqual(page.width - MARGIN + 0.6);
    expect(text.baseline, text.text).toBeLessThanOrEqual(page.height - MARGIN + 0.3);
    expect(text.baseline - text.size * 0.75, text.text).toBeGreaterThanOrEqual(MARGIN - 0.3);
  }
  for (const path of page.paths) {
    expect(path.left).toBeGreaterThanOrEqual(MARGIN - 0.3);
    expect(path.right).toBeLessThanOrEqual(page.width - MARGIN + 0.3);
    expect(path.top).toBeGreaterThanOrEqual(MARGIN - 0.3);
    expect(path.bottom).toBeLessThanOrEqual(page.height - MARGIN + 0.3);
  }
}

export function isReadable(page: ReadPage): void {
  for (const text of page.texts) expect(text.size, text.text).toBeGreaterThanOrEqual(7.99);
  const lines = Map.groupBy(page.texts, (text) => text.baseline.toFixed(1));
  for (const line of lines.values()) {
    const ordered = line.toSorted((a, b) => a.left - b.left);
    for (const [index, text] of ordered.entries()) {
      const next = ordered[index + 1];
      if (next) expect(text.right, `${text.text} | ${next.text}`).toBeLessThanOrEqual(next.left + 0.5);
    }
  }
}

/** Lines one under the other keep apart where they stand over each other. */
export function linesKeepApart(page: ReadPage): void {
  const ordered = page.texts.toSorted((a, b) => a.baseline - b.baseline);
  for (const [index, upper] of ordered.entries()) {
    for (const lower of ordered.slice(index + 1)) {
      const apart = lower.baseline - upper.baseline;
      if (apart < 0.5) continue;
      if (apart > 20) break;
      const beside = lower.left >= upper.right - 0.5 || lower.right <= upper.left + 0.5;
      if (!beside)
        expect(apart, `${upper.text} over ${lower.text}`).toBeGreaterThanOrEqual(lower.size * 0.85);
    }
  }
}

/** Frames that are written in; bold ones are drawn 0.6 pt inside their box. */
export function writingBoxes(page: ReadPage): ReadPage['paths'] {
  return page.paths.filter(
    ({ left, right, top, bottom }) =>
      top > HEAD &&
      right - left > 12 &&
      right - left < 400 &&
      bottom - top >= WRITTEN_IN &&
      bottom - top < 60,
  );
}

/** No frame between a tick box and a writing box, and none over another. */
export function boxesCanBeWrittenIn(page: ReadPage): void {
  const low = page.paths.filter(
    ({ left, right, top, bottom }) =>
      top > HEAD &&
      right - left > 12 &&
      right - left < 400 &&
      bottom - top > 11.5 &&
      bottom - top < WRITTEN_IN,
  );
  expect(low).toEqual([]);
}

/** Over a blank in a line of text there is the height of a writing box, free of texts and of what is drawn. */
export function blanksCanBeWrittenIn(page: ReadPage): void {
  const over = [
    ...page.texts.map((text) => ({ ...text, foot: text.baseline })),
    ...page.paths.map((path) => ({ ...path, text: 'a line', foot: path.bottom })),
  ];
  for (const blank of page.texts.filter(({ text }) => text.includes('________'))) {
    const near = over.filter(
      ({ left, right, foot }) =>
        right > blank.left &&
        left < blank.right &&
        foot < blank.baseline - 0.5 &&
        foot > blank.baseline - 7 * MM + 0.2,
    );
    expect(
      near.map(({ text }) => text),
      `over ${blank.text}`,
    ).toEqual([]);
  }
}

export function textOf(pages: readonly ReadPage[]): string {
  return packed(pages.map((page) => page.words).join(' '));
}

export function packed(text: string): string {
  return text.replace(/\s+/g, '');
}
