/**
 * Prints sheets through pdfmake, which may read the sheet's fonts and nothing else: the yardstick that the direct way is
 * held against, pixel by pixel and by the clock.
 */

import { dirname, resolve } from 'node:path';
import pdfMake from 'pdfmake';
import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import { fontFiles } from '#main/documents/fonts.ts';
import {
  type DocumentOptions,
  documentOf,
  type SheetPart,
  type SheetPrinter,
} from '#main/documents/sheet-definition.ts';

export class PdfmakePrinter implements SheetPrinter {
  readonly #options: DocumentOptions;
  readonly #fontFolder: string;
  readonly #parts: SheetPart[] = [];

  constructor(options: DocumentOptions, fontFolder: string) {
    this.#options = options;
    this.#fontFolder = resolve(fontFolder);
  }

  async add(part: SheetPart): Promise<void> {
    this.#parts.push(part);
  }

  async finish(): Promise<Uint8Array> {
    pdfMake.setUrlAccessPolicy(() => false);
    pdfMake.setLocalAccessPolicy((path) => dirname(resolve(path)) === this.#fontFolder);
    // Each weight is a family of its own: pdfmake knows normal and bold, the sheets have a weight between.
    const fonts: TFontDictionary = {};
    for (const [weight, file] of Object.entries(fontFiles(this.#fontFolder)))
      fonts[weight] = { normal: file };
    pdfMake.setFonts(fonts);
    // Its types leave `path` out of a canvas; its renderer draws it.
    const definition = documentOf(this.#parts, this.#options) as TDocumentDefinitions;
    return pdfMake.createPdf(definition).getBuffer();
  }
}

export const byPdfmake = (document: DocumentOptions, fonts: string): SheetPrinter =>
  new PdfmakePrinter(document, fonts);
