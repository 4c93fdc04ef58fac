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
  version INTEGER NOT NULL, given TEXT CHECK (given IS NULL OR json_valid(given)), paused_on TEXT, rack_id TEXT NOT NULL DEFAULT 'rack-1', pause_began TEXT, resumed_on TEXT,
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

CREATE TABLE import_source (
  key TEXT PRIMARY KEY,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  used_at TEXT NOT NULL
) STRICT;

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
  void_reason TEXT CHECK (void_reason IN ('reprinted', 'ended', 'changed', 'held', 'shared')), with_health INTEGER NOT NULL DEFAULT 0 CHECK (with_health IN (0, 1)),
  PRIMARY KEY (serial, assignment_id)
) STRICT;

CREATE TABLE squad (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone'))
) STRICT;

CREATE INDEX assignment_by_athlete ON assignment (athlete_id, state, start_date);

CREATE UNIQUE INDEX assignment_once ON assignment (athlete_id, program_id) WHERE state <> 'ended';

CREATE INDEX athlete_by_external_id ON athlete (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX athlete_by_name ON athlete (sort_name, id);

CREATE INDEX athlete_present_by_name ON athlete (sort_name, id) WHERE status <> 'archived';

CREATE INDEX athlete_squad_by_squad ON athlete_squad (squad_id, athlete_id);

CREATE INDEX audit_event_by_day ON audit_event (today);

CREATE INDEX bodyweight_by_athlete ON bodyweight (athlete_id, date, recorded_at);

CREATE INDEX episode_by_athlete ON episode (athlete_id, opened_at);

CREATE INDEX evidence_by_athlete ON evidence (athlete_id, seq);

CREATE INDEX maximum_by_athlete ON maximum (athlete_id, exercise_id, date, seq);

CREATE INDEX override_given_by_athlete ON override_given (athlete_id, last_day);

CREATE UNIQUE INDEX program_draft_once ON program_draft (program_id);

CREATE INDEX row_image_by_step ON row_image (step_id, seq);

CREATE INDEX sheet_by_assignment ON sheet (assignment_id, revision);

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
