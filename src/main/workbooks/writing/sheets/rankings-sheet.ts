/** The Rankings: per lift who lifts most, and who lifts most for their bodyweight. */

import type { LoadUnit } from '#domain/load/load.ts';
import { writeSquads } from '../../roster/squad-names.ts';
import type { RankingsSheetRow } from '../report-model.ts';
import { dateCell, type SheetDefinition, withUnit } from '../sheet-style.ts';

export function rankingsSheet(
  rows: readonly RankingsSheetRow[],
  unit: LoadUnit,
): SheetDefinition<RankingsSheetRow> {
  return {
    name: 'Rankings',
    rows,
    frozenColumns: 3,
    columns: [
      { header: 'Exercise', width: 26, format: 'text', value: (row) => row.exercise },
      { header: 'Place', width: 7, format: 'whole', value: (row) => row.place },
      { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
      { header: 'Squads', width: 20, format: 'text', value: (row) => writeSquads(row.squads) },
      { header: withUnit('1RM', unit), width: 11, format: 'load', value: (row) => row.hundredths / 100 },
      { header: 'How', width: 11, format: 'text', value: (row) => row.how },
      { header: 'Date', width: 12, format: 'date', value: (row) => dateCell(row.date) },
      { header: '× bodyweight', width: 12, format: 'ratio', value: (row) => row.timesBodyweight },
      {
        header: 'Place by × bodyweight',
        width: 13,
        format: 'whole',
        value: (row) => row.placeByBodyweight,
      },
    ],
  };
}
