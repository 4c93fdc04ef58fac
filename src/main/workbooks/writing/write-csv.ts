/** A sheet of a report as CSV: UTF-8 with its mark, so that Excel reads accents; formulas kept harmless. */

import { guarded } from '../text-guard.ts';
import type { CellValue, SheetDefinition } from './sheet-style.ts';

const MARK = '\ufeff';

/** A table alone: what stands under it is for those who read it as a sheet. Numbers with a point, dates as `2026-11-23`, lines ended by CR LF. */
export function writeCsv<Row>(sheet: SheetDefinition<Row>): Uint8Array {
  const lines = [sheet.columns.map((column) => field(column.header))];
  for (const row of sheet.rows) lines.push(sheet.columns.map((column) => field(column.value(row))));
  return new TextEncoder().encode(`${MARK}${lines.map((line) => `${line.join(',')}\r\n`).join('')}`);
}

function field(value: CellValue): string {
  if (value === undefined) return '';
  if (typeof value === 'object' && !(value instanceof Date)) return field(value.result);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'string') return String(value);
  const text = guarded(value);
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
