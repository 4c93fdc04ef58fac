/** The Volume sheet: an athlete's weeks, kilograms and pounds in columns of their own. */

import { averageLoad } from '#domain/training/volume.ts';
import type { VolumeSheetRow } from '../report-model.ts';
import { dateCell, type SheetDefinition, withUnit } from '../sheet-style.ts';

export function volumeSheet(rows: readonly VolumeSheetRow[]): SheetDefinition<VolumeSheetRow> {
  return {
    name: 'Volume',
    rows,
    frozenColumns: 2,
    columns: [
      { header: 'Week of', width: 12, format: 'date', value: (row) => dateCell(row.week) },
      { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
      { header: 'Sets (without warm-up)', width: 18, format: 'whole', value: (row) => row.sets },
      { header: 'Number of lifts (both sides)', width: 19, format: 'whole', value: (row) => row.reps },
      ...(['kg', 'lb'] as const).flatMap((unit) => [
        {
          header: withUnit('Tonnage', unit),
          width: 14,
          format: 'load' as const,
          value: (row: VolumeSheetRow) => (row.tonnage[unit] > 0 ? row.tonnage[unit] / 100 : undefined),
        },
        {
          header: withUnit('Average intensity', unit),
          width: 17,
          format: 'load' as const,
          value: (row: VolumeSheetRow) => {
            const average = averageLoad(row, unit);
            return average && average.hundredths / 100;
          },
        },
      ]),
    ],
  };
}
