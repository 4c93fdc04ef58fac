/**
 * Load–rep records: the sets that no other set of the exercise beats in both load and reps, and when each was set.
 *
 * A record is of an exercise, a number of reps and a day, with the line as written: a changed line sets none.
 * Whoever did 80 kg for 10 has done it for 8 as well, so a lighter or equal 8 is no record beside it.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { ExerciseId } from '../exercise/exercise.ts';
import { inKilograms, type Load } from '../load/load.ts';
import { isSound, type LogSet } from './performed.ts';

/** A set as a record knows it. */
export interface RecordSet {
  readonly date: CalendarDate;
  readonly exerciseId: ExerciseId;
  /** Absent for bodyweight, which counts as no load. */
  readonly load?: Load;
  /** Of the weaker side where the sides differ. */
  readonly reps: number;
  readonly perSide: boolean;
}

/**
 * What a logged set says for the records; undefined where it sets none: warm-up, changed line, not counted in reps,
 * done in pain or without sound technique.
 */
export function recordSetOf(set: LogSet): RecordSet | undefined {
  const { date, exerciseId, kind, measure, modified, load, sides, reps, repsRight } = set;
  const weaker = sides === 2 ? Math.min(reps, repsRight ?? reps) : reps;
  if (kind === 'warmUp' || modified || measure !== 'reps' || weaker < 1 || !isSound(set)) return undefined;
  return { date, exerciseId, reps: weaker, perSide: sides === 2, ...(load && { load }) };
}

/** The records that stand, for each exercise from few reps to many. */
export function standingRecords(sets: readonly RecordSet[]): readonly RecordSet[] {
  return [...byExercise(sets).values()].flatMap((own) => {
    const standing: RecordSet[] = [];
    for (const set of inOrder(own)) keepIfBest(standing, set);
    return standing.sort((a, b) => a.reps - b.reps);
  });
}

/**
 * Every record as it was set, in order of day: what no earlier day had beaten. The first day of an exercise sets none,
 * for there was nothing to beat.
 */
export function recordsSet(sets: readonly RecordSet[]): readonly RecordSet[] {
  return [...byExercise(sets).values()]
    .flatMap((own) => {
      const standing: RecordSet[] = [];
      const days = [...Map.groupBy(inOrder(own), ({ date }) => date).values()];
      return days.flatMap((day, place) => {
        const best: RecordSet[] = [];
        for (const set of day) keepIfBest(best, set);
        const fresh = best.filter((set) => !standing.some((other) => matches(other, set)));
        for (const set of best) keepIfBest(standing, set);
        return place === 0 ? [] : fresh;
      });
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.reps - b.reps));
}

/** The first day on which a set reached this load for as many reps or more; undefined where none has. */
export function reachedOn(
  sets: readonly RecordSet[],
  goal: { readonly exerciseId: ExerciseId; readonly reps: number; readonly load?: Load },
): CalendarDate | undefined {
  return sets
    .filter(
      (set) => set.exerciseId === goal.exerciseId && set.reps >= goal.reps && weight(set) >= weight(goal),
    )
    .map(({ date }) => date)
    .sort()[0];
}

/** Keeps `set` unless another matches it, and drops those it beats. */
function keepIfBest(standing: RecordSet[], set: RecordSet): void {
  if (standing.some((other) => matches(other, set))) return;
  const left = standing.filter((other) => !matches(set, other));
  standing.splice(0, standing.length, ...left, set);
}

/** As heavy and as many, or more of either. Each side on its own is another thing than both at once. */
function matches(a: RecordSet, b: RecordSet): boolean {
  return a.perSide === b.perSide && a.reps >= b.reps && weight(a) >= weight(b);
}

function byExercise(sets: readonly RecordSet[]): Map<ExerciseId, RecordSet[]> {
  return Map.groupBy(sets, ({ exerciseId }) => exerciseId);
}

function inOrder(sets: readonly RecordSet[]): readonly RecordSet[] {
  return sets.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function weight({ load }: { readonly load?: Load }): number {
  return load ? inKilograms(load) : 0;
}
