/** Opens a PDF for the preview. Loaded on first use: the reader is larger than all screens together. */

import { GlobalWorkerOptions, getDocument, type PDFPageProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Enough of a page's words for somebody who cannot see it to know which it is. */
const WORDS = 160;

export interface OpenPdf {
  readonly pages: readonly {
    readonly number: number;
    readonly width: number;
    readonly height: number;
    readonly words: string;
    /** Draws the page as wide as the canvas stands; answers how to stop. */
    draw(canvas: HTMLCanvasElement): () => void;
  }[];
  close(): void;
}

/** `pdf` is base64. */
export async function openPdf(pdf: string): Promise<OpenPdf> {
  const task = getDocument({
    data: Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0)),
    verbosity: 0,
  });
  const document = await task.promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const words = items
        .flatMap((item) => ('str' in item && item.str.trim() ? [item.str.trim()] : []))
        .join(' ');
      return {
        number: index + 1,
        width,
        height,
        words: words.slice(0, WORDS),
        draw: (canvas: HTMLCanvasElement) => drawPage(page, canvas),
      };
    }),
  );
  return { pages, close: () => void task.destroy() };
}

function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement): () => void {
  const { width } = page.getViewport({ scale: 1 });
  const scale = (canvas.clientWidth * devicePixelRatio) / width;
  const viewport = page.getViewport({ scale });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  const drawing = page.render({ canvas, viewport });
  // Stopped on purpose where the page is taken away while it is drawn.
  drawing.promise.catch((error: Error) => {
    if (error.name !== 'RenderingCancelledException') throw error;
  });
  return () => drawing.cancel();
}
