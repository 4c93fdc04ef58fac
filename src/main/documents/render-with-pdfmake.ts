/** A definition to PDF through pdfmake, which may read the sheet's fonts and nothing else. */

import { dirname, resolve } from 'node:path';
import pdfMake from 'pdfmake';
import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import { fontFiles } from './fonts.ts';
import type { SheetDefinition } from './sheet-definition.ts';

/** Bytes of the PDF. The definition is used up: pdfmake writes its reckoning into it. */
export async function renderWithPdfmake(
  definition: SheetDefinition,
  fontFolder: string,
): Promise<Uint8Array> {
  const folder = resolve(fontFolder);
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => dirname(resolve(path)) === folder);
  // Each weight is a family of its own: pdfmake knows normal and bold, the sheets have a weight between.
  const fonts: TFontDictionary = {};
  for (const [weight, file] of Object.entries(fontFiles(folder))) fonts[weight] = { normal: file };
  pdfMake.setFonts(fonts);
  // Its types leave `path` out of a canvas; its renderer draws it.
  return pdfMake.createPdf(definition as TDocumentDefinitions).getBuffer();
}
