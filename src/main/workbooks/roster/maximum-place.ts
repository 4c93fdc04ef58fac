/** The cell of a maximum with its header, from `Maxes!B2`. */

import type { cellProblem } from './cell-problem.ts';
import type { RosterMaximum, RosterReading } from './roster-reading.ts';

export function maximumPlace(
  { cell }: RosterMaximum,
  { sheet, columns, maximaSheet }: Pick<RosterReading, 'sheet' | 'columns' | 'maximaSheet'>,
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
