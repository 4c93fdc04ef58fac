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

/** Of one font, at some 4 kB each. A packet of 250 cards has about 600 in all. */
const MOST_LAYOUTS = 4_000;

const remembering = new WeakSet<EmbeddedFont>();
/** By font, the same in every document: its name and the checksum of its file. */
const layoutsOfFont = new Map<string, Map<string, Layout>>();
const layoutsIn = new WeakMap<EmbeddedFont, Map<string, Layout>>();

/** To be called with any pdfkit document that has a font open; holds for every document, those of pdfmake too. */
export function rememberLayouts(document: PDFKit.PDFDocument): void {
  const { _font: font } = document as unknown as { readonly _font: EmbeddedFont };
  const fonts: EmbeddedFont = Object.getPrototypeOf(font);
  if (remembering.has(fonts)) return;
  remembering.add(fonts);
  const layOut = fonts.layoutRun;
  fonts.layoutRun = function (text, features) {
    const layouts = layoutsIn.get(this) ?? openLayouts(this);
    const key = features ? `${features.join()} ${text}` : text;
    const known = layouts.get(key);
    if (known) return known;
    const layout = layOut.call(this, text, features);
    if (layouts.size >= MOST_LAYOUTS) layouts.clear();
    layouts.set(key, layout);
    return layout;
  };
}

function openLayouts(font: EmbeddedFont): Map<string, Layout> {
  const name = `${font.name} ${font.font.head.checkSumAdjustment}`;
  const layouts = layoutsOfFont.get(name) ?? new Map<string, Layout>();
  layoutsOfFont.set(name, layouts);
  layoutsIn.set(font, layouts);
  return layouts;
}
