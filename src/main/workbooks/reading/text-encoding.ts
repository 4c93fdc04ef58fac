/** Text of a file whose encoding is not stated: byte order mark, then UTF-16 by its zeros, UTF-8, else Windows-1252. */

import { UnreadableFile } from './read-problem.ts';

type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Throws UnreadableFile `notAWorkbook` when the bytes are no text in any of them. */
export function decodedText(bytes: Uint8Array): { text: string; encoding: TextEncodingName } {
  const decoded = decodedAs(bytes, markedEncoding(bytes) ?? utf16WithoutMark(bytes));
  if (looksBinary(decoded.text)) throw new UnreadableFile('notAWorkbook');
  return decoded;
}

function decodedAs(bytes: Uint8Array, encoding: TextEncodingName | undefined) {
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' as const };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      encoding: 'windows-1252' as const,
    };
  }
}

function markedEncoding(bytes: Uint8Array): TextEncodingName | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Separators and digits are half zeros in UTF-16, and no other text has zeros at all. */
function utf16WithoutMark(bytes: Uint8Array): TextEncodingName | undefined {
  let even = 0;
  let odd = 0;
  const sample = Math.min(bytes.length, 4000);
  for (let at = 0; at < sample; at++) if (bytes[at] === 0) at % 2 === 0 ? even++ : odd++;
  if (odd > sample / 8 && even < odd / 4) return 'utf-16le';
  if (even > sample / 8 && odd < even / 4) return 'utf-16be';
  return undefined;
}

/** Control characters other than tab, line ends and form feed do not stand in tables. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000);
  let strange = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code === 0) return true;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || code === 0xfffd) strange++;
  }
  return strange > sample.length / 50;
}
