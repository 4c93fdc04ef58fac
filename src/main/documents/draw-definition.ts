/**
 * Draws sheet definitions directly with pdfkit, one sheet at a time: the fast way for packets.
 *
 * pdfmake answers two questions: where does everything stand, and how is it drawn. In a sheet definition each node
 * already says where it stands, so only the second is left, and pdfmake hands that to pdfkit call by call. Making these
 * calls here gives the same page without pdfmake's measuring, its copies of every node and its whole document in
 * memory, whose cost grows with the packet; sheets can be made, drawn and forgotten one after the other. The definition
 * stays the only description: a test renders it both ways and compares texts, places and pixels.
 */

import PDFDocument from 'pdfkit';
import { type FontWeight, fontFiles } from './fonts.ts';
import { rememberLayouts } from './remember-layouts.ts';
import type {
  SheetDefinition,
  SheetNode,
  SheetPart,
  SheetPicture,
  SheetShape,
  SheetText,
} from './sheet-definition.ts';

/** What pdfkit offers and its types leave out. */
type Picture = { readonly width: number; readonly height: number };
interface PictureReader {
  openImage(bytes: Buffer): Picture;
}

export class Drawing {
  readonly #document: PDFKit.PDFDocument;
  readonly #pictures = new Map<string, Picture>();
  readonly #fonts: Readonly<Record<FontWeight, string>>;
  readonly #size: [number, number];
  readonly #bytes: Promise<Uint8Array>;

  /** Opens a document with the title, size and fonts of the definition and draws its content, if it has any yet. */
  constructor(definition: SheetDefinition, fontFolder: string) {
    const { title, creator, producer, creationDate, modDate } = definition.info;
    const { width, height } = definition.pageSize;
    this.#size = [width, height];
    this.#fonts = fontFiles(fontFolder);
    this.#document = new PDFDocument({
      autoFirstPage: false,
      pdfVersion: definition.version,
      lang: definition.language,
      displayTitle: definition.displayTitle,
      font: this.#fonts.regular,
      info: {
        Title: title,
        Creator: creator,
        Producer: producer,
        CreationDate: creationDate,
        ModDate: modDate,
      },
    });
    rememberLayouts(this.#document);
    this.#bytes = bytesOf(this.#document);
    this.add(definition);
  }

  /** Draws one more sheet. */
  add({ content, images }: SheetPart): void {
    for (const [name, url] of Object.entries(images)) {
      if (!this.#pictures.has(name)) this.#pictures.set(name, this.#open(url));
    }
    for (const side of content) {
      this.#document.addPage({ size: this.#size, margin: 0 });
      for (const node of side.stack) this.#draw(node);
    }
  }

  /** The whole PDF; nothing can be added any more. */
  finish(): Promise<Uint8Array> {
    this.#document.end();
    return this.#bytes;
  }

  #draw(node: SheetNode): void {
    if ('text' in node) this.#text(node);
    else if ('canvas' in node) for (const shape of node.canvas) this.#shape(shape);
    else this.#picture(node);
  }

  #text({ text, font, fontSize, color, absolutePosition }: SheetText): void {
    const document = this.#document.font(this.#fonts[font]).fontSize(fontSize).fillColor(color);
    let { x } = absolutePosition;
    for (const { text: run, fontFeatures } of text) {
      document.text(run, x, absolutePosition.y, {
        lineBreak: false,
        ...(fontFeatures && { features: fontFeatures }),
      });
      // pdfkit has moved on by the width of what it drew.
      ({ x } = document);
    }
  }

  #shape(shape: SheetShape): void {
    const document = this.#document;
    if (shape.type === 'line') document.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2);
    else if (shape.type === 'rect') document.rect(shape.x, shape.y, shape.w, shape.h);
    else document.path(shape.d);
    if ('color' in shape) document.fillColor(shape.color).fill();
    else document.lineWidth(shape.lineWidth).strokeColor(shape.lineColor).stroke();
  }

  #picture({ image, width, height, absolutePosition: { x, y } }: SheetPicture): void {
    this.#document.image(this.#pictures.get(image) as never, x, y, { width, height });
  }

  #open(url: string): Picture {
    const reader = this.#document as unknown as PictureReader;
    return reader.openImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  }
}

function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}
