/** The Assignments sheet: who follows which version of which program, since when. */

import type { AssignmentSheetRow } from '../report-model.ts';
import { dateCell, type SheetColumn, type SheetDefinition } from '../sheet-style.ts';

export function assignmentsSheet(
  rows: readonly AssignmentSheetRow[],
  includeHealth: boolean,
): SheetDefinition<AssignmentSheetRow> {
  const health: SheetColumn<AssignmentSheetRow> = {
    header: 'Health reason',
    width: 40,
    format: 'text',
    value: (row) => row.healthReason,
  };
  return {
    name: 'Assignments',
    rows,
    frozenColumns: 1,
    columns: [
      { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
      { header: 'Program', width: 34, format: 'text', value: (row) => row.program },
      { header: 'Version', width: 10, format: 'whole', value: (row) => row.version },
      { header: 'Start', width: 12, format: 'date', value: (row) => dateCell(row.start) },
      { header: 'State', width: 14, format: 'text', value: (row) => row.state },
      { header: 'Reason', width: 40, format: 'text', value: (row) => row.reason },
      ...(includeHealth ? [health] : []),
    ],
  };
}
