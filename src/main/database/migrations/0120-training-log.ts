/** The training log: sessions as they were held, their sets, moved days, holidays, and per lift what a session came to. */

import type { Migration } from '../migrate.ts';

/** A set that counts: a working set of which a rep was done. */
const COUNTS = `kind <> 'warmUp' AND skipped = 0 AND (reps > 0 OR coalesce(reps_right, 0) > 0)`;

/** Lifts: reps of both sides. Seconds are none. */
const REPS = `CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END`;

/** Sets for a record; Epley against Epley picks the best of them. More than 12 reps to failure or 4 in reserve say too little of a maximum. */
const ESTIMATES = `${COUNTS} AND modified = 0 AND measure = 'reps' AND load_hundredths > 0 AND sides = 1
    AND coalesce(pain, 0) <= 2 AND technique_ok = 1
    AND coalesce(rir_halves, 0) <= 8 AND reps >= 1 AND 2 * reps + coalesce(rir_halves, 0) <= 24`;
const EPLEY = `CASE 2 * reps + coalesce(rir_halves, 0) WHEN 2 THEN load_hundredths * 1.0
    ELSE load_hundredths * (60 + 2 * reps + coalesce(rir_halves, 0)) / 60.0 END`;

/** Works out again what one exercise came to in one session, from its sets. */
function summed(row: 'NEW' | 'OLD'): string {
  return `
  DELETE FROM session_lift WHERE session_id = ${row}.session_id AND exercise_id = ${row}.exercise_id;
  INSERT INTO session_lift (session_id, exercise_id, athlete_id, held_on, modified, sets, hard_sets, unrated_sets, reps,
    tonnage_kg, tonnage_lb, loaded_reps_kg, loaded_reps_lb, best_hundredths, best_unit, best_reps, best_rir_halves)
  SELECT s.session_id, s.exercise_id, t.athlete_id, t.held_on, max(s.modified), count(*),
    sum(s.in_place_of IS NULL AND coalesce(s.rir_halves, 99) <= 8),
    sum(s.in_place_of IS NULL AND s.rir_halves IS NULL), sum(${REPS}),
    sum(CASE s.load_unit WHEN 'kg' THEN s.load_hundredths * (${REPS}) ELSE 0 END),
    sum(CASE s.load_unit WHEN 'lb' THEN s.load_hundredths * (${REPS}) ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'kg' AND s.load_hundredths > 0 THEN ${REPS} ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'lb' AND s.load_hundredths > 0 THEN ${REPS} ELSE 0 END),
    b.best_hundredths, b.best_unit, b.best_reps, b.best_rir_halves
  FROM logged_set AS s
  JOIN training_session AS t ON t.id = s.session_id
  LEFT JOIN (
    SELECT load_hundredths AS best_hundredths, load_unit AS best_unit, reps AS best_reps,
      rir_halves AS best_rir_halves
    FROM logged_set
    WHERE session_id = ${row}.session_id AND exercise_id = ${row}.exercise_id AND ${ESTIMATES}
    ORDER BY (${EPLEY}) * (CASE load_unit WHEN 'lb' THEN 0.45359237 ELSE 1 END) DESC, line_id, place LIMIT 1
  ) AS b
  WHERE s.session_id = ${row}.session_id AND s.exercise_id = ${row}.exercise_id AND ${COUNTS}
  GROUP BY s.session_id;`;
}

