/** Half a year of training behind everybody who has a program, written into the open roster beside the application. */

import { join } from 'node:path';
import Database from 'better-sqlite3';

const WEEKS = 26;
const MONDAY = '2026-11-16';

/** Two sessions a week of three lifts, growing over the weeks; every fourth Thursday is missed, some lines were changed. */
export function writePastLog(dataFolder: string): void {
  const database = new Database(join(dataFolder, 'roster.sqlite'));
  database.pragma('busy_timeout = 5000');
  const assignments = database.prepare('SELECT id, athlete_id FROM assignment ORDER BY athlete_id').all() as {
    id: string;
    athlete_id: string;
  }[];
  const session = database.prepare(
    `INSERT INTO training_session (assignment_id, athlete_id, planned_for, held_on, week, phase, letter, state, plan,
       rpe_halves, minutes, sore, recorded_by, recorded_at, version)
     VALUES (?, ?, ?, ?, 1, 1, ?, 'done', '{"lines":[]}', ?, ?, '[]', 'Coach', '', 1)`,
  );
  const set = database.prepare(
    `INSERT INTO logged_set VALUES (?, ?, ?, ?, ?, 'reps', ?, NULL, ?, 0, ?, ?, ?, NULL, ?, NULL, 1, NULL, 'Coach', '', 1)`,
  );
  database.transaction(() => {
    for (const [n, { id, athlete_id }] of assignments.entries()) {
      for (let week = 0; week < WEEKS; week += 1) {
        for (const [day, letter] of [
          [0, 'A'],
          [3, 'B'],
        ] as const) {
          if (day === 3 && (week + n) % 4 === 0) continue;
          const date = dayBefore(7 * (WEEKS - 1 - week) - day);
          const { lastInsertRowid } = session.run(
            id,
            athlete_id,
            date,
            date,
            letter,
            12 + ((week + n) % 5),
            55 + (week % 4) * 5,
          );
          const weight = 5_000 + 250 * (n % 14) + 125 * Math.floor((week * 3) / 2);
          const changed = (week + n) % 9 === 0 ? 1 : 0;
          const rows = [
            ['1A1', 'barbell-hip-thrust', 'warmUp', 1, 2000, 'kg', 10, null],
            ...[8, 8, 7, 6].map((reps) => [
              '1A2',
              'barbell-hip-thrust',
              'straight',
              1,
              weight,
              'kg',
              reps + (week % 3),
              2,
            ]),
            ...[10, 10, 9].map((reps) => [
              '1A3',
              'romanian-deadlift',
              'straight',
              1,
              weight - 1500,
              'kg',
              reps,
              3,
            ]),
            ...[10, 10].map((reps) => ['1A4', 'step-up-weighted', 'straight', 2, 1000, 'kg', reps, 3]),
            ['1A5', 'bodyweight-hip-thrust', 'straight', 1, null, null, 15, 4],
          ] as const;
          for (const [place, [line, exercise, kind, sides, load, unit, reps, rir]] of rows.entries())
            set.run(
              lastInsertRowid,
              line,
              place + 1,
              exercise,
              kind,
              sides,
              changed,
              load,
              unit,
              reps,
              rir === null ? null : 2 * Number(rir),
            );
        }
      }
    }
  })();
  database.close();
}

function dayBefore(days: number): string {
  return new Date(Date.parse(`${MONDAY}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
