/** The Overrides sheet: the ledger of exceptions, who made them with whom, until when, and how they ended. */

import type { OverrideSheetRow } from '../report-model.ts';
import { dateCell, type SheetColumn, type SheetDefinition } from '../sheet-style.ts';

export function overridesSheet(rows: readonly OverrideSheetRow[]): SheetDefinition<OverrideSheetRow> {
  const withReasons = rows.some((row) => row.reason !== undefined);
  const reason: SheetColumn<OverrideSheetRow> = {
    header: 'Reason',
    width: 44,
    format: 'text',
    value: (row) => row.reason,
  };
  return {
    name: 'Overrides',
    rows,
    frozenColumns: 1,
    columns: [
      { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
      { header: 'Raised to', width: 14, format: 'text', value: (row) => row.tier },
      { header: 'By', width: 20, format: 'text', value: (row) => row.by },
      { header: 'Second person', width: 20, format: 'text', value: (row) => row.secondPerson },
      { header: 'From', width: 12, format: 'date', value: (row) => dateCell(row.from) },
      { header: 'Last day', width: 12, format: 'date', value: (row) => dateCell(row.until) },
      { header: 'State', width: 12, format: 'text', value: (row) => row.state },
      { header: 'Ended by', width: 20, format: 'text', value: (row) => row.endedBy },
      ...(withReasons ? [reason] : []),
    ],
  };
}
