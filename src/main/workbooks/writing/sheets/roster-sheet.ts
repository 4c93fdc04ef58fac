/** The Roster sheet: who is on the roster, in the words and columns that the import reads back. */

import type { LoadUnit } from '#domain/load/load.ts';
import { writeSquads } from '../../roster/squad-names.ts';
import type { RosterSheetRow } from '../report-model.ts';
import { dateCell, type SheetColumn, type SheetDefinition, withUnit } from '../sheet-style.ts';

export function rosterSheet(rows: readonly RosterSheetRow[]): SheetDefinition<RosterSheetRow> {
  return {
    name: 'Roster',
    rows,
    frozenColumns: 3,
    columns: [
      { header: 'ID', width: 38, format: 'text', value: (row) => row.id },
      { header: 'Last name', width: 22, format: 'text', value: (row) => row.lastName },
      { header: 'First name', width: 18, format: 'text', value: (row) => row.firstName },
      { header: 'Preferred name', width: 16, format: 'text', value: (row) => row.preferredName },
      { header: 'Date of birth', width: 12, format: 'date', value: (row) => dateCell(row.dateOfBirth) },
      { header: 'Sex', width: 11, format: 'text', value: (row) => row.sex },
      { header: 'Squads', width: 24, format: 'text', value: (row) => writeSquads(row.squads) },
      { header: 'Sport', width: 14, format: 'text', value: (row) => row.sport },
      { header: 'Position', width: 14, format: 'text', value: (row) => row.position },
      { header: 'Level', width: 13, format: 'text', value: (row) => row.level },
      ...bodyweightColumns(rows),
      { header: 'Weighed on', width: 12, format: 'date', value: (row) => dateCell(row.bodyweightOn) },
      { header: 'Status', width: 12, format: 'text', value: (row) => row.status },
    ],
  };
}

/** One column for each unit in use: a converted bodyweight would come back as a change. */
function bodyweightColumns(rows: readonly RosterSheetRow[]): SheetColumn<RosterSheetRow>[] {
  const inUse = (['kg', 'lb'] as const).filter((unit) => rows.some((row) => row.bodyweight?.unit === unit));
  const units: readonly LoadUnit[] = inUse.length > 0 ? inUse : ['kg'];
  return units.map((unit) => ({
    header: withUnit('Bodyweight', unit),
    width: 13,
    format: 'load',
    value: ({ bodyweight }) => (bodyweight?.unit === unit ? bodyweight.hundredths / 100 : undefined),
  }));
}
