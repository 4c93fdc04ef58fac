/** Sheets to PDF: the same models and the same moment give the same bytes. */

import { ExpectedError } from '../errors.ts';
import { type Look, PLAIN_LOOK } from '../facility/look.ts';
import { DirectPrinter } from './draw-definition.ts';
import { rewordedSheet } from './reword-sheet.ts';
import { rulerFor } from './ruler.ts';
import type { DocumentOptions, SheetPrinter } from './sheet-definition.ts';
import { PAPER, type Paper } from './sheet-frame.ts';
import type { SheetModel } from './sheet-model.ts';
import { drawSheet } from './sheets.ts';
import { refuseUndrawable } from './undrawable-texts.ts';

export interface RenderOptions {
  /** Shown by viewers in place of the file's name; never a person's name. */
  readonly title?: string;
  readonly paper: Paper;
  /** Plain unless said otherwise. */
  readonly look?: Look;
  /** The moment of printing: creation date and file id follow from it. */
  readonly printedAt: Date;
  /** Folder of the fonts (`resources/fonts`). */
  readonly fonts: string;
  /** Who draws the definitions, where it is not the direct way: pages look the same, without their structure. */
  readonly printer?: (document: DocumentOptions, fonts: string) => SheetPrinter;
}

export interface RenderedPacket {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Pages of each model, in order. */
  readonly pagesOf: readonly number[];
}

/**
 * Draws a packet of sheets, one after the other, as one PDF without names in its metadata.
 *
 * `onProgress` hears how many sheets are done. Between sheets the event loop gets its turn, so progress and
 * cancelling work inside a worker. Throws UNDRAWABLE_FACILITY or UNDRAWABLE_TEXT before drawing anything when a text has
 * a character that no font here can draw, NOTHING_TO_PRINT without models, JOB_CANCELLED when the signal says so.
 */
export async function renderPacket(
  sheets: readonly SheetModel[],
  options: RenderOptions,
  onProgress: (done: number, of: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<RenderedPacket> {
  const { look = PLAIN_LOOK } = options;
  if (sheets.every((model) => 'pages' in model && model.pages.length === 0))
    throw new ExpectedError('NOTHING_TO_PRINT');
  const models = sheets.map((model) => rewordedSheet(model, look));
  refuseUndrawable(models, options.fonts);

  const ruler = rulerFor(options.fonts);
  const { paper, printedAt, fonts, title = 'Individual cards' } = options;
  const document = { title, size: PAPER[paper], printedAt };
  const printer = options.printer?.(document, fonts) ?? new DirectPrinter(document, fonts);
  const pagesOf: number[] = [];
  for (const [index, model] of models.entries()) {
    refuseCancelled(signal);
    const part = drawSheet(model, options.paper, ruler, look);
    pagesOf.push(part.content.length);
    await printer.add(part);
    onProgress(index + 1, models.length);
    await turnOfTheLoop();
  }
  refuseCancelled(signal);
  const bytes = await printer.finish();
  return { bytes, pages: pagesOf.reduce((sum, pages) => sum + pages, 0), pagesOf };
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ExpectedError('JOB_CANCELLED');
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
