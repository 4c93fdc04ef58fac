/** What a file is, decided by its first bytes and never by its name. */

import type { ReadProblemCode } from './read-problem.ts';

type FileKind =
  | { readonly kind: 'package' }
  | { readonly kind: 'text' }
  | { readonly kind: 'refused'; readonly code: ReadProblemCode };

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** BIFF2 to BIFF4 worksheets, older than the compound file. */
const BIFF = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
];
const OTHER_FORMATS = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x1f, 0x8b], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
];

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return refused('empty');
  if (startsWith(bytes, ZIP)) return { kind: 'package' };
  if (startsWith(bytes, EMPTY_ZIP)) return refused('notAWorkbook');
  if (startsWith(bytes, COMPOUND)) return refused(compoundProblem(bytes));
  if (BIFF.some((start) => startsWith(bytes, start))) return refused('oldExcel');
  if (OTHER_FORMATS.some((start) => startsWith(bytes, start))) return refused('notAWorkbook');
  return { kind: 'text' };
}

/** A web page or an XML workbook of 2003, often exported under the name `.xls`. */
export function markupProblem(text: string): ReadProblemCode | undefined {
  const start = text.slice(0, 2000).trimStart();
  if (/^(<\?xml[^>]*>\s*)?(<\?mso[^>]*>\s*)?<(\w+:)?Workbook\b/.test(start)) return 'oldXml';
  if (/^(<!--[\s\S]*?-->\s*)?<(!doctype html|html|head|body|meta|table)\b/i.test(start)) return 'webPage';
  return start.startsWith('<?xml') ? 'notAWorkbook' : undefined;
}

/** Names of streams stand in the directory of a compound file as UTF-16. */
function compoundProblem(bytes: Uint8Array): ReadProblemCode {
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return 'encrypted';
  if (holds('Workbook') || holds('Book')) return 'oldExcel';
  return 'notAWorkbook';
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function refused(code: ReadProblemCode): FileKind {
  return { kind: 'refused', code };
}
