/** Tables from a file of bytes, or one sentence on why it cannot be read. Nothing here throws for a bad file. */

import { fileKind, markupProblem } from './file-kind.ts';
import { PackageFile } from './package-file.ts';
import {
  LIMITS,
  type ReadProblem,
  type ReadProblemCode,
  readProblem,
  UnreadableFile,
} from './read-problem.ts';
import { readTextTable } from './read-text-table.ts';
import { foreignPackage, readXlsx } from './read-xlsx.ts';
import type { SheetTable } from './sheet-table.ts';
import { decodedText } from './text-encoding.ts';

export type ReadTablesResult =
  | {
      readonly ok: true;
      /** Sheets in the order of the workbook; one for a text file. */
      readonly tables: readonly SheetTable[];
      /** What was set aside or assumed while opening the file: macros, links, encoding, a misleading name. */
      readonly remarks: readonly string[];
    }
  | { readonly ok: false; readonly problem: ReadProblem };

/**
 * Reads .xlsx, .xlsm and text tables (comma, semicolon, tab; UTF-8, UTF-16, Windows-1252), told apart by
 * content. `fileName` is only said back in sentences.
 */
export async function readTables(bytes: Uint8Array, fileName: string): Promise<ReadTablesResult> {
  try {
    if (bytes.length > LIMITS.fileBytes) return refused('tooBig', fileName);
    const kind = fileKind(bytes);
    if (kind.kind === 'refused') return refused(kind.code, fileName);
    const reading = kind.kind === 'package' ? await readPackage(bytes, fileName) : readText(bytes, fileName);
    if (!reading.tables.some((table) => table.rows.length > 0)) return refused('nothingInIt', fileName);
    return { ok: true, ...reading };
  } catch (error) {
    if (error instanceof UnreadableFile) return refused(error.code, fileName);
    throw error;
  }
}

/** Reads cells pasted from a spreadsheet: tabs between cells, one line a row. */
export function readPastedCells(text: string): ReadTablesResult {
  const name = 'Pasted cells';
  try {
    const table = readTextTable(text, name, 'paste');
    return table.rows.length > 0 ? { ok: true, tables: [table], remarks: [] } : refused('nothingInIt', name);
  } catch (error) {
    if (error instanceof UnreadableFile) return refused(error.code, name);
    throw error;
  }
}

type Reading = { readonly tables: readonly SheetTable[]; readonly remarks: readonly string[] };

async function readPackage(bytes: Uint8Array, fileName: string): Promise<Reading> {
  const file = await PackageFile.open(bytes);
  const foreign = foreignPackage(file.names(), await mimetypeOf(file));
  if (foreign) throw new UnreadableFile(foreign);
  const reading = await readXlsx(file);
  return {
    ...reading,
    remarks: [...misnamed(fileName, /\.xls[xm]$/i, 'an Excel workbook'), ...reading.remarks],
  };
}

function readText(bytes: Uint8Array, fileName: string): Reading {
  const { text, encoding } = decodedText(bytes);
  const markup = markupProblem(text);
  if (markup) throw new UnreadableFile(markup);
  const remarks = misnamed(fileName, /\.(csv|tsv|tab|txt)$/i, 'a text table');
  if (encoding === 'windows-1252')
    remarks.push(
      'The file does not state its encoding; it was read as Windows-1252. Check a name with accents.',
    );
  return { tables: [readTextTable(text, fileName, 'csv')], remarks };
}

function misnamed(fileName: string, usual: RegExp, what: string): string[] {
  if (usual.test(fileName)) return [];
  return [`The name of the file suggests something else, but inside it is ${what} and was read as one.`];
}

/** The first part of an OpenDocument file says what it is. */
async function mimetypeOf(file: PackageFile): Promise<string> {
  if (!file.has('mimetype')) return '';
  let start = '';
  for await (const chunk of file.unpack('mimetype')) {
    start += Buffer.from(chunk).toString('latin1');
    if (start.length > 200) break;
  }
  return start;
}

function refused(code: ReadProblemCode, fileName: string): { ok: false; problem: ReadProblem } {
  return { ok: false, problem: readProblem(code, fileName) };
}
