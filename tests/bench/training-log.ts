/** Five years of training, written in bulk: sessions in the order of days, their sets, and the sums beside them. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Application } from '../../src/main/application.ts';
import { bigRoster, openBench, TODAY } from './big-roster.ts';
import { ask } from './database.ts';
import { assignEverybody } from './policy.ts';

export const ATHLETES = 2000;
/** A session a week, of four lifts with five sets each. */
const LIFTS = ['barbell-hip-thrust', 'romanian-deadlift', 'back-squat', 'step-up-weighted'];
const SETS_OF_A_LIFT = 5;

export interface BigLog {
  readonly application: Application;
  /** The same sets in one table without any index of ours, in a file of its own. */
  readonly plain: Database.Database;
  readonly sets: number;
  readonly athleteIds: readonly string[];
  readonly squadIds: readonly string[];
  close(): Promise<void>;
}

/** At least as many sets as asked for, shared among everybody who has a program. */
export async function bigLog(sets: number): Promise<BigLog> {
  const folder = await bigRoster(ATHLETES);
  const assigning = await openBench(folder);
  // In the seventh week, so that today is a day of training and the weeks before it were planned.
  await assignEverybody(assigning, '2026-10-12');
  const asked = await askedToday(assigning);
  await assigning.close();
  const path = join(folder, 'roster.sqlite');
  const plainPath = join(folder, 'plain.sqlite');
  const database = new Database(path);
  const written = fill(database, sets, plainPath, asked);
  const athleteIds = database
    .prepare('SELECT DISTINCT athlete_id FROM training_session ORDER BY athlete_id')
    .pluck()
    .all() as string[];
  const squadIds = database.prepare('SELECT id FROM squad ORDER BY id').pluck().all() as string[];
  database.close();
  const application = await openBench(folder);
  const plain = new Database(plainPath, { readonly: true });
  return {
    application,
    plain,
    sets: written,
    athleteIds,
    squadIds,
    async close() {
      plain.close();
      await application.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a session of today asks for, line by line, as the log keeps it; and the ids of its lines. */
async function askedToday(application: Application) {
  const { sessions } = await ask(application, 'training.sessions', {});
  const [session] = sessions;
  if (!session) throw new Error('Somebody trains today');
  const { letter, lines } = session;
  return { letter, plan: JSON.stringify({ letter, lines }), lineIds: lines.map(({ lineId }) => lineId) };
}

function fill(
  database: Database.Database,
  wanted: number,
  plainPath: string,
  asked: Awaited<ReturnType<typeof askedToday>>,
): number {
  database.pragma('foreign_keys = OFF');
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -524288');
  // Kept sums and indexes cost most when each set is its own change; here all of them come at once.
  const aside = database
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL
         AND (type = 'trigger' AND tbl_name IN ('logged_set', 'training_session')
           OR type = 'index' AND tbl_name IN ('session_lift', 'training_session'))`,
    )
    .all() as { type: string; name: string; sql: string }[];
  for (const { type, name } of aside) database.exec(`DROP ${type} ${name}`);
  const assigned = database
    .prepare('SELECT count(DISTINCT athlete_id) FROM assignment')
    .pluck()
    .get() as number;
  const weeks = Math.ceil(wanted / (assigned * LIFTS.length * SETS_OF_A_LIFT));
  database.exec('CREATE TEMP TABLE asked (letter TEXT, plan TEXT)');
  database.prepare('INSERT INTO asked VALUES (?, ?)').run(asked.letter, asked.plan);
  database.exec(`
    CREATE TEMP TABLE trainee AS
      SELECT row_number() OVER (ORDER BY athlete_id) - 1 AS n, athlete_id, min(id) AS assignment_id
      FROM assignment GROUP BY athlete_id;
    CREATE TEMP TABLE lift (place INTEGER PRIMARY KEY, id TEXT, line_id TEXT);
    WITH RECURSIVE week (back) AS (SELECT ${weeks - 1} UNION ALL SELECT back - 1 FROM week WHERE back > 0)
    INSERT INTO training_session (assignment_id, athlete_id, planned_for, held_on, week, phase, letter, state, plan,
      rpe_halves, minutes, sore, recorded_by, recorded_at, version)
    SELECT assignment_id, athlete_id, day, day, 1, 1, (SELECT letter FROM asked), 'done', (SELECT plan FROM asked), 12 + n % 6, 50 + n % 30, '[]', 'bench',
      day || 'T09:00:00.000Z', 1
    FROM (SELECT back, n, assignment_id, athlete_id, date('${TODAY}', (-7 * back - 1 - n % 6) || ' days') AS day
          FROM week CROSS JOIN trainee ORDER BY back DESC, n);
  `);
  const lift = database.prepare('INSERT INTO lift VALUES (?, ?, ?)');
  for (const [place, id] of LIFTS.entries())
    lift.run(place + 1, id, asked.lineIds[place] ?? `no line ${place + 1}`);
  database.exec(`
    WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < ${SETS_OF_A_LIFT})
    INSERT INTO logged_set (session_id, line_id, place, exercise_id, kind, measure, sides, modified, skipped,
      load_hundredths, load_unit, reps, rir_halves, technique_ok, entered_by, entered_at, version)
    SELECT t.id, lift.line_id, place.n, lift.id, 'straight', 'reps', 1, t.id % 23 = 0, 0,
      250 * (24 + t.id % 29 + lift.place), 'kg', 6 + (t.id + place.n) % 6, (t.id + place.n) % 9, 1, 'bench', t.recorded_at, 1
    FROM training_session AS t CROSS JOIN lift CROSS JOIN place;
    INSERT INTO session_lift
    SELECT athlete_id, exercise_id, held_on, session_id, modified, sets, hard_sets, 0, reps, tonnage, 0, reps, 0,
      iif(best > 0, load_hundredths, NULL), iif(best > 0, 'kg', NULL), iif(best > 0, best_reps, NULL), iif(best > 0, rir_halves, NULL)
    FROM (SELECT t.athlete_id, s.exercise_id, t.held_on, s.session_id, max(s.modified) AS modified, count(*) AS sets,
        sum(s.rir_halves <= 8) AS hard_sets, sum(s.reps) AS reps, sum(s.load_hundredths * s.reps) AS tonnage,
        max(iif(s.modified = 0 AND s.rir_halves <= 8 AND 2 * s.reps + s.rir_halves <= 24,
          s.load_hundredths * (60 + 2 * s.reps + s.rir_halves), 0)) AS best, s.load_hundredths, s.reps AS best_reps, s.rir_halves
      FROM logged_set AS s JOIN training_session AS t ON t.id = s.session_id
      GROUP BY s.session_id, s.exercise_id)
    ORDER BY athlete_id, exercise_id, held_on, session_id;
  `);
  for (const { sql } of aside) database.exec(sql);
  database.exec('ANALYZE');
  database.exec(`
    ATTACH '${plainPath}' AS plain;
    CREATE TABLE plain.performed AS
      SELECT t.athlete_id, t.held_on, s.exercise_id, s.modified, s.load_hundredths, s.load_unit, s.reps, s.rir_halves
      FROM logged_set AS s JOIN training_session AS t ON t.id = s.session_id;
    CREATE TABLE plain.member AS SELECT * FROM athlete_squad;
  `);
  return database.prepare('SELECT count(*) FROM logged_set').pluck().get() as number;
}
