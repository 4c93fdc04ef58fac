/**
 * A preview on its way from the worker to main: what is shown crosses as it is. The rows to import cross as JSON, a
 * thousand to a piece, and main reads them once they are imported, a piece at a time: most previews are looked at and
 * corrected several times before, and a long file never holds main up.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportRow, PreviewOutput } from './preview-file.ts';
import { shownRows } from './shown-rows.ts';

export interface PackedPreview extends Omit<PreviewOutput, 'rows'> {
  readonly people: number;
  readonly shown: ReturnType<typeof shownRows>;
  readonly rows: readonly string[];
}

const ROWS_AT_ONCE = 1000;

export function packed({ rows, ...output }: PreviewOutput, everyRow: boolean): PackedPreview {
  const pieces: string[] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    pieces.push(JSON.stringify(rows.slice(start, start + ROWS_AT_ONCE)));
  return { ...output, people: rows.length, shown: shownRows(rows, everyRow), rows: pieces };
}

export async function unpackedRows({ rows: pieces }: PackedPreview): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  for (const piece of pieces) {
    rows.push(...(JSON.parse(piece) as ImportRow[]));
    await nextTurn();
  }
  return rows;
}
