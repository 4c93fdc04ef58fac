/** The sentence of one cell: `row 14, column F ("DOB"): 31/02/2001 is not a date`. */

import type { ColumnMapping } from './column-mapping.ts';
import type { CellProblem } from './roster-reading.ts';

const SHOWN_CHARACTERS = 60;

interface CellPlace {
  readonly sheet: string;
  readonly rowNumber: number;
  readonly column: Pick<ColumnMapping, 'column' | 'header'>;
  /** Said in the sentence where the cell is not on the roster's own sheet. */
  readonly nameSheet?: boolean;
}

export function cellProblem(
  place: CellPlace,
  severity: CellProblem['severity'],
  value: string,
  because: string,
  concern?: CellProblem['concern'],
): CellProblem {
  const { sheet, rowNumber, column } = place;
  const header = column.header === '' ? '' : ` ("${column.header}")`;
  const start = place.nameSheet ? `sheet "${sheet}", row` : 'row';
  return {
    sheet,
    rowNumber,
    cell: `${column.column}${rowNumber}`,
    column: column.header,
    severity,
    value: shortened(value),
    sentence: `${start} ${rowNumber}, column ${column.column}${header}: ${shortened(because, 4 * SHOWN_CHARACTERS)}`,
    ...(concern && { concern }),
  };
}

export function shortened(text: string, most = SHOWN_CHARACTERS): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
