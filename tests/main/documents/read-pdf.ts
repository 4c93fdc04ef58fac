/** Reads a PDF back: its text with places, its drawn rectangles, its metadata. */

import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** From the top of the page. */
  readonly baseline: number;
  readonly size: number;
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly ReadText[];
  /** All words of the page with single spaces. */
  readonly words: string;
  /** How many pictures were painted. */
  readonly pictures: number;
  /** Bounding boxes of everything drawn as paths, from the top of the page. */
  readonly paths: readonly {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }[];
}

export interface ReadDocument {
  readonly pages: readonly ReadPage[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly language: string | undefined;
  /** Titles of the outline, in order. */
  readonly bookmarks: readonly string[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const outline = (await pdf.getOutline()) ?? [];
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const texts = content.items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
      return [{ text: item.str, left: x, right: x + item.width, baseline: height - y, size }];
    });
    const words = content.items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
      .join('')
      .replace(/\s+/g, ' ');
    pages.push({ width, height, texts, words, ...(await drawingsOf(page, height)) });
  }
  const language = /\/Lang \(([^)]*)\)/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  await task.destroy();
  return {
    pages,
    info: info as Record<string, unknown>,
    language,
    bookmarks: outline.map(({ title }) => title),
  };
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function drawingsOf(page: PdfPage, height: number) {
  const { fnArray, argsArray } = await page.getOperatorList();
  const paths: ReadPage['paths'][number][] = [];
  // pdfkit turns the page upside down once, so path coordinates already run from the top.
  let flipped = false;
  for (const [index, operation] of fnArray.entries()) {
    const args = argsArray[index] as readonly unknown[];
    if (operation === OPS.transform && args[3] === -1) flipped = true;
    if (operation !== OPS.constructPath) continue;
    const box = args[2] as ArrayLike<number> | null;
    if (!box) continue;
    const [left = 0, y1 = 0, right = 0, y2 = 0] = Array.from(box);
    paths.push({ left, right, top: flipped ? y1 : height - y2, bottom: flipped ? y2 : height - y1 });
  }
  const pictures = fnArray.filter((operation) => operation === OPS.paintImageXObject).length;
  return { paths, pictures };
}
