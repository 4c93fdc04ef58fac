/** The Compliance sheet: sessions done of those assigned, and when the last one was. */

import type { ComplianceSheetRow } from '../report-model.ts';
import { dateCell, type SheetDefinition } from '../sheet-style.ts';

export function complianceSheet(rows: readonly ComplianceSheetRow[]): SheetDefinition<ComplianceSheetRow> {
  return {
    name: 'Compliance',
    rows,
    frozenColumns: 1,
    columns: [
      { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
      { header: 'Assigned (sessions)', width: 12, format: 'whole', value: (row) => row.assigned },
      { header: 'Done (sessions)', width: 12, format: 'whole', value: (row) => row.done },
      { header: 'Missed (sessions)', width: 12, format: 'whole', value: (row) => row.assigned - row.done },
      {
        header: 'Done (%)',
        width: 12,
        format: 'percent',
        value: ({ done, assigned }) => Math.round((1000 * done) / assigned) / 10,
      },
      { header: 'Last session', width: 12, format: 'date', value: (row) => dateCell(row.lastSession) },
    ],
  };
}
