/** A table as it stood in a file: plain values that can cross to a worker, nothing interpreted yet. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';

export interface SheetTable {
  /** The sheet's name; for a text file the file's name, for pasted cells `Pasted cells`. */
  readonly name: string;
  readonly source: 'xlsx' | 'csv' | 'paste';
  /** The sheet itself is hidden in the workbook. */
  readonly hidden: boolean;
  /** Hidden columns, counted from 0. */
  readonly hiddenColumns: readonly number[];
  /** Merged ranges such as `A1:L1`; at most the first 1000. */
  readonly merges: readonly string[];
  /** Rows that hold at least one filled cell, in the order of the file. */
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** The row as the spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  /** Filled cells in order of column. */
  readonly cells: readonly SheetCell[];
}

interface AnyCell {
  /** Counted from 0: A is 0. */
  readonly column: number;
  /** What the coach sees in the cell, near enough to recognise it. */
  readonly text: string;
  /** True when the value is the stored result of a formula. */
  readonly formula?: true;
}

interface TextCell extends AnyCell {
  readonly kind: 'text';
}
interface NumberCell extends AnyCell {
  readonly kind: 'number';
  readonly value: number;
}
/** A number that the file shows as a date. */
interface DateCell extends AnyCell {
  readonly kind: 'date';
  /** The day number as stored, in the workbook's own epoch. */
  readonly serial: number;
  /** Absent when the day number is no date, such as 0 or the 29 February 1900 that never was. */
  readonly date?: CalendarDate;
}
interface BooleanCell extends AnyCell {
  readonly kind: 'boolean';
  readonly value: boolean;
}
/** `#N/A` and its kin, or a formula whose result was never stored. */
interface ErrorCell extends AnyCell {
  readonly kind: 'error';
}

export type SheetCell = TextCell | NumberCell | DateCell | BooleanCell | ErrorCell;

/** The cell of a row in a column counted from 0; undefined when it is empty. */
export function cellAt(row: SheetRow, column: number): SheetCell | undefined {
  for (const cell of row.cells) {
    if (cell.column === column) return cell;
    if (cell.column > column) return undefined;
  }
  return undefined;
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The column, counted from 0, of letters or of a cell such as `F14`; -1 when there are no letters. */
export function columnIndex(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length && at < 4; at++) {
    const code = address.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return column - 1;
}
