/**
 * What one exercise came to in one session: the sums that weeks, charts and squads are added up from.
 *
 * The training log keeps the same sums beside its sets, worked out in SQL as they are entered; a test holds both
 * against each other. Counted are working sets of which a rep was done: not warm-up sets, nor one that carries pain alone.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { ExerciseId } from '../exercise/exercise.ts';
import { KILOGRAMS_PER_POUND, type Load } from '../load/load.ts';
import { hasReps, isSound, type LogSet } from './performed.ts';

export interface LiftSum {
  readonly date: CalendarDate;
  readonly exerciseId: ExerciseId;
  /** A line of it was not as written that day, or another exercise was done. */
  readonly modified: boolean;
  readonly sets: number;
  /** Sets with at most four reps in reserve, as logged, of an exercise that stands in for no other. */
  readonly hardSets: number;
  /** Sets of such an exercise of which nobody logged the effort: they may have been hard. */
  readonly unratedSets: number;
  /** Number of lifts: of both sides where the line is done for each side. Seconds are no lifts. */
  readonly reps: number;
  /** Hundredths of the unit times reps, each unit on its own. Bodyweight adds nothing. */
  readonly tonnage: InEachUnit;
  /** Reps that carried a load, for the average of it. */
  readonly loadedReps: InEachUnit;
  /** The set that says most about a maximum; absent where none does. */
  readonly best?: BestSet;
}

/** Kilograms and pounds are never added up. */
export interface InEachUnit {
  readonly kg: number;
  readonly lb: number;
}

export interface BestSet {
  readonly load: Load;
  readonly reps: number;
  readonly rir?: number;
}

/** Above four in reserve a set is not hard, and says too little about a maximum (facility default). */
const MOST_RIR = 4;
/** More reps to failure than this say too little about a single. */
const MOST_REPS_TO_FAILURE = 12;

/** The sum of the sets of one exercise in one session; undefined where none of them counts. */
export function sumLift(all: readonly LogSet[]): LiftSum | undefined {
  const sets = all.filter((set) => set.kind !== 'warmUp' && hasReps(set));
  const [first] = sets;
  if (!first) return undefined;
  const best = bestSet(sets);
  return {
    date: first.date,
    exerciseId: first.exerciseId,
    modified: sets.some(({ modified }) => modified),
    sets: sets.length,
    hardSets: sets.filter(isHard).length,
    unratedSets: sets.filter(({ rir, inPlaceOf }) => rir === undefined && inPlaceOf === undefined).length,
    reps: total(sets, liftsOf),
    tonnage: inEachUnit((unit) =>
      total(sets, (set) => (set.load?.unit === unit ? set.load.hundredths * liftsOf(set) : 0)),
    ),
    loadedReps: inEachUnit((unit) =>
      total(sets, (set) => (set.load?.unit === unit && set.load.hundredths > 0 ? liftsOf(set) : 0)),
    ),
    ...(best && { best }),
  };
}

/** Reps of both sides; steps count like reps, seconds not at all. */
export function liftsOf({ measure, sides, reps, repsRight }: LogSet): number {
  if (measure === 'seconds') return 0;
  return sides === 2 ? reps + (repsRight ?? reps) : reps;
}

export function inEachUnit(sum: (unit: Load['unit']) => number): InEachUnit {
  return { kg: sum('kg'), lb: sum('lb') };
}

/** Effort that was not logged is not taken for hard. */
function isHard({ rir, inPlaceOf }: LogSet): boolean {
  return rir !== undefined && rir <= MOST_RIR && inPlaceOf === undefined;
}

/** Epley against Epley, in kilograms for the comparison alone; of equal ones the first. */
function bestSet(sets: readonly LogSet[]): BestSet | undefined {
  let best: BestSet | undefined;
  let most = 0;
  for (const set of sets) {
    const { load, reps, rir } = set;
    if (!load || !tellsOfMaximum(set)) continue;
    const estimate =
      epley(load.hundredths, 2 * (reps + (rir ?? 0))) * (load.unit === 'lb' ? KILOGRAMS_PER_POUND : 1);
    if (estimate <= most) continue;
    most = estimate;
    best = { load, reps, ...(rir !== undefined && { rir }) };
  }
  return best;
}

/** Of two sides the weaker one would limit the load: no maximum of both is read from them. */
function tellsOfMaximum(set: LogSet): boolean {
  const { modified, measure, load, sides, reps, rir = 0 } = set;
  return (
    !modified &&
    isSound(set) &&
    measure === 'reps' &&
    sides === 1 &&
    load !== undefined &&
    load.hundredths > 0 &&
    reps >= 1 &&
    rir <= MOST_RIR &&
    reps + rir <= MOST_REPS_TO_FAILURE
  );
}

/** In halves of a rep and whole hundredths, as the log reckons it: equal to the last bit. */
function epley(hundredths: number, halves: number): number {
  return halves === 2 ? hundredths : (hundredths * (60 + halves)) / 60;
}

function total(sets: readonly LogSet[], of: (set: LogSet) => number): number {
  return sets.reduce((sum, set) => sum + of(set), 0);
}
