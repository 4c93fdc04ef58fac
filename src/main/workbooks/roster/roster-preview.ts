/** What importing a reading would do: the shapes of the preview. */

import type { AthleteStatus, Sex } from '#domain/athlete/athlete.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Load } from '#domain/load/load.ts';
import type { RosterMaximum, RosterRow } from './roster-reading.ts';
import type { WeightLeftOut } from './undated-weights.ts';

/** An athlete already on the roster, as far as an import compares. */
export interface ExistingAthlete {
  readonly id: string;
  readonly externalId?: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly preferredName?: string;
  readonly dateOfBirth?: CalendarDate;
  readonly sex?: Sex;
  readonly squads: readonly string[];
  readonly sport?: string;
  readonly position?: string;
  /** The latest one. */
  readonly bodyweight?: Load;
  /** All of them, for a file that says when it weighed. */
  readonly weighings?: readonly { readonly load: Load; readonly on: CalendarDate }[];
  readonly heightMm?: number;
  readonly trainingSince?: CalendarDate;
  readonly email?: string;
  readonly phone?: string;
  readonly guardian?: string;
  readonly emergencyContact?: string;
  readonly coach?: string;
  readonly notes?: string;
  readonly status?: AthleteStatus;
  /** The newest first. */
  readonly maxima?: readonly ExistingMaximum[];
}

export interface ExistingMaximum {
  readonly exerciseId: string;
  readonly reps: number;
  readonly load: Load;
  readonly testedOn?: CalendarDate;
  /** What it is for one repetition, tested or estimated; absent for a training max, which is another thing. */
  readonly oneRep?: Load;
}

export type ChangedField =
  | 'externalId'
  | 'lastName'
  | 'firstName'
  | 'preferredName'
  | 'dateOfBirth'
  | 'sex'
  | 'squads'
  | 'sport'
  | 'position'
  | 'bodyweight'
  | 'heightMm'
  | 'trainingSince'
  | 'email'
  | 'phone'
  | 'guardian'
  | 'emergencyContact'
  | 'coach'
  | 'notes';

/** One cell that an update changes. `value` is what to store; `from` and `to` are for people to read. */
export interface CellChange {
  readonly field: ChangedField;
  /** Empty when nothing was there. */
  readonly from: string;
  readonly to: string;
  readonly value: string | number | Load | readonly string[];
}

/** What importing a row would do. */
export type RowOutcome =
  | { readonly kind: 'new'; readonly maxima: readonly RosterMaximum[] }
  | {
      readonly kind: 'update';
      readonly athleteId: string;
      readonly changes: readonly CellChange[];
      readonly maxima: readonly RosterMaximum[];
    }
  | { readonly kind: 'unchanged'; readonly athleteId: string }
  /** The same person stands further up; importing this row instead would differ in these cells. */
  | { readonly kind: 'duplicate'; readonly ofRow: number; readonly differences: readonly CellChange[] }
  /**
   * What was measured on another day of whoever the row further up becomes: somebody new, or one of the candidates,
   * which are those of that row.
   */
  | {
      readonly kind: 'anotherDay';
      readonly ofRow: number;
      /** For somebody who was never weighed. */
      readonly changes: readonly CellChange[];
      /** For somebody who has none. */
      readonly maxima: readonly RosterMaximum[];
      readonly candidates: readonly NearCandidate[];
    }
  /**
   * May be one of these people: the coach says which, or that it is somebody new. `named` is the one athlete of exactly
   * that name, where the file says no birthday and something new.
   */
  | {
      readonly kind: 'near';
      readonly candidates: readonly NearCandidate[];
      readonly named?: string | undefined;
      /** For somebody who has none. */
      readonly maxima: readonly RosterMaximum[];
    }
  /** No name, so nobody to import. */
  | { readonly kind: 'nobody' };

export interface NearCandidate {
  /** Of the athlete on the roster, or… */
  readonly athleteId?: string;
  /** …the row further up in the file. */
  readonly rowNumber?: number;
  readonly name: string;
  readonly because: string;
  /** What would change if it is this athlete. */
  readonly changes: readonly CellChange[];
  readonly maxima: readonly RosterMaximum[];
  /** Whether anything would, by this row or by other days below it. */
  readonly news: boolean;
}

export interface PreviewRow {
  readonly row: RosterRow;
  /** `error` when a cell could not be read; otherwise the kind of the outcome. */
  readonly status: 'new' | 'update' | 'unchanged' | 'anotherDay' | 'duplicate' | 'near' | 'error';
  /** For a row with errors: what importing it without those cells would do. */
  readonly outcome: RowOutcome;
}

export interface RosterPreview {
  readonly rows: readonly PreviewRow[];
  /** Exercises of the file that no exercise of the library was confirmed for; their maxima are left out. */
  readonly unconfirmedExercises: readonly string[];
  /** Bodyweights that the file says no day of, and that another row of the same person stands before. */
  readonly undatedWeights: readonly WeightLeftOut[];
  /** People where they are on the roster or come to it; rows where nobody knows yet whose they are. */
  readonly counts: {
    readonly new: number;
    readonly update: number;
    readonly unchanged: number;
    readonly anotherDay: number;
    readonly duplicate: number;
    readonly near: number;
    /** Of `near`: rows with the name of exactly one athlete, and something new of them. */
    readonly named: number;
    readonly error: number;
    readonly warnings: number;
    /** New maxima of people who are new or updated; what several rows say alike counts once. */
    readonly maxima: number;
    /** New maxima of the rows of `named`, and of their other days. */
    readonly namedMaxima: number;
  };
}
