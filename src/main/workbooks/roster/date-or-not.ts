/** A header that may be of a date, such as `Pesée` or `Data`, above what is none: its unit and its cells decide. */

import type { SheetCell } from '../reading/sheet-table.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { parseWeight } from './parse-quantity.ts';

const DATES: ReadonlySet<ColumnMapping['field']> = new Set(['weighed', 'measured', 'tested']);
/** In any unit. Above every day of a month, so that `23.11` stays a date that lacks its year. */
const WEIGHTS = { least: 32, most: 500 };

/** The field of such a column: weights below "weighed" are bodyweights, anything else that is no date fits no field. */
export function dateOrNot(
  { field, unit }: Pick<ColumnMapping, 'field' | 'unit'>,
  cells: () => readonly SheetCell[],
): ColumnMapping['field'] {
  if (!DATES.has(field)) return field;
  const weights = unit === undefined ? most(cells(), isWeight) : ['kg', 'lb', 'stone'].includes(unit);
  if (weights && field === 'weighed') return 'bodyweight';
  return weights || unit !== undefined || most(cells(), isWord) ? 'ignored' : field;
}

function most(cells: readonly SheetCell[], is: (cell: SheetCell) => boolean): boolean {
  return cells.filter(is).length > cells.length / 2;
}

function isWeight(cell: SheetCell): boolean {
  const read = parseWeight(cell, undefined);
  if (read.kind === 'load') return true;
  return read.kind === 'open' && read.amount >= WEIGHTS.least && read.amount <= WEIGHTS.most;
}

/** No date is written without a digit. One that is merely wrong stays a date, so that it is said at its cell. */
function isWord(cell: SheetCell): boolean {
  return cell.kind === 'boolean' || (cell.kind === 'text' && !/\d/.test(cell.text));
}
