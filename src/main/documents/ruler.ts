/** Measures text with pdfkit, the engine that draws them below pdfmake: what was measured is what prints. */

import PDFDocument from 'pdfkit';
import { type FontWeight, fontFiles, onPaper } from './fonts.ts';
import { rememberLayouts } from './remember-layouts.ts';
import type { TextRun } from './sheet-definition.ts';

export interface Ruler {
  /** Width in points of one line, its figures set as `runsOf` says. */
  widthOf(text: string, font: FontWeight, size: number): number;
  /** From the top of a line to its baseline, in points. */
  ascentOf(font: FontWeight, size: number): number;
}

/** What pdfkit offers and its types leave out. */
interface Measuring {
  readonly _font: { readonly ascender: number };
}

const rulers = new Map<string, Ruler>();

/** The ruler for the fonts of a folder, opened once per process: reading three fonts takes longer than a card. */
export function rulerFor(fontFolder: string): Ruler {
  const known = rulers.get(fontFolder);
  if (known) return known;
  const ruler = openRuler(fontFolder);
  rulers.set(fontFolder, ruler);
  return ruler;
}

/**
 * The parts of a line that differ in their figures. Figures have one width, so that loads stand in columns, and no
 * point is tucked under a 7: `97.5` must not read as 975. Words with a hyphen keep the font's own figures, because the
 * hyphen would be widened too.
 */
export function runsOf(text: string): TextRun[] {
  if (!/\d/.test(text)) return [{ text }];
  if (!text.includes('-')) return [{ text, fontFeatures: ['tnum'] }];
  const runs: TextRun[] = [];
  for (const word of text.match(/\S+\s*|\s+/g) ?? []) {
    const hyphenated = word.includes('-');
    const last = runs.at(-1);
    if (last && hyphenated === (last.fontFeatures === undefined)) last.text += word;
    else runs.push(hyphenated ? { text: word } : { text: word, fontFeatures: ['tnum'] });
  }
  return runs;
}

function openRuler(fontFolder: string): Ruler {
  const files = fontFiles(fontFolder);
  // Nothing is ever drawn into this document. Its own cache of words would grow for as long as the process lives.
  const document = new PDFDocument({
    autoFirstPage: false,
    fontLayoutCache: false,
    font: files.regular,
  });
  rememberLayouts(document);
  const measuring = document as unknown as Measuring;
  return {
    widthOf: (text, font, size) => {
      document.font(files[font]).fontSize(size);
      return runsOf(onPaper(text)).reduce(
        (width, { text: run, fontFeatures }) =>
          width + document.widthOfString(run, fontFeatures ? { features: fontFeatures } : {}),
        0,
      );
    },
    ascentOf: (font, size) => {
      document.font(files[font]);
      return (measuring._font.ascender / 1000) * size;
    },
  };
}
