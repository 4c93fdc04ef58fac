/** Tables from text: comma, semicolon, tab or bar between cells; files and cells pasted from a spreadsheet alike. */

import { CsvError, parse } from 'csv-parse/sync';
import { unguarded } from '../text-guard.ts';
import { LIMITS, UnreadableFile } from './read-problem.ts';
import type { SheetCell, SheetRow, SheetTable } from './sheet-table.ts';

const DELIMITERS = ['\t', ';', ',', '|'] as const;
const SAMPLE_CHARACTERS = 20_000;
const LONGEST_LINE = LIMITS.cellCharacters * 100;

/** Throws UnreadableFile: openQuote, tooManyRows, tooManyCells, hugeCell. */
export function readTextTable(text: string, name: string, source: 'csv' | 'paste'): SheetTable {
  // Excel writes its delimiter into a first line of its own when asked to.
  const stated = /^sep=(.)\r?\n/.exec(text);
  const body = stated ? text.slice(stated[0].length) : text;
  const records = parsed(body, stated?.[1] ?? likelyDelimiter(body));
  const rows: SheetRow[] = [];
  let cells = 0;
  records.forEach((record, index) => {
    const filled = filledCells(record);
    cells += filled.length;
    if (filled.length > 0) rows.push({ number: index + (stated ? 2 : 1), hidden: false, cells: filled });
  });
  if (rows.length > LIMITS.rows) throw new UnreadableFile('tooManyRows');
  if (cells > LIMITS.cells) throw new UnreadableFile('tooManyCells');
  return { name, source, hidden: false, hiddenColumns: [], merges: [], rows };
}

/** The delimiter that splits the first lines into the same number of cells most often. */
function likelyDelimiter(text: string): string {
  const sample = withoutQuoted(text.slice(0, SAMPLE_CHARACTERS))
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const line of sample) {
      const count = line.split(delimiter).length;
      if (count > 1) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    for (const lines of counts.values()) if (lines > best.score) best = { delimiter, score: lines };
  }
  return best.delimiter;
}

function withoutQuoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, 'x');
}

function parsed(text: string, delimiter: string): string[][] {
  // Quotation marks are what makes a table of text hard; most rosters have none.
  if (!text.includes('"')) return split(text, delimiter);
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      // 5'7" without quotation marks around it is a height, not a mistake.
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_LINE,
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new UnreadableFile('openQuote', { cause: error });
    if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE')
      throw new UnreadableFile('openQuote', { cause: error });
    throw new UnreadableFile('damaged', { cause: error });
  }
}

/** What the library makes of a text without quotation marks: its first line end is the end of every line. */
function split(text: string, delimiter: string): string[][] {
  const lines = text.split(/\r\n|\n|\r/.exec(text)?.[0] ?? '\n');
  if (lines.some((line) => line.length > LONGEST_LINE)) throw new UnreadableFile('damaged');
  return lines.map((line) => line.split(delimiter));
}

function filledCells(record: readonly string[]): SheetCell[] {
  const cells: SheetCell[] = [];
  for (let column = 0; column < record.length; column++) {
    const value = record[column] as string;
    if (value === '' || value.trim() === '') continue;
    if (value.length > LIMITS.cellCharacters) throw new UnreadableFile('hugeCell');
    const text = value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
    cells.push({ kind: 'text', column, text: unguarded(text) });
  }
  return cells;
}
