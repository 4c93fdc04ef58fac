/** The cells of one row by field, and the problems found in them. */

import type { Sex } from '#domain/athlete/athlete.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { cellAt, type SheetCell, type SheetRow } from '../reading/sheet-table.ts';
import { cellProblem } from './cell-problem.ts';
import { saysNothing } from './cell-words.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { HeaderLanguage, RosterField } from './header-aliases.ts';
import type { DateOrder } from './parse-date.ts';
import type { HeightUnit, WeightUnit } from './parse-quantity.ts';
import type { MaximaColumns } from './read-maxima.ts';
import type { CellProblem } from './roster-reading.ts';

/** Everything that was decided for the sheet before its rows are read. */
export interface RosterColumns {
  readonly sheet: string;
  /** In the order of the sheet; nothing for a field that no column holds. */
  readonly columnsOf: ReadonlyMap<ColumnMapping['field'], readonly ColumnMapping[]>;
  readonly language: HeaderLanguage;
  readonly dateOrder: Readonly<
    Partial<Record<'dateOfBirth' | 'trainingSince' | 'weighed' | 'measured', DateOrder>>
  >;
  /** By the column's index. */
  readonly weightUnits: ReadonlyMap<number, WeightUnit>;
  readonly heightUnit: HeightUnit | undefined;
  readonly sexOf: (text: string) => Sex | undefined;
  readonly squadsOf: (text: string) => readonly string[];
  readonly maxima: MaximaColumns;
  readonly today: CalendarDate;
}

/** A cell together with the column it stands in. */
interface PlacedCell {
  readonly mapping: ColumnMapping;
  readonly cell: SheetCell;
}

const NONE: readonly PlacedCell[] = [];
const NO_COLUMNS: readonly ColumnMapping[] = [];

export class RowCells {
  readonly row: SheetRow;
  readonly roster: RosterColumns;
  readonly problems: CellProblem[] = [];

  constructor(row: SheetRow, roster: RosterColumns) {
    this.row = row;
    this.roster = roster;
  }

  column(field: RosterField): ColumnMapping | undefined {
    return this.roster.columnsOf.get(field)?.[0];
  }

  /** The cell of a field as it stands, words such as `n/a` included. */
  written(field: RosterField): PlacedCell | undefined {
    return this.#first(field, false);
  }

  allWritten(field: RosterField): readonly PlacedCell[] {
    const mappings = this.roster.columnsOf.get(field);
    if (!mappings) return NONE;
    const placed: PlacedCell[] = [];
    for (const mapping of mappings) {
      const cell = cellAt(this.row, mapping.index);
      if (cell) placed.push({ mapping, cell });
    }
    return placed;
  }

  /** The first cell of a field that says something. */
  filled(field: RosterField): PlacedCell | undefined {
    return this.#first(field, true);
  }

  allFilled(field: RosterField): readonly PlacedCell[] {
    const written = this.allWritten(field);
    return written.every(saysSomething) ? written : written.filter(saysSomething);
  }

  /** Without a list in between: this is asked some twenty times for each row of a file. */
  #first(field: RosterField, saying: boolean): PlacedCell | undefined {
    for (const mapping of this.roster.columnsOf.get(field) ?? NO_COLUMNS) {
      const cell = cellAt(this.row, mapping.index);
      if (cell && !(saying && cell.kind === 'text' && saysNothing(cell.text))) return { mapping, cell };
    }
    return undefined;
  }

  error(column: ColumnMapping, value: string, because: string): void {
    this.#say(column, 'error', value, because);
  }

  warning(column: ColumnMapping, value: string, because: string): void {
    this.#say(column, 'warning', value, because);
  }

  #say(column: ColumnMapping, severity: CellProblem['severity'], value: string, because: string): void {
    const place = { sheet: this.roster.sheet, rowNumber: this.row.number, column };
    this.problems.push(cellProblem(place, severity, value, because));
  }
}

function saysSomething({ cell }: PlacedCell): boolean {
  return !(cell.kind === 'text' && saysNothing(cell.text));
}
