/** Hard sets of each week against the range of the athlete's level. The guide does not say which sets it counts. */

import type { Level } from '../athlete/athlete.ts';
import { type CalendarDate, mondayOf } from '../calendar/calendar-date.ts';
import type { Exercise, ExerciseId } from '../exercise/exercise.ts';
import { COUNTINGS, type Counting, SETS_BY_LEVEL } from '../program/advice.ts';
import type { LiftSum } from './lift-sum.ts';
import { mondaysOf, type Period } from './period.ts';

export type SetCounts = Readonly<Record<Counting, number>>;

export interface WeekOfSets extends SetCounts {
  readonly monday: CalendarDate;
  /** Sets a week that the guide names for the level of that week. */
  readonly range: { readonly low: number; readonly high: number };
}

/**
 * Hard sets of every week of a period, by each way of counting; 0 where nothing was logged. An exercise the library
 * does not know any more counts with all sets alone. `levelIn`: the level in the week of a Monday.
 */
export function hardSetsByWeek(
  sums: readonly Pick<LiftSum, 'date' | 'exerciseId' | 'hardSets'>[],
  period: Period,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
  levelIn: (monday: CalendarDate) => Level,
): readonly WeekOfSets[] {
  const byWeek = Map.groupBy(sums, ({ date }) => mondayOf(date));
  return mondaysOf(period).map((monday) => ({
    monday,
    ...hardSetCounts(byWeek.get(monday) ?? [], exercises),
    range: SETS_BY_LEVEL[levelIn(monday)],
  }));
}

export function hardSetCounts(
  sums: readonly Pick<LiftSum, 'exerciseId' | 'hardSets'>[],
  exercises: ReadonlyMap<ExerciseId, Exercise>,
): SetCounts {
  const counts = { barbellHipThrust: 0, hipThrust: 0, all: 0 };
  for (const { exerciseId, hardSets } of sums) {
    const exercise = exercises.get(exerciseId);
    for (const counting of Object.keys(counts) as Counting[]) {
      if (exercise ? COUNTINGS[counting](exercise) : counting === 'all') counts[counting] += hardSets;
    }
  }
  return counts;
}

/** `below the range`, `within the range`, `above the range`. */
export function againstRange(sets: number, { low, high }: WeekOfSets['range']): string {
  return `${sets < low ? 'below' : sets > high ? 'above' : 'within'} the range`;
}
