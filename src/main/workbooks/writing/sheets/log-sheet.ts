/** The Log sheet: one row a set as it was done or skipped, warm-up sets among them. */

import type { LogSheetRow } from '../report-model.ts';
import { dateCell, type SheetDefinition } from '../sheet-style.ts';

export function logSheet(rows: readonly LogSheetRow[]): SheetDefinition<LogSheetRow> {
  return {
    name: 'Log',
    rows,
    frozenColumns: 2,
    columns: [
      { header: 'Date', width: 12, format: 'date', value: (row) => dateCell(row.date) },
      { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
      { header: 'Exercise', width: 28, format: 'text', value: (row) => row.exercise },
      { header: 'Set type', width: 10, format: 'text', value: (row) => row.kind },
      { header: 'Side', width: 7, format: 'text', value: (row) => row.side },
      { header: 'Target', width: 16, format: 'text', value: (row) => row.target },
      { header: 'Done or skipped', width: 10, format: 'text', value: (row) => row.outcome },
      {
        header: 'Load (in unit)',
        width: 10,
        format: 'load',
        value: (row) => row.load && row.load.hundredths / 100,
      },
      { header: 'Unit', width: 6, format: 'text', value: (row) => row.load?.unit },
      { header: 'Done', width: 8, format: 'whole', value: (row) => row.reps },
      { header: 'Counted in', width: 10, format: 'text', value: (row) => row.measure },
      { header: 'RPE', width: 6, format: 'load', value: (row) => row.rpe },
      { header: 'Modified?', width: 10, format: 'text', value: (row) => (row.modified ? 'yes' : 'no') },
    ],
  };
}
