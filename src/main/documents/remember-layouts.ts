/**
 * Lets pdfkit remember how a text was laid out, across all documents of the process.
 *
 * pdfkit forgets its cache of words with each document, and keeps none for text with font features, as all our figures
 * have: each such text is laid out when it is measured, when it is drawn and once more to move on, at 0.2 ms a time,
 * and the first text of every document costs 40 ms more until the fonts' tables are read. That is most of what a card
 * takes. A layout depends on nothing but font, text and features, so remembering it changes no output.
 */

/** Glyphs and their places, in thousandths of the size; pdfkit reads it and never writes to it. */
type Layout = object;

interface EmbeddedFont {
  readonly name: string;
  readonly font: { readonly head: { readonly checkSumAdjustment: number } };
  layoutRun(text: string, features?: readonly string[]): Layout;
}

/** Some 10 MB; a packet of a whole club needs a quarter of it. */
const MOST_LAYOUTS = 20_000;

const remembering = new WeakSet<EmbeddedFont>();
const layouts = new Map<string, Layout>();

/** To be called once with any pdfkit document that has a font open; holds for every document, those of pdfmake too. */
export function rememberLayouts(document: PDFKit.PDFDocument): void {
  const { _font: font } = document as unknown as { readonly _font: EmbeddedFont };
  const fonts: EmbeddedFont = Object.getPrototypeOf(font);
  if (remembering.has(fonts)) return;
  remembering.add(fonts);
  const layOut = fonts.layoutRun;
  fonts.layoutRun = function (text, features) {
    const key = `${this.name} ${this.font.head.checkSumAdjustment} ${features?.join() ?? ''} ${text}`;
    const known = layouts.get(key);
    if (known) return known;
    const layout = layOut.call(this, text, features);
    if (layouts.size >= MOST_LAYOUTS) layouts.clear();
    layouts.set(key, layout);
    return layout;
  };
}
