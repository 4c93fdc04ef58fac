/**
 * A pdfkit document for a thousand pages: it holds neither a page's operators one by one nor the pieces it puts out.
 *
 * pdfkit makes a buffer of every operator, some three thousand a page, and puts out slivers of a few bytes, each of
 * which keeps the whole 8 kB block alive that it was cut from. For 250 cards that came to 90 MB around a file of 6.
 */

import PDFDocument from 'pdfkit';

export class FrugalDocument extends PDFDocument {
  #operators: string[] = [];

  override addContent(operator: string): this {
    this.#operators.push(operator);
    return this;
  }

  /** pdfkit calls this before it turns to a new page and at the end. */
  override flushPages(): void {
    if (this.#operators.length > 0) {
      super.addContent(this.#operators.join('\n'));
      this.#operators = [];
    }
    super.flushPages();
  }
}

const BLOCK = 1 << 20;

/** All bytes a document will put out, copied together as they come. */
export function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const full: Uint8Array[] = [];
    let block = new Uint8Array(BLOCK);
    let used = 0;
    document.on('data', (chunk: Uint8Array) => {
      for (let from = 0; from < chunk.length; ) {
        if (used === BLOCK) {
          full.push(block);
          block = new Uint8Array(BLOCK);
          used = 0;
        }
        const piece = chunk.subarray(from, from + BLOCK - used);
        block.set(piece, used);
        used += piece.length;
        from += piece.length;
      }
    });
    document.on('end', () => resolve(Buffer.concat([...full, block.subarray(0, used)])));
    document.on('error', reject);
  });
}
