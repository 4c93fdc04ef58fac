/**
 * The Loads sheet: live formulas from a maximum to a load that can be made. The marked cell of a lift is typed once per
 * athlete; the other rows of that lift follow it. Every load that a bar or stack makes stands on the Stock sheet, so
 * that a formula picks from what is there and never rounds to a step that limited plates cannot make.
 */

import { KILOGRAMS_PER_POUND } from '#domain/load/load.ts';
import type { AnySheet } from '../../report-sheets.ts';
import { writeSquads } from '../../roster/squad-names.ts';
import type { LoadStock, LoadsSheet, LoadsSheetRow } from '../report-model.ts';
import {
  type CellValue,
  columnName,
  type LiveCell,
  type SheetColumn,
  type SheetDefinition,
} from '../sheet-style.ts';

const BELOW_BAR = 'less than the bar: lighter bar or easier exercise';
const BELOW_LIGHTEST = 'less than the lightest';
const ABOVE_ALL = 'more than there is';

export function loadsSheets({ rows, stocks }: LoadsSheet): readonly AnySheet[] {
  const typedIn = firstRows(rows);
  const column = (header: string): string =>
    columnName(columns.findIndex((each) => each.header === header) + 1);
  const at = (header: string, row: number) => `${column(header)}${row}`;
  const columns: readonly SheetColumn<LoadsSheetRow>[] = [
    { header: 'Athlete', width: 24, format: 'text', value: (row) => row.athlete },
    { header: 'Squads', width: 16, format: 'text', value: (row) => writeSquads(row.squads) },
    { header: 'Program', width: 22, format: 'text', value: (row) => row.program },
    { header: 'Week', width: 12, format: 'text', value: (row) => row.week },
    { header: 'Session', width: 8, format: 'text', value: (row) => row.session },
    { header: 'Order', width: 7, format: 'text', value: (row) => row.order },
    { header: 'Exercise', width: 26, format: 'text', value: (row) => row.exercise },
    { header: 'Sets', width: 6, format: 'whole', value: (row) => row.sets },
    { header: 'Reps', width: 9, format: 'general', value: (row) => row.reps },
    { header: 'Per side', width: 8, format: 'text', value: (row) => (row.perSide ? 'each side' : undefined) },
    { header: 'From what', width: 14, format: 'text', value: (row) => row.from?.what },
    {
      header: FROM,
      width: 14,
      format: 'load',
      editable: (row, number) => row.from !== undefined && typedIn.get(liftOf(row)) === number,
      value: (row, number) => {
        const first = typedIn.get(liftOf(row));
        if (!row.from || first === undefined) return undefined;
        const result = row.from.load.hundredths / 100;
        return first === number ? result : { formula: `${at(FROM, first)}`, result };
      },
    },
    { header: 'Unit', width: 6, format: 'text', value: (row) => row.from?.load.unit },
    { header: PERCENT, width: 7, format: 'percent', value: (row) => row.from?.percent },
    { header: 'To (%)', width: 7, format: 'percent', value: (row) => upperPercent(row) },
    { header: CAP, width: 7, format: 'percent', value: (row) => row.cap?.percent },
    {
      header: AT_MOST,
      width: 10,
      format: 'reckoned',
      value: (row, number) => atMost(row, (header) => at(header, number)),
    },
    {
      header: TARGET,
      width: 10,
      format: 'reckoned',
      value: (row, number) => target(row, (header) => at(header, number)),
    },
    { header: 'Rounded', width: 9, format: 'text', value: (row) => row.from && row.rounding },
    {
      header: 'Load',
      // Words stand here, too: `heaviest manageable`.
      width: 19,
      format: 'load',
      value: (row, number) => loadCell(row, at(TARGET, number), stocks),
    },
    { header: 'In', width: 5, format: 'text', value: (row) => stockOf(row, stocks)?.unit },
    { header: 'Made of', width: 20, format: 'text', value: (row) => row.stock ?? row.rack },
    { header: 'Tempo', width: 9, format: 'text', value: (row) => row.tempo },
    { header: 'Rest (s)', width: 8, format: 'whole', value: (row) => row.restSeconds },
    { header: 'Notes', width: 30, format: 'text', value: (row) => row.notes },
  ];
  const sheet: SheetDefinition<LoadsSheetRow> = { name: 'Loads', rows, frozenColumns: 1, columns };
  return stocks.length > 0 ? [sheet, stockSheet(stocks)] : [sheet];
}

