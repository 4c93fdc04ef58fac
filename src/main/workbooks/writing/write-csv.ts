/** A sheet of a report as text: a CSV file that Excel reads accents from, or cells to paste; formulas kept harmless. */

import { guarded } from '../text-guard.ts';
import type { CellValue, SheetDefinition } from './sheet-style.ts';

const MARK = '\ufeff';

/** A table alone: what stands under it is for those who read it as a sheet. Numbers with a point, dates as `2026-11-23`, lines ended by CR LF. */
export function writeCsv<Row>(sheet: SheetDefinition<Row>): Uint8Array {
  return new TextEncoder().encode(MARK + linesOf(sheet, ','));
}

/** As a spreadsheet puts copied cells on the clipboard: tabs between cells. */
export function writeCells<Row>(sheet: SheetDefinition<Row>): string {
  return linesOf(sheet, '\t');
}

function linesOf<Row>({ columns, rows }: SheetDefinition<Row>, between: string): string {
  const lines = [columns.map((column) => field(column.header))];
  for (const [index, row] of rows.entries())
    lines.push(columns.map((column) => field(column.value(row, index + 2))));
  return lines.map((line) => `${line.join(between)}\r\n`).join('');
}

function field(value: CellValue): string {
  if (value === undefined) return '';
  if (typeof value === 'object' && !(value instanceof Date)) return field(value.result);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'string') return String(value);
  const text = guarded(value);
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
