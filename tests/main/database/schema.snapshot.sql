CREATE TABLE append_only_guard (id INTEGER PRIMARY KEY CHECK (id = 1), lifted INTEGER NOT NULL) STRICT;

CREATE TABLE assignment (
  id TEXT PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  program_id TEXT NOT NULL,
  program_version INTEGER NOT NULL,
  start_date TEXT NOT NULL,
  start_week INTEGER NOT NULL CHECK (start_week >= 1),
  training_days TEXT NOT NULL CHECK (json_valid(training_days)),
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
  outcome TEXT NOT NULL CHECK (outcome IN ('asWritten', 'withChanges')),
  decision TEXT NOT NULL CHECK (json_valid(decision)),
  policy_version INTEGER NOT NULL REFERENCES policy_version (version),
  assigned_by TEXT NOT NULL,
  assigned_at TEXT NOT NULL,
  version INTEGER NOT NULL, given TEXT CHECK (given IS NULL OR json_valid(given)), paused_on TEXT, rack_id TEXT NOT NULL DEFAULT 'rack-1', resumed_on TEXT, first_day TEXT, ended_on TEXT, accepted_on TEXT, given_before TEXT CHECK (given_before IS NULL OR json_valid(given_before)), restricted_at TEXT,
  FOREIGN KEY (program_id, program_version) REFERENCES program_version (program_id, version)
) STRICT;

