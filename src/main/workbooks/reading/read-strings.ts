/** The shared strings of a workbook: each text once, rich text as plain text, spoken readings left out. */

import { LIMITS, UnreadableFile } from './read-problem.ts';
import { readXml } from './xml-parts.ts';

/** Throws UnreadableFile: hugeCell, unsafeXml, damaged. */
export async function readStrings(bytes: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inPhonetic = false;
  await readXml(bytes, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text(text) {
      if (!inText) return;
      current += text;
      refuseHuge(current);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') strings.push(unescaped(current));
    },
  });
  return strings;
}

export function refuseHuge(text: string): void {
  // Escapes such as _x000D_ take seven characters for one.
  if (text.length > LIMITS.cellCharacters * 7) throw new UnreadableFile('hugeCell');
}

/** Text of a cell from its XML: `_x000D_` stands for a character that XML cannot hold. Throws hugeCell. */
export function unescaped(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
  if (plain.length > LIMITS.cellCharacters) throw new UnreadableFile('hugeCell');
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
}
