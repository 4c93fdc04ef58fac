/** What is said about the file as a whole: what was chosen, what was left out, what was hidden. */

import { cellAt, type SheetRow, type SheetTable } from '../reading/sheet-table.ts';
import { counted, said } from './column-decisions.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { FoundList } from './find-header.ts';
import type { RosterRow } from './roster-reading.ts';

/** Rows below the headers, told apart. */
export interface SortedRows {
  readonly people: readonly SheetRow[];
  /** Rows that add up or average the others. */
  readonly sums: readonly SheetRow[];
  readonly repeatedHeaders: readonly SheetRow[];
  /** Rows with nothing but a running number. */
  readonly numbered: readonly SheetRow[];
}

interface ReadParts {
  readonly roster: FoundList;
  readonly maximaList: FoundList | undefined;
  readonly tables: readonly SheetTable[];
  readonly setAside: SortedRows;
  readonly people: readonly RosterRow[];
}

export function remarksOn({ roster, maximaList, tables, setAside, people }: ReadParts): string[] {
  const { table, headerRow, columns } = roster;
  const others = tables.filter((other) => other !== table && other !== maximaList?.table);
  const numbersOf = (rows: readonly SheetRow[]) => rows.map((row) => row.number);
  const above = numbersOf(table.rows.filter((row) => row.number < headerRow));
  const hiddenRows = people.filter((row) => row.hidden).map((row) => row.rowNumber);
  return [
    `The people were read from "${table.name}", ${headerRow === 0 ? 'which has no headers' : `with the headers in row ${headerRow}`}.`,
    ...rowsSaid(
      above,
      'stands above the headers and was left out',
      'stand above the headers and were left out',
    ),
    ...(maximaList ? [`Maxima were read from "${maximaList.table.name}" and joined by name.`] : []),
    ...others.map((other) => `The ${other.hidden ? 'hidden ' : ''}sheet "${other.name}" was left out.`),
    ...rowsSaid(blankRows(table, headerRow), 'inside the list is blank', 'inside the list are blank'),
    ...mergesSaid(table, headerRow),
    ...rowsSaid(
      numbersOf(setAside.sums),
      'adds up or averages the others and was left out',
      'add up or average the others and were left out',
    ),
    ...rowsSaid(
      numbersOf(setAside.repeatedHeaders),
      'repeats the headers and was left out',
      'repeat the headers and were left out',
    ),
    ...rowsSaid(
      numbersOf(setAside.numbered),
      'holds nothing but a running number and was left out',
      'hold nothing but a running number and were left out',
    ),
    ...rowsSaid(
      hiddenRows,
      'is hidden in the file and was read all the same',
      'are hidden in the file and were read all the same',
    ),
    ...columns.flatMap((column) => remarkOnColumn(column, people)),
    ...unknownSaid(columns.filter(({ field, repeats }) => field === 'ignored' && repeats === undefined)),
  ];
}

/** As many columns as anybody reads. */
const MOST_NAMED = 4;

/** `299 columns fit no field and were left out: D ("Colour"), E ("Car"), F ("Pet"), G ("Shoe") and 295 more.` */
function unknownSaid(columns: readonly ColumnMapping[]): string[] {
  const [only, ...others] = columns;
  if (!only) return [];
  if (others.length === 0) return [`${said(only)} fits no field and was left out.`];
  const names = columns.map((column) => said(column).replace('Column ', ''));
  if (names.length > MOST_NAMED) names.splice(MOST_NAMED, names.length, `${names.length - MOST_NAMED} more`);
  return [
    `${counted(columns.length, 'column')} fit no field and were left out: ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`,
  ];
}

/** Columns about health that the coach gave another field. */
export function healthSaid({ columns }: FoundList): string[] {
  return columns
    .filter(({ aboutHealth }) => aboutHealth)
    .map(
      (column) =>
        `${said(column)} is about health. As you chose it is kept where everybody on the staff may read it; it clears nobody, and whoever it says something of is to be asked all the same.`,
    );
}

