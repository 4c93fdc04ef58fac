/** The small part of fontkit (pdfkit's font reader, which ships no types) that documents use. */

declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function openSync(path: string): Font;
}
