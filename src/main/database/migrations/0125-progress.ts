/** Progress: who asked to be on a leaderboard, and the log of an athlete by day. */

import type { Migration } from '../migrate.ts';

export const progress: Migration = {
  version: 125,
  name: 'progress',
  sql: `
-- Off unless an athlete asked for it: a row is the wish, with who noted it and when.
CREATE TABLE leaderboard_opt_in (
  athlete_id TEXT PRIMARY KEY REFERENCES athlete (id),
  noted_by TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A period of all lifts; the key of the table serves one lift over time. It holds the sums themselves: a squad's weeks lie
-- scattered over years of a large log, and would else be fetched row by row.
CREATE INDEX session_lift_by_day ON session_lift
  (athlete_id, held_on, exercise_id, sets, hard_sets, unrated_sets, reps, tonnage_kg, tonnage_lb, loaded_reps_kg, loaded_reps_lb);

-- The same for the sessions of a period: wide enough to answer by itself.
DROP INDEX training_session_by_athlete;
CREATE INDEX training_session_by_athlete ON training_session
  (athlete_id, held_on, state, assignment_id, planned_for, rpe_halves, minutes);
`,
};
