/** Writes a training log straight into the tables, and reads the sums the log keeps of it. */

import type Database from 'better-sqlite3';
import type { LiftSum } from '#domain/training/lift-sum.ts';
import type { LogSet } from '#domain/training/performed.ts';
import { liftSumOf } from '#main/progress/log-queries.ts';

export interface PlacedSet {
  readonly sessionId: number;
  readonly place: number;
  readonly set: LogSet;
  readonly skipped?: boolean;
}

const AT = '2026-11-23T09:00:00.000Z';

/** An athlete with a running assignment of the same name, in a roster that has neither program nor policy yet. */
export function writeAthlete(connection: Database.Database, id: string): void {
  connection.exec(`
    INSERT INTO policy_version VALUES (1, '{}', 'Shipped defaults', 'Rackside', '${AT}');
    INSERT INTO athlete (id, first_name, last_name, sort_name, status, version, created_at, updated_at)
      VALUES ('${id}', 'Zoë', 'Quigley', 'quigley zoe', 'active', 1, '${AT}', '${AT}');
  `);
  writeAssignment(connection, id, id);
}

/** A running assignment of a program that is as empty as the log lets it be. */
export function writeAssignment(connection: Database.Database, id: string, athleteId: string): void {
  connection
    .prepare(
      `INSERT OR IGNORE INTO program_version
       VALUES ('logged', 1, 'Logged', '{"id":"logged","version":1,"name":"Logged","phases":[],"warmUp":[],"foundation":{"lines":[]}}', 'own', '${AT}')`,
    )
    .run();
  connection
    .prepare(
      `INSERT INTO assignment (id, athlete_id, program_id, program_version, start_date, start_week, training_days, state,
         outcome, decision, policy_version, assigned_by, assigned_at, version)
       VALUES (?, ?, 'logged', 1, '2026-11-16', 1, '[1,4]', 'ended', 'asWritten', '{}', 1, 'coach', '${AT}', 1)`,
    )
    .run(id, athleteId);
}

/** A held session, planned for a day of its own so that no two are the same. */
export function writeSession(
  connection: Database.Database,
  id: number,
  assignmentId: string,
  athleteId: string,
  heldOn: string,
  {
    plannedFor = `2020-01-${String(id).padStart(2, '0')}`,
    rpe = null,
    minutes = null,
  }: Partial<SessionWords> = {},
): void {
  connection
    .prepare(
      `INSERT INTO training_session (id, assignment_id, athlete_id, planned_for, held_on, week, phase, letter, state, plan,
         rpe_halves, minutes, sore, recorded_by, recorded_at, version)
       VALUES (?, ?, ?, ?, ?, 1, 1, 'A', 'open', '{}', ?, ?, '[]', 'coach', '${AT}', 1)`,
    )
    .run(id, assignmentId, athleteId, plannedFor, heldOn, rpe === null ? null : 2 * rpe, minutes);
}

interface SessionWords {
  readonly plannedFor: string;
  readonly rpe: number | null;
  readonly minutes: number | null;
}

/** Enters a set, or what it was changed to. */
export function writeSet(
  connection: Database.Database,
  { sessionId, place, set, skipped = false }: PlacedSet,
): void {
  const {
    exerciseId,
    kind,
    measure,
    sides,
    inPlaceOf,
    modified,
    load,
    reps,
    repsRight,
    rir,
    pain,
    techniqueOk,
  } = set;
  connection
    .prepare(
      `INSERT INTO logged_set VALUES (?, 'line', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 'coach', '${AT}', 1)
       ON CONFLICT (session_id, line_id, place) DO UPDATE SET exercise_id = excluded.exercise_id, kind = excluded.kind,
         measure = excluded.measure, sides = excluded.sides, in_place_of = excluded.in_place_of,
         modified = excluded.modified, skipped = excluded.skipped, load_hundredths = excluded.load_hundredths,
         load_unit = excluded.load_unit, reps = excluded.reps, reps_right = excluded.reps_right,
         rir_halves = excluded.rir_halves, pain = excluded.pain, technique_ok = excluded.technique_ok, version = logged_set.version + 1`,
    )
    .run(
      sessionId,
      place,
      exerciseId,
      kind,
      measure,
      sides,
      inPlaceOf ?? null,
      modified ? 1 : 0,
      skipped ? 1 : 0,
      load?.hundredths ?? null,
      load?.unit ?? null,
      reps,
      repsRight ?? null,
      rir === undefined ? null : 2 * rir,
      pain ?? null,
      techniqueOk ? 1 : 0,
    );
}

export function readSums(connection: Database.Database): LiftSum[] {
  const rows = connection
    .prepare('SELECT * FROM session_lift ORDER BY athlete_id, exercise_id, held_on, session_id')
    .all();
  return (rows as Parameters<typeof liftSumOf>[0][]).map(liftSumOf);
}
