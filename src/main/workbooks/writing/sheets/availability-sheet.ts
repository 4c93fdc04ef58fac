/** The Availability sheet: who trains in full, who with changes, who is held; codes as on paper, and no word on why. */

import { writeSquads } from '../../roster/squad-names.ts';
import type { AvailabilitySheetRow } from '../report-model.ts';
import { dateCell, type SheetDefinition } from '../sheet-style.ts';

export function availabilitySheet(
  rows: readonly AvailabilitySheetRow[],
): SheetDefinition<AvailabilitySheetRow> {
  return {
    name: 'Availability',
    rows,
    frozenColumns: 1,
    columns: [
      { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
      { header: 'Squads', width: 20, format: 'text', value: (row) => writeSquads(row.squads) },
      { header: 'Status', width: 13, format: 'text', value: (row) => row.status },
      { header: 'Availability', width: 13, format: 'text', value: (row) => row.availability },
      { header: 'Modifications', width: 52, format: 'text', value: (row) => row.modifications },
      { header: 'Review by', width: 12, format: 'date', value: (row) => dateCell(row.reviewBy) },
    ],
  };
}
