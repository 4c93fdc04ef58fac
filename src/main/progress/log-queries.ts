/** What the training log holds of athletes over a period: sums by day, sets for the records, sessions as they were held. */

import { type Kysely, type Selectable, sql } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { ExerciseId } from '#domain/exercise/exercise.ts';
import type { Bodyweight } from '#domain/training/estimated-trend.ts';
import type { LiftSum } from '#domain/training/lift-sum.ts';
import { MOST_PAIN } from '#domain/training/performed.ts';
import type { Period } from '#domain/training/period.ts';
import type { RecordSet } from '#domain/training/records.ts';
import type { RatedSession } from '#domain/training/session-load.ts';
import type { SessionLiftTable, Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';
import { summed } from './log-totals.ts';

type Executor = Kysely<Tables>;

/** Every lift of every session of one athlete in a period, in order of day. */
export async function liftSums(
  executor: Executor,
  athleteId: string,
  { from, to }: Period,
): Promise<LiftSum[]> {
  const rows = await executor
    .selectFrom('session_lift')
    .selectAll()
    .where('athlete_id', '=', athleteId)
    .where('held_on', '>=', from)
    .where('held_on', '<=', to)
    .orderBy('held_on')
    .execute();
  return rows.map(liftSumOf);
}

export function liftSumOf(row: Omit<Selectable<SessionLiftTable>, 'athlete_id' | 'session_id'>): LiftSum {
  const { best_hundredths, best_unit, best_reps, best_rir_halves } = row;
  return {
    date: row.held_on,
    exerciseId: row.exercise_id,
    modified: row.modified === 1,
    ...summed(row),
    ...(best_hundredths !== null &&
      best_unit !== null &&
      best_reps !== null && {
        best: {
          load: { hundredths: best_hundredths, unit: best_unit },
          reps: best_reps,
          ...(best_rir_halves !== null && { rir: best_rir_halves / 2 }),
        },
      }),
  };
}

/**
 * What may be a record, of one athlete and all time: for each exercise, load and number of reps the first day it was
 * done on with the line as written, soundly and without pain. A set for each side counts by its weaker side.
 */
export async function recordSets(executor: Executor, athleteId: string): Promise<RecordSet[]> {
  const weaker = sql<number>`CASE s.sides WHEN 2 THEN min(s.reps, coalesce(s.reps_right, s.reps)) ELSE s.reps END`;
  const rows = await executor
    .selectFrom('training_session as t')
    .innerJoin('logged_set as s', 's.session_id', 't.id')
    .select(['s.exercise_id', 's.sides', 's.load_hundredths', 's.load_unit'])
    .select(weaker.as('weaker'))
    .select(({ fn }) => fn.min('t.held_on').as('first'))
    .where('t.athlete_id', '=', athleteId)
    .where('s.kind', '<>', 'warmUp')
    .where('s.skipped', '=', 0)
    .where('s.modified', '=', 0)
    .where('s.measure', '=', 'reps')
    .where('s.technique_ok', '=', 1)
    .where(({ eb, fn, val }) => eb(fn.coalesce('s.pain', val(0)), '<=', MOST_PAIN))
    .where('s.reps', '>=', 1)
    .groupBy(['s.exercise_id', 's.sides', 's.load_hundredths', 's.load_unit', 'weaker'])
    .execute();
  return rows.flatMap(({ exercise_id, sides, load_hundredths, load_unit, weaker: reps, first }) =>
    reps < 1
      ? []
      : [
          {
            date: first,
            exerciseId: exercise_id,
            reps,
            perSide: sides === 2,
            ...(load_hundredths !== null &&
              load_unit !== null && { load: { hundredths: load_hundredths, unit: load_unit } }),
          },
        ],
  );
}

export interface LoggedSession extends RatedSession {
  readonly athleteId: string;
  readonly assignmentId: string;
  readonly plannedFor: CalendarDate;
}

/**
 * Sessions that were held or planned in a period, of which a set was done or which were closed as done: one that was
 * only opened is none. In order of day for each athlete.
 */
export async function heldSessions(
  executor: Executor,
  athleteIds: readonly string[],
  { from, to }: Period,
): Promise<LoggedSession[]> {
  const found: LoggedSession[] = [];
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('training_session as t')
      .select(['t.athlete_id', 't.assignment_id', 't.planned_for', 't.held_on', 't.rpe_halves', 't.minutes'])
      .where('t.athlete_id', 'in', part)
      .where('t.held_on', '>=', from)
      .where('t.held_on', '<=', to)
      .where(({ eb, or, exists, selectFrom }) =>
        or([
          eb('t.state', '=', 'done'),
          exists(
            selectFrom('session_lift as l').select('l.session_id').whereRef('l.session_id', '=', 't.id'),
          ),
        ]),
      )
      .orderBy('t.athlete_id')
      .orderBy('t.held_on')
      .execute();
    found.push(
      ...rows.map((row) => ({
        athleteId: row.athlete_id,
        assignmentId: row.assignment_id,
        plannedFor: row.planned_for,
        heldOn: row.held_on,
        ...(row.rpe_halves !== null && { rpe: row.rpe_halves / 2 }),
        ...(row.minutes !== null && { minutes: row.minutes }),
      })),
    );
  }
  return found;
}

/** The best sets of one lift, day by day, of each athlete; days that say nothing about a maximum are not among them. */
export async function bestSets(
  executor: Executor,
  athleteIds: readonly string[],
  exerciseId: ExerciseId,
  { from, to }: Period,
): Promise<Map<string, LiftSum[]>> {
  const found = new Map<string, LiftSum[]>();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('session_lift')
      .selectAll()
      .where('athlete_id', 'in', part)
      .where('exercise_id', '=', exerciseId)
      .where('held_on', '>=', from)
      .where('held_on', '<=', to)
      .where('best_hundredths', 'is not', null)
      .orderBy('athlete_id')
      .orderBy('held_on')
      .execute();
    for (const row of rows) {
      const own = found.get(row.athlete_id) ?? [];
      found.set(row.athlete_id, own);
      own.push(liftSumOf(row));
    }
  }
  return found;
}

/** All that was ever weighed, in order of day. */
export async function bodyweights(
  executor: Executor,
  athleteIds: readonly string[],
): Promise<Map<string, Bodyweight[]>> {
  const found = new Map<string, Bodyweight[]>();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('bodyweight')
      .select(['athlete_id', 'date', 'hundredths', 'unit'])
      .where('athlete_id', 'in', part)
      .orderBy('athlete_id')
      .orderBy('date')
      .orderBy('recorded_at')
      .execute();
    for (const { athlete_id, date, hundredths, unit } of rows) {
      const own = found.get(athlete_id) ?? [];
      found.set(athlete_id, own);
      own.push({ date, load: { hundredths, unit } });
    }
  }
  return found;
}

/** The day of an athlete's first session; undefined before it. */
export async function firstSession(executor: Executor, athleteId: string): Promise<CalendarDate | undefined> {
  const row = await executor
    .selectFrom('training_session')
    .select('held_on')
    .where('athlete_id', '=', athleteId)
    .orderBy('held_on')
    .limit(1)
    .executeTakeFirst();
  return row?.held_on;
}

/** The first day anything was logged of anybody; undefined before it. */
export async function firstDayOfLog(executor: Executor): Promise<CalendarDate | undefined> {
  const row = await executor
    .selectFrom('training_session')
    .select('held_on')
    .orderBy('held_on')
    .limit(1)
    .executeTakeFirst();
  return row?.held_on;
}
