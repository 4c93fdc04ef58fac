/** What athletes came to over a period, added up by the database: for each exercise, or for each day. */

import type { ExpressionBuilder, Kysely } from 'kysely';
import type { LiftSum } from '#domain/training/lift-sum.ts';
import type { Period } from '#domain/training/period.ts';
import type { SessionLiftTable, Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

type Executor = Kysely<Tables>;

/** What each exercise came to over a period, for each athlete. */
export async function liftTotals(
  executor: Executor,
  athleteIds: readonly string[],
  { from, to }: Period,
): Promise<Map<string, Omit<LiftSum, 'date' | 'modified'>[]>> {
  const found = new Map<string, Omit<LiftSum, 'date' | 'modified'>[]>();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('session_lift')
      .select(['athlete_id', 'exercise_id'])
      .select(SUMS)
      .where('athlete_id', 'in', part)
      .where('held_on', '>=', from)
      .where('held_on', '<=', to)
      .groupBy(['athlete_id', 'exercise_id'])
      .execute();
    for (const { athlete_id, exercise_id, ...sums } of rows) {
      const own = found.get(athlete_id) ?? [];
      found.set(athlete_id, own);
      own.push({ exerciseId: exercise_id, ...summed(sums) });
    }
  }
  return found;
}

/** What each training day came to over a period, for each athlete, in order of day. */
export async function dayTotals(
  executor: Executor,
  athleteIds: readonly string[],
  { from, to }: Period,
): Promise<Map<string, Omit<LiftSum, 'exerciseId' | 'modified'>[]>> {
  const found = new Map<string, Omit<LiftSum, 'exerciseId' | 'modified'>[]>();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('session_lift')
      .select(['athlete_id', 'held_on'])
      .select(SUMS)
      .where('athlete_id', 'in', part)
      .where('held_on', '>=', from)
      .where('held_on', '<=', to)
      .groupBy(['athlete_id', 'held_on'])
      .orderBy('athlete_id')
      .orderBy('held_on')
      .execute();
    for (const { athlete_id, held_on, ...sums } of rows) {
      const own = found.get(athlete_id) ?? [];
      found.set(athlete_id, own);
      own.push({ date: held_on, ...summed(sums) });
    }
  }
  return found;
}

const SUMS = ({ fn }: ExpressionBuilder<Tables, 'session_lift'>) => [
  fn.sum<number>('sets').as('sets'),
  fn.sum<number>('hard_sets').as('hard_sets'),
  fn.sum<number>('unrated_sets').as('unrated_sets'),
  fn.sum<number>('reps').as('reps'),
  fn.sum<number>('tonnage_kg').as('tonnage_kg'),
  fn.sum<number>('tonnage_lb').as('tonnage_lb'),
  fn.sum<number>('loaded_reps_kg').as('loaded_reps_kg'),
  fn.sum<number>('loaded_reps_lb').as('loaded_reps_lb'),
];

/** The sums of a row in the words of the domain. */
export function summed(
  row: Pick<SessionLiftTable, 'sets' | 'hard_sets' | 'unrated_sets' | 'reps' | InUnits>,
) {
  return {
    sets: row.sets,
    hardSets: row.hard_sets,
    unratedSets: row.unrated_sets,
    reps: row.reps,
    tonnage: { kg: row.tonnage_kg, lb: row.tonnage_lb },
    loadedReps: { kg: row.loaded_reps_kg, lb: row.loaded_reps_lb },
  };
}

type InUnits = 'tonnage_kg' | 'tonnage_lb' | 'loaded_reps_kg' | 'loaded_reps_lb';
