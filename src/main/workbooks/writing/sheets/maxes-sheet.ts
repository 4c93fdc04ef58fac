/** The Maxes sheet: tested and estimated maxima, training maxima, and how they moved. */

import { type Load, shownIn } from '#domain/load/load.ts';
import type { MaxesSheetRow } from '../report-model.ts';
import { type CellValue, dateCell, type SheetDefinition } from '../sheet-style.ts';

export function maxesSheet(rows: readonly MaxesSheetRow[]): SheetDefinition<MaxesSheetRow> {
  return {
    name: 'Maxes',
    rows,
    frozenColumns: 2,
    columns: [
      { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
      { header: 'Exercise', width: 26, format: 'text', value: (row) => row.exercise },
      { header: 'Unit', width: 6, format: 'text', value: (row) => row.unit },
      {
        header: 'Tested 1RM (in unit)',
        width: 12,
        format: 'load',
        value: (row) => amount(row, row.tested1rm),
      },
      { header: 'e1RM (in unit)', width: 12, format: 'load', value: (row) => amount(row, row.e1rm) },
      { header: 'e1RM from', width: 24, format: 'text', value: (row) => row.e1rmFrom },
      {
        header: 'Training max (in unit)',
        width: 12,
        format: 'load',
        value: (row) => amount(row, row.trainingMax),
      },
      { header: 'Date', width: 12, format: 'date', value: (row) => dateCell(row.date) },
      {
        header: 'Δ (in unit)',
        width: 10,
        format: 'change',
        value: (row) => (row.changeHundredths === undefined ? undefined : row.changeHundredths / 100),
      },
      { header: '× bodyweight', width: 11, format: 'ratio', value: (row) => row.timesBodyweight },
    ],
  };
}

function amount(row: MaxesSheetRow, load: Load | undefined): CellValue {
  return load && shownIn(load, row.unit).hundredths / 100;
}
