/** What was read from a roster file: people, problems by cell, assumptions with their evidence, open questions. */

import type { Sex } from '#domain/athlete/athlete.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Load, LoadUnit } from '#domain/load/load.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { RosterField } from './header-aliases.ts';
import type { DateOrder } from './parse-date.ts';
import type { HeightUnit, WeightUnit } from './parse-quantity.ts';

/** A person as the file has them. Absent fields were empty, unreadable or wait for an answer. */
export interface RosterPerson {
  /** Empty for a person of one name. */
  readonly lastName: string;
  readonly firstName: string;
  readonly preferredName?: string;
  readonly dateOfBirth?: CalendarDate;
  readonly sex?: Sex;
  readonly squads: readonly string[];
  readonly sport?: string;
  readonly position?: string;
  /** In the unit as written; stone is stored as pounds, 14 to the stone. */
  readonly bodyweight?: Load;
  /** The day it was taken; absent where the file does not say. */
  readonly bodyweightOn?: CalendarDate;
  /** Whole millimetres, 900 to 2500. */
  readonly heightMm?: number;
  /** The first day of the month or year where the file says no more. */
  readonly trainingSince?: CalendarDate;
  readonly email?: string;
  readonly phone?: string;
  readonly guardian?: string;
  readonly emergencyContact?: string;
  readonly coach?: string;
  readonly notes?: string;
  readonly externalId?: string;
  readonly maxima: readonly RosterMaximum[];
}

export interface RosterMaximum {
  /** As the file names it; matched to an exercise by the coach. */
  readonly exerciseName: string;
  /** Heaviest load for so many repetitions, 1 to 20. */
  readonly reps: number;
  readonly load: Load;
  readonly testedOn?: CalendarDate;
  /** Where it stands, such as `Maxes!B2`. */
  readonly cell: string;
}

export interface RosterRow {
  readonly rowNumber: number;
  /** The row is hidden or filtered away in the file. */
  readonly hidden: boolean;
  /** Absent when the row has no name. */
  readonly person?: RosterPerson;
  readonly problems: readonly CellProblem[];
  /** Something stands in a column about health; its words are not kept. */
  readonly mentionsHealth?: true;
}

/**
 * `error`: the cell was not read; the row waits until the coach leaves the cell out, corrects it or skips
 * the row. `warning`: the cell was read, and deserves a look.
 */
export interface CellProblem {
  readonly sheet: string;
  readonly rowNumber: number;
  /** Such as `F14`. */
  readonly cell: string;
  /** The column's header. */
  readonly column: string;
  readonly severity: 'error' | 'warning';
  /** As written in the file; never from a health column. */
  readonly value: string;
  /** `row 14, column F ("DOB"): 31/02/2001 is not a date` */
  readonly sentence: string;
  /** What a coach has to see to, though the cell was read; it stands before mere notes. */
  readonly concern?: 'health' | 'maximum' | 'twice';
}

/** Something only the coach knows. Cells that depend on it are left empty until it is answered. */
export type RosterQuestion =
  | {
      readonly kind: 'dateOrder';
      readonly field: DateField;
      readonly column: string;
      readonly header: string;
      /** How many cells wait for the answer. */
      readonly cells: number;
      readonly sentence: string;
      readonly suggestion?: DateOrder;
    }
  | {
      readonly kind: 'unit';
      readonly field: 'bodyweight' | 'maxima';
      readonly column: string;
      readonly header: string;
      readonly cells: number;
      readonly sentence: string;
      readonly suggestion: LoadUnit;
      readonly because: string;
    }
  /** No column is taken for the names. */
  | { readonly kind: 'name'; readonly sentence: string }
  | {
      readonly kind: 'sheet';
      readonly sheets: readonly string[];
      readonly chosen: string;
      readonly sentence: string;
    };

export type DateField = Extract<
  RosterField,
  'dateOfBirth' | 'trainingSince' | 'weighed' | 'measured' | 'tested'
>;

/** The coach's answers; an answer stands against the evidence too. */
export interface RosterAnswers {
  readonly dateOrder?: Partial<Record<DateField, DateOrder>>;
  readonly units?: {
    readonly bodyweight?: WeightUnit;
    readonly height?: HeightUnit;
    readonly maxima?: LoadUnit;
  };
}

/** A row of maxima that fits no one person of the file. */
export interface UnplacedMaxima {
  readonly sheet: string;
  readonly rowNumber: number;
  readonly name: string;
  /** Roster rows of the people it may be; empty when the file has nobody of that name. */
  readonly candidates: readonly number[];
  readonly maxima: readonly RosterMaximum[];
}

export interface SheetSummary {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly holds: 'roster' | 'maxima' | 'other';
}

export interface ReadColumn extends ColumnMapping {
  /** The first filled cell below the header; empty for a health column. */
  readonly sample: string;
}

export interface RosterReading {
  readonly sheet: string;
  /** As the spreadsheet counts; 0 where the list has no headers. */
  readonly headerRow: number;
  readonly sheets: readonly SheetSummary[];
  readonly columns: readonly ReadColumn[];
  /** The second sheet that maxima were read from. */
  readonly maximaSheet?: {
    readonly sheet: string;
    readonly headerRow: number;
    readonly columns: readonly ReadColumn[];
  };
  /** The headers alone: what a corrected mapping is remembered under. */
  readonly sourceKey: string;
  readonly rows: readonly RosterRow[];
  readonly unplacedMaxima: readonly UnplacedMaxima[];
  /** Problems of every row, then those of the sheet of maxima, in order. */
  readonly problems: readonly CellProblem[];
  /** What was chosen, left out or set aside. */
  readonly remarks: readonly string[];
  /** What was decided for a whole column, and from which evidence. */
  readonly assumptions: readonly string[];
  readonly questions: readonly RosterQuestion[];
}
