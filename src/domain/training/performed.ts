/** What was done: one set of one line, with what the body said to it. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { ExerciseId } from '../exercise/exercise.ts';
import type { Load } from '../load/load.ts';
import type { SetKind } from '../prescription/prescription.ts';

/** What a set is counted in. */
export type Measure = 'reps' | 'steps' | 'seconds';

/** Where soreness is said to be; in the back it opens the review. */
export const SORE_PLACES = ['glutes', 'back', 'hamstrings', 'quads', 'other'] as const;
export type SorePlace = (typeof SORE_PLACES)[number];

/** A set as it is entered. */
export interface Performed {
  /** Nothing where the set has no load to state: bodyweight, band. */
  readonly load?: Load;
  /** 0 to 300; of each side where the line is done for each side. */
  readonly reps: number;
  /** Of the right side, where it differs from the left. */
  readonly repsRight?: number;
  /** Reps in reserve, 0 to 10, in halves; 10 − RPE. */
  readonly rir?: number;
  /** 0 to 10, during the set. */
  readonly pain?: number;
  readonly techniqueOk: boolean;
}

/** Whether a rep of it was done, on one side at least: a set that carries pain alone, or failed, counts for nothing. */
export function hasReps({ reps, repsRight = 0 }: Pick<Performed, 'reps' | 'repsRight'>): boolean {
  return reps > 0 || repsRight > 0;
}

/** Pain up to this is taken as tolerable (0 to 10). */
export const MOST_PAIN = 2;

/** Whether a set may count for a record or speak of a maximum: sound technique, and no more pain than is tolerable. */
export function isSound({ pain = 0, techniqueOk }: Pick<Performed, 'pain' | 'techniqueOk'>): boolean {
  return pain <= MOST_PAIN && techniqueOk;
}

/** A set of the log with all that counting needs to know of it. */
export interface LogSet extends Performed {
  readonly date: CalendarDate;
  readonly exerciseId: ExerciseId;
  readonly kind: SetKind;
  readonly measure: Measure;
  /** 2 where the reps are of each side. */
  readonly sides: 1 | 2;
  /** The exercise as the program has it, where another was done. */
  readonly inPlaceOf?: ExerciseId;
  /** The line was not as written that day, or another exercise was done: no record, no progress. */
  readonly modified: boolean;
}
