/** What an import could not read, cell by cell, for whoever keeps the file. */

import type { CellProblem } from '../../roster/roster-reading.ts';
import type { SheetDefinition } from '../sheet-style.ts';

export function problemsSheet(rows: readonly CellProblem[]): SheetDefinition<CellProblem> {
  return {
    name: 'Problems',
    rows,
    columns: [
      { header: 'Sheet', width: 18, format: 'text', value: (row) => row.sheet },
      { header: 'Row', width: 7, format: 'whole', value: (row) => row.rowNumber },
      { header: 'Cell', width: 8, format: 'text', value: (row) => row.cell },
      { header: 'Column', width: 22, format: 'text', value: (row) => row.column },
      { header: 'In the file', width: 30, format: 'text', value: (row) => row.value },
      {
        header: 'How grave',
        width: 12,
        format: 'text',
        value: (row) => (row.severity === 'error' ? 'not read' : 'a look'),
      },
      { header: 'What is wrong', width: 80, format: 'text', value: (row) => row.sentence },
    ],
  };
}
