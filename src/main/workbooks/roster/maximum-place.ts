/** The cell of a maximum with its header, from `Maxes!B2`. */

import type { cellProblem } from './cell-problem.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { RosterMaximum } from './roster-reading.ts';

interface Where {
  readonly sheet: string;
  readonly columns: readonly ColumnMapping[];
  readonly maximaSheet?: { readonly sheet: string; readonly columns: readonly ColumnMapping[] };
}

export function maximumPlace(
  { cell }: RosterMaximum,
  { sheet, columns, maximaSheet }: Where,
): Parameters<typeof cellProblem>[0] {
  const [, ownSheet = sheet, letters = '', row] = /^(.*)!([A-Z]+)(\d+)$/s.exec(cell) ?? [];
  const among = ownSheet === maximaSheet?.sheet ? maximaSheet.columns : columns;
  const header = among.find(({ column }) => column === letters)?.header ?? '';
  return {
    sheet: ownSheet,
    nameSheet: ownSheet !== sheet,
    rowNumber: Number(row),
    column: { column: letters, header },
  };
}
