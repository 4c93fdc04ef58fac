/** An upright sheet of sections under one another: a section is never cut, what does not fit begins the next page. */

import type { Canvas } from './canvas.ts';
import { LINE, PAD } from './card-style.ts';
import { drawFooter, drawHeader, type Footer, type Frame, type Header } from './sheet-frame.ts';

export interface Section {
  /** In points. */
  readonly height: number;
  readonly draw: (top: number) => void;
}

export interface SectionPages {
  readonly sheet: Footer['sheet'];
  /** The same on every page; its name and title are the bookmark. */
  readonly header: Header;
  readonly sections: readonly Section[];
  /** Between two sections, in points. */
  readonly gap: number;
}

/** How many pages these sections take. */
export function countSectionPages(
  { sections, gap }: Pick<SectionPages, 'sections' | 'gap'>,
  frame: Frame,
): number {
  return pagesOf(sections, frameOfPage(frame), gap).length;
}

/** No number and no remarks: its footer never needs the third line. */
function frameOfPage({ bottom, ...upper }: Frame): Frame {
  return { ...upper, bottom: bottom + LINE.small + 1 };
}

export function drawSectionPages(
  { sheet, header, sections, gap }: SectionPages,
  given: Frame,
  canvas: Canvas,
): void {
  const frame = frameOfPage(given);
  const pages = pagesOf(sections, frame, gap);
  for (const [index, page] of pages.entries()) {
    canvas.page(frame);
    if (index === 0) canvas.bookmark(`${header.name} · ${header.title.toLowerCase()}`);
    drawHeader(header, frame, canvas);
    let top = frame.top + PAD;
    for (const section of page) {
      section.draw(top);
      top += section.height + gap;
    }
    const number = `Page ${index + 1} of ${pages.length}`;
    drawFooter({ sheet, code: undefined, page: number, remarks: [] }, frame, canvas);
  }
}

function pagesOf(sections: readonly Section[], { top, bottom }: Frame, gap: number): readonly Section[][] {
  const space = bottom - top - PAD;
  const pages: Section[][] = [[]];
  let used = 0;
  for (const section of sections) {
    if (used > 0 && used + section.height > space) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(section);
    used += section.height + gap;
  }
  return pages;
}
