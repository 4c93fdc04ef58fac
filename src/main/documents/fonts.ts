/** The fonts on paper, and the characters they cannot draw. */

import { join } from 'node:path';
import { openSync } from 'fontkit';

/** Weights that sheets are set in, with their files in `resources/fonts`. */
const FONT_FILES = {
  regular: 'Inter_400Regular.ttf',
  semibold: 'Inter_600SemiBold.ttf',
  bold: 'Inter_700Bold.ttf',
} as const;

export type FontWeight = keyof typeof FONT_FILES;

/**
 * The file of each weight. pdfkit is given the path itself as the font's name: under a name of ours it would open a
 * font anew each time it is asked for, once the same font is open under its path.
 */
export function fontFiles(folder: string): Readonly<Record<FontWeight, string>> {
  const file = (weight: FontWeight) => join(folder, FONT_FILES[weight]);
  return { regular: file('regular'), semibold: file('semibold'), bold: file('bold') };
}

const drawable = new Map<string, (character: string) => boolean>();

/**
 * The characters of a text that one of the sheet's fonts has no drawing for, each once, in order; empty when all can be
 * printed. Control characters count as undrawable. Ask before printing: a name is never printed as empty boxes.
 */
export function undrawable(text: string, fontFolder: string): readonly string[] {
  const isDrawable = drawable.get(fontFolder) ?? drawableIn(fontFolder);
  drawable.set(fontFolder, isDrawable);
  return [...new Set(onPaper(text))].filter((character) => !isDrawable(character));
}

/** How somebody is called on paper where the whole name cannot be drawn and a preferred name can. */
export function drawableName(whole: string, preferred: string | null, fontFolder: string): string {
  if (!preferred || undrawable(whole, fontFolder).length === 0) return whole;
  return undrawable(preferred, fontFolder).length === 0 ? preferred : whole;
}

/** Text as it is set: accents composed, so that a letter typed in two parts prints as one. */
export function onPaper(text: string): string {
  return text.normalize('NFC');
}

/** Every text of a packet is asked about, so characters that were found are remembered. */
function drawableIn(fontFolder: string): (character: string) => boolean {
  const fonts = Object.values(fontFiles(fontFolder)).map((file) => openSync(file));
  const found = new Set<string>();
  return (character) => {
    if (found.has(character)) return true;
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x20 || codePoint === 0x7f) return false;
    if (!fonts.every((font) => font.hasGlyphForCodePoint(codePoint))) return false;
    found.add(character);
    return true;
  };
}