export const trainingLog: Migration = {
  version: 120,
  name: 'training log',
  sql: `
-- One training day of an assignment, once anything of it is recorded. Known by the day its schedule gave it.
CREATE TABLE training_session (
  id INTEGER PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignment (id),
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  planned_for TEXT NOT NULL,
  held_on TEXT NOT NULL,
  week INTEGER NOT NULL,
  phase INTEGER NOT NULL,
  letter TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done')),
  rpe_halves INTEGER CHECK (rpe_halves BETWEEN 2 AND 20),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 600),
  pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
  pain_next_morning INTEGER CHECK (pain_next_morning BETWEEN 0 AND 10),
  sore TEXT NOT NULL CHECK (json_valid(sore)),
  note TEXT,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- What was asked, line by line, when the first set was entered. Last, for it is long: whatever is read without it
  -- does not pass through it.
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  UNIQUE (assignment_id, planned_for)
) STRICT;
CREATE INDEX training_session_by_athlete ON training_session (athlete_id, held_on);
CREATE INDEX training_session_by_day ON training_session (held_on);

-- Pain or soreness that was named in training, until a coach has looked at it. Apart from the session, and not watched by
-- undo: taking an entry back does not unsay it. The assignment may be gone with a restore; what was said is not.
CREATE TABLE training_review (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL,
  planned_for TEXT NOT NULL,
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  held_on TEXT NOT NULL,
  said_at TEXT NOT NULL,
  reviewed_by TEXT,
  reviewed_at TEXT,
  CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX training_review_open ON training_review (assignment_id, planned_for) WHERE reviewed_at IS NULL;
CREATE INDEX training_review_by_athlete ON training_review (athlete_id);

CREATE TABLE logged_set (
  session_id INTEGER NOT NULL REFERENCES training_session (id),
  line_id TEXT NOT NULL,
  -- From 1, over all groups of the line's sets.
  place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 60),
  exercise_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('straight', 'top', 'backOff', 'warmUp')),
  measure TEXT NOT NULL CHECK (measure IN ('reps', 'steps', 'seconds')),
  -- 2 where the reps are of each side.
  sides INTEGER NOT NULL CHECK (sides IN (1, 2)),
  -- The exercise of the line as the program has it, where another was done.
  in_place_of TEXT,
  -- The line was not as written that day, or another exercise was done: it sets no record and does not progress.
  modified INTEGER NOT NULL CHECK (modified IN (0, 1)),
  skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
  load_hundredths INTEGER CHECK (load_hundredths BETWEEN 0 AND 200000),
  load_unit TEXT CHECK (load_unit IN ('kg', 'lb')),
  reps INTEGER CHECK (reps BETWEEN 0 AND 999),
  -- Of the right side, where it differs from the left.
  reps_right INTEGER CHECK (reps_right BETWEEN 0 AND 999),
  rir_halves INTEGER CHECK (rir_halves BETWEEN 0 AND 20),
  pain INTEGER CHECK (pain BETWEEN 0 AND 10),
  technique_ok INTEGER NOT NULL CHECK (technique_ok IN (0, 1)),
  note TEXT,
  entered_by TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (session_id, line_id, place),
  CHECK ((load_hundredths IS NULL) = (load_unit IS NULL))
) STRICT, WITHOUT ROWID;

-- A sum of logged_set, kept by triggers so that progress over years reads a row for each lift and session.
CREATE TABLE session_lift (
  athlete_id TEXT NOT NULL,
  exercise_id TEXT NOT NULL,
  held_on TEXT NOT NULL,
  session_id INTEGER NOT NULL REFERENCES training_session (id) ON DELETE CASCADE,
  modified INTEGER NOT NULL,
  sets INTEGER NOT NULL,
  hard_sets INTEGER NOT NULL,
  -- Those whose effort nobody logged.
  unrated_sets INTEGER NOT NULL,
  -- Both sides counted.
  reps INTEGER NOT NULL,
  -- Hundredths of the unit times reps.
  tonnage_kg INTEGER NOT NULL,
  tonnage_lb INTEGER NOT NULL,
  loaded_reps_kg INTEGER NOT NULL,
  loaded_reps_lb INTEGER NOT NULL,
  -- The set that says most about a maximum; null where none does.
  best_hundredths INTEGER,
  best_unit TEXT,
  best_reps INTEGER,
  best_rir_halves INTEGER,
  PRIMARY KEY (athlete_id, exercise_id, held_on, session_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_lift_by_session ON session_lift (session_id, exercise_id);

CREATE TRIGGER logged_set_added AFTER INSERT ON logged_set BEGIN ${summed('NEW')} END;
CREATE TRIGGER logged_set_changed AFTER UPDATE ON logged_set BEGIN ${summed('OLD')} ${summed('NEW')} END;
CREATE TRIGGER logged_set_removed AFTER DELETE ON logged_set BEGIN ${summed('OLD')} END;
CREATE TRIGGER training_session_day_changed AFTER UPDATE OF held_on ON training_session BEGIN
  UPDATE session_lift SET held_on = NEW.held_on WHERE session_id = NEW.id;
END;

-- A training day that is done otherwise than the schedule has it.
CREATE TABLE schedule_change (
  assignment_id TEXT NOT NULL REFERENCES assignment (id),
  planned_for TEXT NOT NULL,
  skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
  moved_to TEXT,
  -- The session done in place of its own, of the same week.
  letter TEXT,
  changed_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (assignment_id, planned_for)
) STRICT, WITHOUT ROWID;

-- The load a coach accepted for one line of somebody's program, until another is accepted.
CREATE TABLE own_load (
  assignment_id TEXT NOT NULL REFERENCES assignment (id),
  line_id TEXT NOT NULL,
  exercise_id TEXT NOT NULL,
  hundredths INTEGER NOT NULL CHECK (hundredths BETWEEN 0 AND 200000),
  unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
  -- The reps it was accepted for: for others it is a limit alone.
  reps TEXT NOT NULL,
  because TEXT NOT NULL,
  accepted_by TEXT NOT NULL,
  accepted_at TEXT NOT NULL,
  PRIMARY KEY (assignment_id, line_id)
) STRICT, WITHOUT ROWID;

-- Suggestions that were accepted or set aside: none is made again from the same sessions.
CREATE TABLE suggestion_answer (
  assignment_id TEXT NOT NULL REFERENCES assignment (id),
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- The last session the suggestion was made from.
  until_day TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('accepted', 'setAside')),
  answered_by TEXT NOT NULL,
  answered_at TEXT NOT NULL,
  PRIMARY KEY (assignment_id, subject, kind)
) STRICT, WITHOUT ROWID;

-- Pauses that are over: days on which nothing was asked.
CREATE TABLE program_pause (
  assignment_id TEXT NOT NULL REFERENCES assignment (id),
  began TEXT NOT NULL,
  resumed TEXT NOT NULL,
  PRIMARY KEY (assignment_id, began)
) STRICT, WITHOUT ROWID;
INSERT INTO program_pause SELECT id, pause_began, resumed_on FROM assignment
  WHERE pause_began IS NOT NULL AND resumed_on IS NOT NULL;
ALTER TABLE assignment DROP COLUMN pause_began;

-- The start as it was assigned, which a pause does not move; and the day a coach ended it.
ALTER TABLE assignment ADD COLUMN first_day TEXT;
ALTER TABLE assignment ADD COLUMN ended_on TEXT;
-- The last day a coach accepted more than was given before.
ALTER TABLE assignment ADD COLUMN accepted_on TEXT;
-- What it gave until then; null where nothing was ever accepted.
ALTER TABLE assignment ADD COLUMN given_before TEXT CHECK (given_before IS NULL OR json_valid(given_before));
-- When clearance last paused it or took something from it: loads accepted before that are taken up again a step lighter.
ALTER TABLE assignment ADD COLUMN restricted_at TEXT;
UPDATE assignment SET first_day = start_date;
CREATE INDEX assignment_ended ON assignment (ended_on, start_date) WHERE state = 'ended';

-- When a squad trains, for the order of the day.
ALTER TABLE squad ADD COLUMN trains_at TEXT CHECK (trains_at GLOB '[0-2][0-9]:[0-5][0-9]');

CREATE TABLE holiday (
  id TEXT PRIMARY KEY,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day),
  name TEXT NOT NULL
) STRICT;
`,
};
