/**
 * Draws sheet definitions directly with pdfkit, one sheet at a time: the fast way for packets.
 *
 * pdfmake answers two questions: where does everything stand, and how is it drawn. In a sheet definition each node
 * already says where it stands, so only the second is left, and pdfmake hands that to pdfkit call by call. Making these
 * calls here gives the same page without pdfmake's measuring, its copies of every node and its whole document in
 * memory, whose cost grows with the packet; sheets can be made, drawn and forgotten one after the other. The definition
 * stays the only description: a test renders it both ways and compares texts, places and pixels.
 */

import { type FontWeight, fontFiles } from './fonts.ts';
import { bytesOf, FrugalDocument } from './frugal-document.ts';
import { Marks } from './marks.ts';
import { rememberLayouts } from './remember-layouts.ts';
import {
  type DocumentOptions,
  documentOf,
  type SheetNode,
  type SheetPart,
  type SheetPicture,
  type SheetPrinter,
  type SheetShape,
  type SheetText,
} from './sheet-definition.ts';

/** What pdfkit offers and its types leave out. */
interface Picture {
  readonly width: number;
  readonly height: number;
  embed(document: PDFKit.PDFDocument): void;
}
interface PictureReader {
  openImage(bytes: Buffer): Picture;
}

export class DirectPrinter implements SheetPrinter {
  readonly #document: PDFKit.PDFDocument;
  readonly #marks: Marks;
  readonly #pictures = new Map<string, Picture>();
  readonly #fonts: Readonly<Record<FontWeight, string>>;
  readonly #size: [number, number];
  readonly #bytes: Promise<Uint8Array>;

  constructor(options: DocumentOptions, fontFolder: string) {
    const { version, language, displayTitle, info, pageSize } = documentOf([], options);
    const { title, creator, producer, creationDate, modDate } = info;
    this.#size = [pageSize.width, pageSize.height];
    this.#fonts = fontFiles(fontFolder);
    this.#document = new FrugalDocument({
      autoFirstPage: false,
      pdfVersion: version,
      lang: language,
      tagged: true,
      displayTitle,
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
    this.#marks = new Marks(this.#document);
    this.#bytes = bytesOf(this.#document);
  }

  async add({ content, images }: SheetPart): Promise<void> {
    this.#marks.beginSheet();
    for (const [name, url] of Object.entries(images)) {
      if (!this.#pictures.has(name)) this.#pictures.set(name, this.#embed(url));
    }
    for (const side of content) {
      const [width, height] = this.#size;
      const size = side.pageOrientation === 'portrait' ? [width, height] : [height, width];
      this.#document.addPage({ size: size as [number, number], margin: 0 });
      this.#marks.side(side, (node) => this.#draw(node));
    }
    this.#marks.endSheet();
  }

  finish(): Promise<Uint8Array> {
    this.#document.end();
    return this.#bytes;
  }

  #draw(node: SheetNode): void {
    if ('text' in node) this.#text(node);
    else if ('canvas' in node) for (const shape of node.canvas) this.#shape(shape);
    else this.#picture(node);
  }

  #text({ text, font, fontSize, color, absolutePosition, outline, outlineText = '' }: SheetText): void {
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
    if (outline) document.outline.addItem(outlineText, { expanded: false });
  }

  #shape(shape: SheetShape): void {
    const document = this.#document;
    if (shape.type === 'line') document.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2);
    else if (shape.type === 'rect') document.rect(shape.x, shape.y, shape.w, shape.h);
    else document.path(shape.d);
    if ('color' in shape) document.fillColor(shape.color).fill();
    else {
      const round = 'lineCap' in shape && shape.lineCap === 'round';
      if (round) document.lineCap('round').lineJoin('round');
      document.lineWidth(shape.lineWidth).strokeColor(shape.lineColor).stroke();
      if (round) document.lineCap('butt').lineJoin('miter');
    }
  }

  #picture({ image, width, height, absolutePosition: { x, y } }: SheetPicture): void {
    this.#document.image(this.#pictures.get(image) as never, x, y, { width, height });
  }

  /** A logo is opaque, so it is in the document at once. */
  #embed(url: string): Picture {
    const reader = this.#document as unknown as PictureReader;
    const picture = reader.openImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    picture.embed(this.#document);
    return picture;
  }
}