const FROM = 'From (type here)';
const PERCENT = 'From (%)';
const CAP = 'Cap (%)';
const AT_MOST = 'At most';
const TARGET = 'Target';

type CellOf = (header: string) => string;

/** The row in which the maximum of a lift is typed, by athlete and lift. */
function firstRows(rows: readonly LoadsSheetRow[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (row.from && !first.has(liftOf(row))) first.set(liftOf(row), index + 2);
  }
  return first;
}

/** A stated load stands for itself. */
function liftOf(row: LoadsSheetRow): string {
  const { athlete, lift, from } = row;
  const own =
    from?.what === 'as written' ? `${row.week} ${row.session} ${row.order} ${from.load.hundredths}` : '';
  return JSON.stringify([athlete, lift, from?.what, from?.load, own]);
}

function upperPercent({ from, percentLow, percentHigh }: LoadsSheetRow): number | undefined {
  return from && percentHigh !== percentLow ? percentHigh : undefined;
}

/** Follows the maximum where the cap stands on the same one. */
function atMost(row: LoadsSheetRow, cell: CellOf): CellValue {
  const { from, cap } = row;
  if (!from || !cap) return undefined;
  const result = (cap.of.hundredths * cap.percent) / 10_000;
  const same = cap.of.hundredths === from.load.hundredths && cap.of.unit === from.load.unit;
  return same ? { formula: `IF(${cell(FROM)}="","",${cell(FROM)}*${cell(CAP)}/100)`, result } : result;
}

function target(row: LoadsSheetRow, cell: CellOf): LiveCell | undefined {
  const { from } = row;
  if (!from) return undefined;
  const share = `${cell(FROM)}*${cell(PERCENT)}/100`;
  const reckoned = row.cap ? `MIN(${share},${cell(AT_MOST)})` : share;
  return { formula: `IF(${cell(FROM)}="","",${reckoned})`, result: targetOf(row) };
}

/** In the unit of the maximum. */
function targetOf({ from, cap }: LoadsSheetRow): number {
  const share = ((from?.load.hundredths ?? 0) * (from?.percent ?? 0)) / 10_000;
  return cap ? Math.min(share, (cap.of.hundredths * cap.percent) / 10_000) : share;
}

function stockOf({ stock }: LoadsSheetRow, stocks: readonly LoadStock[]): LoadStock | undefined {
  return stocks.find(({ name }) => name === stock);
}

/** The heaviest at or under the target, or the nearest with ties down; words where there is none. */
function loadCell(row: LoadsSheetRow, targetCell: string, stocks: readonly LoadStock[]): CellValue {
  const stock = stockOf(row, stocks);
  if (!row.from || !stock) return row.words;
  const column = columnName(stocks.indexOf(stock) + 1);
  const range = `Stock!$${column}$2:$${column}$${stock.hundredths.length + 1}`;
  const factor = factorTo(stock, row.from.load.unit);
  // Beyond the eighth decimal there is only what halves and thirds leave behind.
  const wanted = `ROUND(${targetCell}${factor},8)`;
  const below = `LOOKUP(${wanted},${range})`;
  const above = `INDEX(${range},MIN(MATCH(${wanted},${range},1)+1,ROWS(${range})))`;
  const taken =
    row.rounding === 'down' ? below : `IF(${above}-${wanted}<${wanted}-${below},${above},${below})`;
  const least = stock.least === 'bar' ? BELOW_BAR : BELOW_LIGHTEST;
  return {
    formula: `IF(${targetCell}="","",IF(${wanted}<MIN(${range}),"${least}",IF(${wanted}>MAX(${range}),"${ABOVE_ALL}",${taken})))`,
    result: row.load ? row.load.hundredths / 100 : least,
  };
}

function factorTo({ unit }: LoadStock, from: LoadStock['unit']): string {
  if (unit === from) return '';
  return unit === 'kg' ? `*${KILOGRAMS_PER_POUND}` : `/${KILOGRAMS_PER_POUND}`;
}

/** One column for each stock, lightest first. */
function stockSheet(stocks: readonly LoadStock[]): SheetDefinition<readonly (number | undefined)[]> {
  const longest = Math.max(0, ...stocks.map(({ hundredths }) => hundredths.length));
  return {
    name: 'Stock',
    rows: Array.from({ length: longest }, (_, at) => stocks.map(({ hundredths }) => hundredths[at])),
    columns: stocks.map(({ name, unit }, at) => ({
      header: `${name}, in ${unit}`,
      width: 18,
      format: 'load',
      value: (row) => (row[at] === undefined ? undefined : row[at] / 100),
    })),
  };
}
