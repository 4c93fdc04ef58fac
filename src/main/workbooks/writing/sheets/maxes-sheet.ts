/**
 * The Maxes sheet: tested and estimated maxima, training maxima, and how they moved. The last two columns are live: with
 * another maximum or bodyweight typed, the change and the share of bodyweight follow.
 */

import { type Load, shownIn } from '#domain/load/load.ts';
import type { MaxesSheetRow } from '../report-model.ts';
import {
  type CellValue,
  columnName,
  dateCell,
  type SheetColumn,
  type SheetDefinition,
} from '../sheet-style.ts';

export function maxesSheet(rows: readonly MaxesSheetRow[]): SheetDefinition<MaxesSheetRow> {
  return { name: 'Maxes', rows, frozenColumns: 2, columns: COLUMNS };
}

const KIND_HEADERS = {
  tested1rm: 'Tested 1RM (in unit)',
  e1rm: 'e1RM (in unit)',
  trainingMax: 'Training max (in unit)',
} as const satisfies Record<MaxesSheetRow['newest'], string>;
const BEFORE = 'Before (in unit)';
/** Not `Bodyweight`, which an import would take for the roster's own. */
const WEIGHS = 'Weighs (in unit)';

const COLUMNS: readonly SheetColumn<MaxesSheetRow>[] = [
  { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
  { header: 'Exercise', width: 26, format: 'text', value: (row) => row.exercise },
  { header: 'Unit', width: 6, format: 'text', value: (row) => row.unit },
  loadColumn(KIND_HEADERS.tested1rm, (row) => row.tested1rm),
  loadColumn(KIND_HEADERS.e1rm, (row) => row.e1rm),
  { header: 'e1RM from', width: 24, format: 'text', value: (row) => row.e1rmFrom },
  loadColumn(KIND_HEADERS.trainingMax, (row) => row.trainingMax),
  { header: 'Date', width: 12, format: 'date', value: (row) => dateCell(row.date) },
  loadColumn(BEFORE, (row) => row.before),
  { header: 'Δ (in unit)', width: 10, format: 'change', value: change },
  loadColumn(WEIGHS, (row) => row.bodyweight),
  { header: '× bodyweight', width: 13, format: 'ratio', value: timesBodyweight },
];

function loadColumn(
  header: string,
  loadOf: (row: MaxesSheetRow) => Load | undefined,
): SheetColumn<MaxesSheetRow> {
  return { header, width: 14, format: 'load', value: (row) => amount(row, loadOf(row)) };
}

/** Of the newest maximum since the one of its kind before; below nothing when it fell. */
function change(row: MaxesSheetRow, number: number): CellValue {
  const [now, before] = [row[row.newest], row.before];
  if (!now || !before) return undefined;
  const [newest, earlier] = [at(KIND_HEADERS[row.newest], number), at(BEFORE, number)];
  const result = (inUnit(row, now) - inUnit(row, before)) / 100;
  return { formula: `IF(OR(${newest}="",${earlier}=""),"",${newest}-${earlier})`, result };
}

/** The tested maximum, else the estimated one, by the newest bodyweight. */
function timesBodyweight(row: MaxesSheetRow, number: number): CellValue {
  const lifted = row.tested1rm ?? row.e1rm;
  if (!lifted || !row.bodyweight || row.bodyweight.hundredths === 0) return undefined;
  const [tested, estimated, weighs] = [KIND_HEADERS.tested1rm, KIND_HEADERS.e1rm, WEIGHS].map((header) =>
    at(header, number),
  );
  const result = Math.round((100 * inUnit(row, lifted)) / inUnit(row, row.bodyweight)) / 100;
  return {
    formula: `IF(N(${weighs})=0,"",ROUND(IF(${tested}="",${estimated},${tested})/${weighs},2))`,
    result,
  };
}

function at(header: string, row: number): string {
  return `${columnName(COLUMNS.findIndex((column) => column.header === header) + 1)}${row}`;
}

function amount(row: MaxesSheetRow, load: Load | undefined): CellValue {
  return load && inUnit(row, load) / 100;
}

/** Hundredths. */
function inUnit({ unit }: MaxesSheetRow, load: Load): number {
  return shownIn(load, unit).hundredths;
}