CREATE TABLE athlete (
  id TEXT PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  preferred_name TEXT,
  sort_name TEXT NOT NULL,
  date_of_birth TEXT,
  sex TEXT CHECK (sex IN ('female', 'male', 'other', 'undisclosed')),
  sport TEXT,
  position TEXT,
  training_since TEXT,
  level_override TEXT CHECK (level_override IN ('beginner', 'intermediate', 'advanced')),
  height_mm INTEGER,
  email TEXT,
  phone TEXT,
  emergency_contact TEXT,
  guardian TEXT,
  coach TEXT,
  notes TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'unavailable', 'away', 'archived')),
  external_id TEXT,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE athlete_squad (
  athlete_id TEXT NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
  squad_id TEXT NOT NULL REFERENCES squad (id),
  PRIMARY KEY (athlete_id, squad_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_event (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  today TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  change TEXT NOT NULL CHECK (json_valid(change)),
  reason TEXT,
  policy_version INTEGER NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE bodyweight (
  id TEXT PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  hundredths INTEGER NOT NULL CHECK (hundredths > 0),
  unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE episode (
  id TEXT PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  kind TEXT NOT NULL CHECK (kind IN ('postpartum', 'backPain', 'joint')),
  opened_by TEXT NOT NULL,
  opened_at TEXT NOT NULL
) STRICT;

CREATE TABLE evidence (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  episode_id TEXT NOT NULL REFERENCES episode (id),
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  kind TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  replaces TEXT REFERENCES evidence (id),
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE facility (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
  percent_basis TEXT NOT NULL CHECK (percent_basis IN ('e1RM', 'trainingMax')),
  coach TEXT NOT NULL,
  paper TEXT NOT NULL CHECK (paper IN ('A4', 'Letter')),
  begun TEXT CHECK (begun IN ('empty', 'sample', 'import')),
  version INTEGER NOT NULL
, linked_maxima TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(linked_maxima)), accent TEXT NOT NULL DEFAULT '#111111', date_language TEXT NOT NULL DEFAULT 'en', decimal_sign TEXT NOT NULL DEFAULT '.' CHECK (decimal_sign IN ('.', ','))) STRICT;

CREATE TABLE facility_logo (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  width REAL NOT NULL CHECK (width > 0),
  height REAL NOT NULL CHECK (height > 0),
  png BLOB,
  shapes TEXT CHECK (json_valid(shapes)),
  CHECK ((png IS NULL) <> (shapes IS NULL))
) STRICT;

CREATE TABLE health_question (
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  file_digest TEXT NOT NULL,
  file_name TEXT NOT NULL,
  imported_on TEXT NOT NULL,
  asked_by TEXT,
  asked_at TEXT,
  PRIMARY KEY (athlete_id, file_digest),
  CHECK ((asked_by IS NULL) = (asked_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE holiday (
  id TEXT PRIMARY KEY,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE import_source (
  key TEXT PRIMARY KEY,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  used_at TEXT NOT NULL
) STRICT;

CREATE TABLE leaderboard_opt_in (
  athlete_id TEXT PRIMARY KEY REFERENCES athlete (id),
  noted_by TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE "lost_sheet" (
  serial INTEGER NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('card', 'session', 'rack', 'coach', 'plan')),
  covers TEXT NOT NULL,
  athlete_id TEXT NOT NULL,
  assignment_id TEXT NOT NULL,
  program TEXT NOT NULL,
  program_version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  printed_at TEXT NOT NULL,
  void_since TEXT NOT NULL,
  void_reason TEXT NOT NULL CHECK (void_reason IN ('reprinted', 'ended', 'changed', 'held', 'shared')), with_health INTEGER NOT NULL DEFAULT 0 CHECK (with_health IN (0, 1)),
  PRIMARY KEY (serial, assignment_id)
) STRICT;

CREATE TABLE maximum (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  exercise_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('tested', 'e1RM', 'trainingMax')),
  hundredths INTEGER NOT NULL CHECK (hundredths > 0),
  unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
  date TEXT NOT NULL,
  set_hundredths INTEGER CHECK (set_hundredths > 0),
  set_reps INTEGER CHECK (set_reps BETWEEN 1 AND 20),
  formula TEXT,
  note TEXT,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL
, set_rir REAL CHECK (set_rir BETWEEN 0 AND 4)) STRICT;

CREATE TABLE override_ended (
  seq INTEGER PRIMARY KEY,
  override_id TEXT NOT NULL UNIQUE REFERENCES override_given (id),
  reason TEXT NOT NULL,
  ended_by TEXT NOT NULL,
  ended_at TEXT NOT NULL
) STRICT;

CREATE TABLE override_given (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  tier TEXT NOT NULL CHECK (tier IN ('T1', 'T2', 'T3')),
  reason TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day),
  -- JSON: the states it was given against
  against TEXT NOT NULL CHECK (json_valid(against)),
  lead TEXT NOT NULL,
  second_person TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  given_at TEXT NOT NULL
) STRICT;

CREATE TABLE own_exercise (
  id TEXT PRIMARY KEY,
  content TEXT NOT NULL CHECK (json_valid(content)),
  updated_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

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

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('coach', 'lead')),
  view_health INTEGER NOT NULL CHECK (view_health IN (0, 1)),
  -- scrypt, as salt:hash; null while a facility of one person needs none.
  pin TEXT,
  -- Who set it: somebody whose PIN another person chose confirms nothing with it.
  pin_set_by TEXT,
  wrong_tries INTEGER NOT NULL,
  next_try_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('active', 'former')),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE policy_version (
  version INTEGER PRIMARY KEY,
  content TEXT NOT NULL CHECK (json_valid(content)),
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL
) STRICT;

CREATE TABLE program_draft (
  id TEXT PRIMARY KEY,
  program_id TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  updated_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE program_pause (
  assignment_id TEXT NOT NULL REFERENCES assignment (id),
  began TEXT NOT NULL,
  resumed TEXT NOT NULL,
  PRIMARY KEY (assignment_id, began)
) STRICT, WITHOUT ROWID;

CREATE TABLE program_version (
  program_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  origin TEXT NOT NULL CHECK (origin IN ('shipped', 'own')),
  created_at TEXT NOT NULL,
  PRIMARY KEY (program_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE room (
  id TEXT PRIMARY KEY,
  content TEXT NOT NULL CHECK (json_valid(content))
, place INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE row_image (
  seq INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  row_before TEXT,
  row_after TEXT
) STRICT;

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

CREATE TABLE "sheet" (
  serial INTEGER NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('card', 'session', 'rack', 'coach', 'plan')),
  -- In words: 'weeks 1–4', 'session A, week 3'.
  covers TEXT NOT NULL,
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  assignment_id TEXT NOT NULL REFERENCES assignment (id),
  program_version INTEGER NOT NULL,
  tier TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  -- Of the athlete's whole work: two valid sheets of one assignment never disagree.
  content_hash TEXT NOT NULL,
  -- Of this paper: the same paper printed again keeps its number.
  paper_hash TEXT NOT NULL,
  printed_by TEXT NOT NULL,
  printed_at TEXT NOT NULL,
  void_since TEXT,
  given TEXT CHECK (given IS NULL OR json_valid(given)),
  void_reason TEXT CHECK (void_reason IN ('reprinted', 'ended', 'changed', 'held', 'shared')), with_health INTEGER NOT NULL DEFAULT 0 CHECK (with_health IN (0, 1)), place INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (serial, assignment_id)
) STRICT;

CREATE TABLE squad (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
, trains_at TEXT CHECK (trains_at GLOB '[0-2][0-9]:[0-5][0-9]')) STRICT;

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

CREATE TABLE training_review (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL,
  planned_for TEXT NOT NULL,
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  held_on TEXT NOT NULL,
  said_at TEXT NOT NULL,
  reviewed_by TEXT,
  reviewed_at TEXT, worst_pain INTEGER CHECK (worst_pain BETWEEN 0 AND 10),
  CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL))
) STRICT;

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

CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone'))
) STRICT;

CREATE INDEX assignment_by_athlete ON assignment (athlete_id, state, start_date);

CREATE INDEX assignment_ended ON assignment (ended_on, start_date) WHERE state = 'ended';

CREATE UNIQUE INDEX assignment_once ON assignment (athlete_id, program_id) WHERE state <> 'ended';

CREATE INDEX athlete_by_external_id ON athlete (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX athlete_by_name ON athlete (sort_name, id);

CREATE INDEX athlete_present_by_name ON athlete (sort_name, id) WHERE status <> 'archived';

CREATE INDEX athlete_squad_by_squad ON athlete_squad (squad_id, athlete_id);

CREATE INDEX audit_event_by_day ON audit_event (today);

CREATE INDEX bodyweight_by_athlete ON bodyweight (athlete_id, date, recorded_at);

CREATE INDEX episode_by_athlete ON episode (athlete_id, opened_at);

CREATE INDEX evidence_by_athlete ON evidence (athlete_id, seq);

CREATE INDEX health_question_open ON health_question (athlete_id) WHERE asked_at IS NULL;

CREATE INDEX maximum_by_athlete ON maximum (athlete_id, exercise_id, date, seq);

CREATE INDEX override_given_by_athlete ON override_given (athlete_id, last_day);

CREATE UNIQUE INDEX program_draft_once ON program_draft (program_id);

CREATE INDEX row_image_by_step ON row_image (step_id, seq);

CREATE INDEX session_lift_by_day ON session_lift
  (athlete_id, held_on, exercise_id, sets, hard_sets, unrated_sets, reps, tonnage_kg, tonnage_lb, loaded_reps_kg, loaded_reps_lb);

CREATE INDEX session_lift_by_session ON session_lift (session_id, exercise_id);

CREATE INDEX sheet_by_assignment ON sheet (assignment_id, revision);

CREATE INDEX sheet_by_athlete ON sheet (athlete_id, serial, void_since);

CREATE INDEX sheet_void ON sheet (serial, void_since) WHERE void_since IS NOT NULL;

CREATE INDEX training_review_by_athlete ON training_review (athlete_id);

CREATE UNIQUE INDEX training_review_open ON training_review (assignment_id, planned_for) WHERE reviewed_at IS NULL;

CREATE INDEX training_session_by_athlete ON training_session
  (athlete_id, held_on, state, assignment_id, planned_for, rpe_halves, minutes);

CREATE INDEX training_session_by_day ON training_session (held_on);

CREATE INDEX training_session_by_letter ON training_session (assignment_id, letter, phase, held_on);

CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;

CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;

CREATE TRIGGER episode_no_delete BEFORE DELETE ON episode
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'episode is append-only'); END;

CREATE TRIGGER episode_no_update BEFORE UPDATE ON episode
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'episode is append-only'); END;

CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER logged_set_added AFTER INSERT ON logged_set BEGIN 
  DELETE FROM session_lift WHERE session_id = NEW.session_id AND exercise_id = NEW.exercise_id;
  INSERT INTO session_lift (session_id, exercise_id, athlete_id, held_on, modified, sets, hard_sets, unrated_sets, reps,
    tonnage_kg, tonnage_lb, loaded_reps_kg, loaded_reps_lb, best_hundredths, best_unit, best_reps, best_rir_halves)
  SELECT s.session_id, s.exercise_id, t.athlete_id, t.held_on, max(s.modified), count(*),
    sum(s.in_place_of IS NULL AND coalesce(s.rir_halves, 99) <= 8),
    sum(s.in_place_of IS NULL AND s.rir_halves IS NULL), sum(CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END),
    sum(CASE s.load_unit WHEN 'kg' THEN s.load_hundredths * (CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END) ELSE 0 END),
    sum(CASE s.load_unit WHEN 'lb' THEN s.load_hundredths * (CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END) ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'kg' AND s.load_hundredths > 0 THEN CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'lb' AND s.load_hundredths > 0 THEN CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END ELSE 0 END),
    b.best_hundredths, b.best_unit, b.best_reps, b.best_rir_halves
  FROM logged_set AS s
  JOIN training_session AS t ON t.id = s.session_id
  LEFT JOIN (
    SELECT load_hundredths AS best_hundredths, load_unit AS best_unit, reps AS best_reps,
      rir_halves AS best_rir_halves
    FROM logged_set
    WHERE session_id = NEW.session_id AND exercise_id = NEW.exercise_id AND kind <> 'warmUp' AND skipped = 0 AND (reps > 0 OR coalesce(reps_right, 0) > 0) AND modified = 0 AND measure = 'reps' AND load_hundredths > 0 AND sides = 1
    AND coalesce(pain, 0) <= 2 AND technique_ok = 1
    AND coalesce(rir_halves, 0) <= 8 AND reps >= 1 AND 2 * reps + coalesce(rir_halves, 0) <= 24
    ORDER BY (CASE 2 * reps + coalesce(rir_halves, 0) WHEN 2 THEN load_hundredths * 1.0
    ELSE load_hundredths * (60 + 2 * reps + coalesce(rir_halves, 0)) / 60.0 END) * (CASE load_unit WHEN 'lb' THEN 0.45359237 ELSE 1 END) DESC, line_id, place LIMIT 1
  ) AS b
  WHERE s.session_id = NEW.session_id AND s.exercise_id = NEW.exercise_id AND kind <> 'warmUp' AND skipped = 0 AND (reps > 0 OR coalesce(reps_right, 0) > 0)
  GROUP BY s.session_id; END;

CREATE TRIGGER logged_set_changed AFTER UPDATE ON logged_set BEGIN 
  DELETE FROM session_lift WHERE session_id = OLD.session_id AND exercise_id = OLD.exercise_id;
  INSERT INTO session_lift (session_id, exercise_id, athlete_id, held_on, modified, sets, hard_sets, unrated_sets, reps,
    tonnage_kg, tonnage_lb, loaded_reps_kg, loaded_reps_lb, best_hundredths, best_unit, best_reps, best_rir_halves)
  SELECT s.session_id, s.exercise_id, t.athlete_id, t.held_on, max(s.modified), count(*),
    sum(s.in_place_of IS NULL AND coalesce(s.rir_halves, 99) <= 8),
    sum(s.in_place_of IS NULL AND s.rir_halves IS NULL), sum(CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END),
    sum(CASE s.load_unit WHEN 'kg' THEN s.load_hundredths * (CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END) ELSE 0 END),
    sum(CASE s.load_unit WHEN 'lb' THEN s.load_hundredths * (CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END) ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'kg' AND s.load_hundredths > 0 THEN CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'lb' AND s.load_hundredths > 0 THEN CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END ELSE 0 END),
    b.best_hundredths, b.best_unit, b.best_reps, b.best_rir_halves
  FROM logged_set AS s
  JOIN training_session AS t ON t.id = s.session_id
  LEFT JOIN (
    SELECT load_hundredths AS best_hundredths, load_unit AS best_unit, reps AS best_reps,
      rir_halves AS best_rir_halves
    FROM logged_set
    WHERE session_id = OLD.session_id AND exercise_id = OLD.exercise_id AND kind <> 'warmUp' AND skipped = 0 AND (reps > 0 OR coalesce(reps_right, 0) > 0) AND modified = 0 AND measure = 'reps' AND load_hundredths > 0 AND sides = 1
    AND coalesce(pain, 0) <= 2 AND technique_ok = 1
    AND coalesce(rir_halves, 0) <= 8 AND reps >= 1 AND 2 * reps + coalesce(rir_halves, 0) <= 24
    ORDER BY (CASE 2 * reps + coalesce(rir_halves, 0) WHEN 2 THEN load_hundredths * 1.0
    ELSE load_hundredths * (60 + 2 * reps + coalesce(rir_halves, 0)) / 60.0 END) * (CASE load_unit WHEN 'lb' THEN 0.45359237 ELSE 1 END) DESC, line_id, place LIMIT 1
  ) AS b
  WHERE s.session_id = OLD.session_id AND s.exercise_id = OLD.exercise_id AND kind <> 'warmUp' AND skipped = 0 AND (reps > 0 OR coalesce(reps_right, 0) > 0)
  GROUP BY s.session_id; 
  DELETE FROM session_lift WHERE session_id = NEW.session_id AND exercise_id = NEW.exercise_id;
  INSERT INTO session_lift (session_id, exercise_id, athlete_id, held_on, modified, sets, hard_sets, unrated_sets, reps,
    tonnage_kg, tonnage_lb, loaded_reps_kg, loaded_reps_lb, best_hundredths, best_unit, best_reps, best_rir_halves)
  SELECT s.session_id, s.exercise_id, t.athlete_id, t.held_on, max(s.modified), count(*),
    sum(s.in_place_of IS NULL AND coalesce(s.rir_halves, 99) <= 8),
    sum(s.in_place_of IS NULL AND s.rir_halves IS NULL), sum(CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END),
    sum(CASE s.load_unit WHEN 'kg' THEN s.load_hundredths * (CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END) ELSE 0 END),
    sum(CASE s.load_unit WHEN 'lb' THEN s.load_hundredths * (CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END) ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'kg' AND s.load_hundredths > 0 THEN CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'lb' AND s.load_hundredths > 0 THEN CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END ELSE 0 END),
    b.best_hundredths, b.best_unit, b.best_reps, b.best_rir_halves
  FROM logged_set AS s
  JOIN training_session AS t ON t.id = s.session_id
  LEFT JOIN (
    SELECT load_hundredths AS best_hundredths, load_unit AS best_unit, reps AS best_reps,
      rir_halves AS best_rir_halves
    FROM logged_set
    WHERE session_id = NEW.session_id AND exercise_id = NEW.exercise_id AND kind <> 'warmUp' AND skipped = 0 AND (reps > 0 OR coalesce(reps_right, 0) > 0) AND modified = 0 AND measure = 'reps' AND load_hundredths > 0 AND sides = 1
    AND coalesce(pain, 0) <= 2 AND technique_ok = 1
    AND coalesce(rir_halves, 0) <= 8 AND reps >= 1 AND 2 * reps + coalesce(rir_halves, 0) <= 24
    ORDER BY (CASE 2 * reps + coalesce(rir_halves, 0) WHEN 2 THEN load_hundredths * 1.0
    ELSE load_hundredths * (60 + 2 * reps + coalesce(rir_halves, 0)) / 60.0 END) * (CASE load_unit WHEN 'lb' THEN 0.45359237 ELSE 1 END) DESC, line_id, place LIMIT 1
  ) AS b
  WHERE s.session_id = NEW.session_id AND s.exercise_id = NEW.exercise_id AND kind <> 'warmUp' AND skipped = 0 AND (reps > 0 OR coalesce(reps_right, 0) > 0)
  GROUP BY s.session_id; END;

CREATE TRIGGER logged_set_removed AFTER DELETE ON logged_set BEGIN 
  DELETE FROM session_lift WHERE session_id = OLD.session_id AND exercise_id = OLD.exercise_id;
  INSERT INTO session_lift (session_id, exercise_id, athlete_id, held_on, modified, sets, hard_sets, unrated_sets, reps,
    tonnage_kg, tonnage_lb, loaded_reps_kg, loaded_reps_lb, best_hundredths, best_unit, best_reps, best_rir_halves)
  SELECT s.session_id, s.exercise_id, t.athlete_id, t.held_on, max(s.modified), count(*),
    sum(s.in_place_of IS NULL AND coalesce(s.rir_halves, 99) <= 8),
    sum(s.in_place_of IS NULL AND s.rir_halves IS NULL), sum(CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END),
    sum(CASE s.load_unit WHEN 'kg' THEN s.load_hundredths * (CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END) ELSE 0 END),
    sum(CASE s.load_unit WHEN 'lb' THEN s.load_hundredths * (CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END) ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'kg' AND s.load_hundredths > 0 THEN CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END ELSE 0 END),
    sum(CASE WHEN s.load_unit = 'lb' AND s.load_hundredths > 0 THEN CASE WHEN measure = 'seconds' THEN 0 WHEN sides = 2 THEN reps + coalesce(reps_right, reps) ELSE reps END ELSE 0 END),
    b.best_hundredths, b.best_unit, b.best_reps, b.best_rir_halves
  FROM logged_set AS s
  JOIN training_session AS t ON t.id = s.session_id
  LEFT JOIN (
    SELECT load_hundredths AS best_hundredths, load_unit AS best_unit, reps AS best_reps,
      rir_halves AS best_rir_halves
    FROM logged_set
    WHERE session_id = OLD.session_id AND exercise_id = OLD.exercise_id AND kind <> 'warmUp' AND skipped = 0 AND (reps > 0 OR coalesce(reps_right, 0) > 0) AND modified = 0 AND measure = 'reps' AND load_hundredths > 0 AND sides = 1
    AND coalesce(pain, 0) <= 2 AND technique_ok = 1
    AND coalesce(rir_halves, 0) <= 8 AND reps >= 1 AND 2 * reps + coalesce(rir_halves, 0) <= 24
    ORDER BY (CASE 2 * reps + coalesce(rir_halves, 0) WHEN 2 THEN load_hundredths * 1.0
    ELSE load_hundredths * (60 + 2 * reps + coalesce(rir_halves, 0)) / 60.0 END) * (CASE load_unit WHEN 'lb' THEN 0.45359237 ELSE 1 END) DESC, line_id, place LIMIT 1
  ) AS b
  WHERE s.session_id = OLD.session_id AND s.exercise_id = OLD.exercise_id AND kind <> 'warmUp' AND skipped = 0 AND (reps > 0 OR coalesce(reps_right, 0) > 0)
  GROUP BY s.session_id; END;

CREATE TRIGGER maximum_no_delete BEFORE DELETE ON maximum
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'maximum is append-only'); END;

CREATE TRIGGER maximum_no_update BEFORE UPDATE ON maximum
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'maximum is append-only'); END;

CREATE TRIGGER override_ended_no_delete BEFORE DELETE ON override_ended
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'override_ended is append-only'); END;

CREATE TRIGGER override_ended_no_update BEFORE UPDATE ON override_ended
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'override_ended is append-only'); END;

CREATE TRIGGER override_given_no_delete BEFORE DELETE ON override_given
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'override_given is append-only'); END;

CREATE TRIGGER override_given_no_update BEFORE UPDATE ON override_given
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'override_given is append-only'); END;

CREATE TRIGGER policy_version_no_delete BEFORE DELETE ON policy_version
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'policy_version is append-only'); END;

CREATE TRIGGER policy_version_no_update BEFORE UPDATE ON policy_version
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'policy_version is append-only'); END;

CREATE TRIGGER program_version_no_delete BEFORE DELETE ON program_version
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'program_version is append-only'); END;

CREATE TRIGGER program_version_no_update BEFORE UPDATE ON program_version
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, 'program_version is append-only'); END;

CREATE TRIGGER training_session_day_changed AFTER UPDATE OF held_on ON training_session BEGIN
  UPDATE session_lift SET held_on = NEW.held_on WHERE session_id = NEW.id;
END;
