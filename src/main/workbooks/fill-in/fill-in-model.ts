/** A squad's week to be filled in on any computer: what stands in the workbook, and what comes back from it. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Load, LoadUnit } from '#domain/load/load.ts';

export interface FillInModel {
  readonly madeOn: CalendarDate;
  /** One sheet each. */
  readonly weeks: readonly SquadWeek[];
}

export interface SquadWeek {
  readonly squad: string;
  readonly monday: CalendarDate;
  /** In the order they are filled in: by session and athlete, then line and set. */
  readonly rows: readonly FillInRow[];
}

/** Which set of whom: ids that mean nothing to a reader and stand on the hidden sheet alone. */
export interface SetKey {
  readonly assignmentId: string;
  readonly athleteId: string;
  /** The day that the schedule gave it, whenever it is held. */
  readonly plannedFor: CalendarDate;
  readonly lineId: string;
  /** Counted from 1. */
  readonly set: number;
}

export interface FillInRow {
  readonly key: SetKey;
  /** `Last, First` */
  readonly athlete: string;
  /** The day it is held on. */
  readonly date: CalendarDate;
  /** `A` */
  readonly session: string;
  /** `B1` */
  readonly order: string;
  readonly exercise: string;
  /** Reps are of each side. */
  readonly eachSide: boolean;
  /** What a load without a unit is read in; absent where nothing is lifted. */
  readonly unit?: LoadUnit;
  readonly target: {
    /** A load, or words such as `bodyweight`. */
    readonly load?: Load | string;
    /** One number, or words such as `8–10` and `AMRAP`. */
    readonly reps: number | string;
    readonly rpe?: number;
  };
  /** What is logged already. Pain is health, and never leaves in a workbook. */
  readonly logged?: LoggedBefore;
}

/** With its version: a set that has another by now was entered anew since, and is newer than what the workbook says. */
export type LoggedBefore = LoggedSet & { readonly version: number };

export type LoggedSet = { readonly kind: 'skipped' } | DoneSet;

interface DoneSet {
  readonly kind: 'done';
  /** Absent for bodyweight alone. */
  readonly load?: Load;
  /** 0 to 300; of each side where the line is done for each side. */
  readonly reps: number;
  /** 1 to 10 in halves. */
  readonly rpe?: number;
}

/** A set as it was typed; pain from 0 to 10. */
export type TypedSet =
  | { readonly kind: 'skipped' }
  | (DoneSet & { readonly pain?: number })
  /** Pain and nothing else: of what stands in the log, or of a set that was not done. */
  | { readonly kind: 'pain'; readonly pain: number };

/** The cells that are open, by what is typed into them. */
export type OpenCell = 'load' | 'reps' | 'rpe' | 'pain';

/** A row that says something else than the workbook was made with. */
export interface FillInEntry {
  readonly key: SetKey;
  readonly typed: TypedSet;
  /** The rest of the row cannot be read, which is said as a problem: pain is all that is taken from it. */
  readonly fault?: true;
  /** What was logged when the workbook was made. */
  readonly logged?: LoggedBefore;
  /** `Sørensen, Renée, Back squat, set 1` */
  readonly of: string;
  readonly sheet: string;
  readonly rowNumber: number;
  /** Where each value stands, such as `M14`. */
  readonly cells: Readonly<Partial<Record<OpenCell, string>>>;
}
