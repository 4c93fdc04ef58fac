/** Where a sheet's list begins: the row of headers below titles and blank rows, and which sheet holds what. */

import { folded } from '#domain/athlete/names.ts';
import { cellAt, type SheetRow, type SheetTable } from '../reading/sheet-table.ts';
import { decidedColumn } from './column-decisions.ts';
import {
  type ColumnMapping,
  type HeaderCell,
  type MappingCorrections,
  NAME_FIELDS,
  namesPeople,
  proposeMapping,
  recognised,
} from './column-mapping.ts';

export interface FoundList {
  readonly table: SheetTable;
  /** Row number of the headers as the spreadsheet counts; 0 where the list has none. */
  readonly headerRow: number;
  readonly headers: readonly HeaderCell[];
  readonly columns: readonly ColumnMapping[];
  /** `roster`: people with their details; `maxima`: names with lifts beside them. */
  readonly holds: 'roster' | 'maxima';
}

/** Sheets of maxima as coaches name them. */
const MAXIMA_NAMES =
  /\b(max|maxes|maxs|maxima|maxwerte|maximos|massimali|maximaux|1rm|rm|prs?|pbs?|records?|strength|tests?|testing)\b/;

const LONGEST_HEADER = 120;
/** Headers stand near the top: titles, an address, a blank line or two above them. */
const ROWS_SEARCHED = 40;

/** In place of the number of a row: the list begins with its first person. */
export type HeaderRow = number | null;

/**
 * The list of a sheet, or undefined when no row looks like headers. `headerRow` and `corrections` are the coach's: in a
 * row of theirs no name need be recognised.
 */
export function findList(
  table: SheetTable,
  headerRow?: HeaderRow,
  corrections?: MappingCorrections,
): FoundList | undefined {
  const row = headerRow === undefined ? likelyHeader(table) : rowAt(headerRow, table);
  if (!row) return undefined;
  const headers = headersOf(row, table);
  const columns = proposeMapping(headers, {
    corrections,
    maximaSheet: MAXIMA_NAMES.test(folded(table.name)),
    cellsOf: (column) => decidedColumn(column, below(row, table)).cells,
  });
  if (headerRow === undefined && !hasNames(columns)) return undefined;
  const details = columns.filter((column) => DETAILS.has(column.field)).length;
  const lifts = columns.filter((column) => column.field === 'maximum').length;
  return {
    table,
    headerRow: row.number,
    headers,
    columns,
    holds: details === 0 && lifts > 0 ? 'maxima' : 'roster',
  };
}

export function hasNames(columns: readonly ColumnMapping[]): boolean {
  return columns.some((column) => NAME_FIELDS.has(column.field));
}

const NO_HEADERS: SheetRow = { number: 0, hidden: false, cells: [] };

function rowAt(headerRow: HeaderRow, { rows }: SheetTable): SheetRow | undefined {
  return headerRow === null ? NO_HEADERS : rows.find(({ number }) => number === headerRow);
}

/** Rows of people: everything below the headers. */
export function rowsBelow(list: FoundList): SheetRow[] {
  return below({ number: list.headerRow }, list.table);
}

function below({ number }: Pick<SheetRow, 'number'>, table: SheetTable): SheetRow[] {
  return table.rows.filter((row) => row.number > number);
}

/** How much a list looks like the roster: recognised details, then the number of rows. */
export function rosterLikeness(list: FoundList): number {
  const details = new Set(list.columns.map((column) => column.field).filter((field) => DETAILS.has(field)))
    .size;
  return list.holds === 'roster' && rowsBelow(list).length > 0 ? details + 1 : 0;
}

const DETAILS: ReadonlySet<string> = new Set([
  'externalId',
  'dateOfBirth',
  'sex',
  'squads',
  'sport',
  'position',
  'bodyweight',
  'height',
  'trainingSince',
  'email',
  'phone',
  'guardian',
  'emergencyContact',
  'preferredName',
  'notes',
  'health',
]);

function likelyHeader(table: SheetTable): SheetRow | undefined {
  let best: { row: SheetRow; score: number } | undefined;
  for (const row of table.rows.slice(0, ROWS_SEARCHED)) {
    const score = headerScore(row);
    if (score > (best?.score ?? 0)) best = { row, score };
  }
  return best?.row;
}

/** Recognised headers; a row that is mostly something else is a title or a person. */
function headerScore(row: SheetRow): number {
  const texts = row.cells.filter((cell) => cell.kind === 'text');
  const known = texts.filter((cell) => recognised(cell.text));
  if (known.length === 0 || texts.length < row.cells.length / 2) return 0;
  if (known.length > 1 || row.cells.length === 1) return known.length;
  // One lonely header among others is believed where it is of a name: a list of what Rackside has no field for. The
  // wider the row, the less it is a title.
  return known.some((cell) => namesPeople(cell.text)) ? 2 - 1 / row.cells.length : 0;
}

/** Columns without a header that hold cells are kept too, so that nothing is left out in silence. */
function headersOf(row: SheetRow, table: SheetTable): HeaderCell[] {
  const filled: true[] = [];
  for (const cell of row.cells) filled[cell.column] = true;
  for (const below of table.rows)
    if (below.number > row.number) for (const cell of below.cells) filled[cell.column] = true;
  const hidden = new Set(table.hiddenColumns);
  return Object.keys(filled)
    .map(Number)
    .map((index) => ({ index, header: oneLine(cellAt(row, index)?.text ?? ''), hidden: hidden.has(index) }));
}

/** Without half an emoji, where the cut goes through one. */
function oneLine(text: string): string {
  return text
    .slice(0, LONGEST_HEADER)
    .replace(/[\s\p{Cs}]+/gu, ' ')
    .trim();
}