/** Columns of one field that say different things: only one of them was read, and the coach may mean the other. */
export function differencesSaid({ columns }: FoundList, rows: readonly SheetRow[]): string[] {
  return columns.flatMap((column) => {
    const read = columns.find((each) => each.column === column.repeats);
    const differing = read ? differingRows(column, read, rows) : [];
    if (!read || differing.length === 0) return [];
    const what = `something else in ${named(column)} than in ${named(read)}. Column ${read.column} was read, column ${column.column} left out; to have it the other way round, set column ${read.column} to “Not imported” under Sheet and columns`;
    return rowsSaid(differing, `says ${what}`, `say ${what}`);
  });
}

function differingRows(column: ColumnMapping, read: ColumnMapping, rows: readonly SheetRow[]): number[] {
  const textIn = (row: SheetRow, { index }: ColumnMapping) => cellAt(row, index)?.text.trim() ?? '';
  return rows
    .filter((row) => textIn(row, column) !== '' && textIn(row, column) !== textIn(row, read))
    .map((row) => row.number);
}

/** `column E ("Weight")`, within a sentence. */
function named(column: ColumnMapping): string {
  return said(column).replace(/^C/, 'c');
}

/** `5 cells of "Maxes" say …`: words such as `n/a`. */
export function emptyWordsSaid(list: FoundList | undefined, cells: number | undefined): string[] {
  return list && cells
    ? [`${counted(cells, 'cell')} of "${list.table.name}" with words such as n/a: read as empty.`]
    : [];
}

function remarkOnColumn(column: ColumnMapping, people: readonly RosterRow[]): string[] {
  const name = said(column);
  switch (column.field) {
    case 'health': {
      const left = `${name} is about health: nothing was taken from it. It flags nobody and clears nobody.`;
      const mentions = people.filter((row) => row.mentionsHealth).length;
      if (mentions === 0) return [left];
      const ask = `${counted(mentions, 'row')} of the file ${mentions === 1 ? 'says' : 'say'} something there: ask these athletes before they train, and open an episode for whoever needs one.`;
      return [`${left} ${ask}`];
    }
    case 'listNumber':
      return [`${name} numbers the list and was left out.`];
    case 'computed':
      return [`${name} is worked out or kept by Rackside itself and was left out.`];
    case 'ignored':
      return column.repeats === undefined
        ? []
        : [`${name} is of the same field as column ${column.repeats}, which was read; it was left out.`];
    default:
      return column.hidden ? [`${name} is hidden in the file and was read all the same.`] : [];
  }
}

/** A merged range keeps its value in its first cell; the rows below it read as empty. */
function mergesSaid(table: SheetTable, headerRow: number): string[] {
  const inside = table.merges.filter((range) => Number(/\d+$/.exec(range)?.[0] ?? 0) > headerRow);
  if (inside.length === 0) return [];
  const shown = inside.slice(0, 3).join(', ');
  return [
    `Cells are merged inside the list (${shown}${inside.length > 3 ? ' and more' : ''}): only the first of them has the value.`,
  ];
}

/** Numbers missing between the headers and the last row; at most the first 1000. */
function blankRows(table: SheetTable, headerRow: number): number[] {
  const blank: number[] = [];
  let expected = headerRow + 1;
  for (const row of table.rows) {
    if (row.number <= headerRow) continue;
    for (; expected < row.number && blank.length < 1000; expected++) blank.push(expected);
    expected = row.number + 1;
  }
  return blank;
}

/** `Row 140 adds up …`, `Rows 45 and 87 … are blank`, `Rows 1, 2, 3 and 12 more …`; nothing for no row. */
function rowsSaid(numbers: readonly number[], one: string, several: string): string[] {
  if (numbers.length === 0) return [];
  if (numbers.length === 1) return [`Row ${numbers[0]} ${one}.`];
  const shown = numbers.slice(0, 8);
  const more = numbers.length - shown.length;
  const list =
    more > 0
      ? `${shown.join(', ')} and ${more} more`
      : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
  return [`Rows ${list} ${several}.`];
}
