/** The first schema: facility, roster, evidence, programs, maxima, assignments, print register, audit, undo. */

import type { Migration } from '../migrate.ts';

export const foundation: Migration = {
  version: 10,
  name: 'foundation',
  sql: `
CREATE TABLE facility (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
  percent_basis TEXT NOT NULL CHECK (percent_basis IN ('e1RM', 'trainingMax')),
  coach TEXT NOT NULL,
  paper TEXT NOT NULL CHECK (paper IN ('A4', 'Letter')),
  begun TEXT CHECK (begun IN ('empty', 'sample', 'import')),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE room (
  id TEXT PRIMARY KEY,
  content TEXT NOT NULL CHECK (json_valid(content))
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
CREATE INDEX athlete_by_name ON athlete (sort_name, id);
CREATE INDEX athlete_present_by_name ON athlete (sort_name, id) WHERE status <> 'archived';
CREATE INDEX athlete_by_external_id ON athlete (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE squad (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE athlete_squad (
  athlete_id TEXT NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
  squad_id TEXT NOT NULL REFERENCES squad (id),
  PRIMARY KEY (athlete_id, squad_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX athlete_squad_by_squad ON athlete_squad (squad_id, athlete_id);

CREATE TABLE bodyweight (
  id TEXT PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  hundredths INTEGER NOT NULL CHECK (hundredths > 0),
  unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX bodyweight_by_athlete ON bodyweight (athlete_id, date, recorded_at);

CREATE TABLE episode (
  id TEXT PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  kind TEXT NOT NULL CHECK (kind IN ('postpartum', 'backPain', 'joint')),
  opened_by TEXT NOT NULL,
  opened_at TEXT NOT NULL
) STRICT;
CREATE INDEX episode_by_athlete ON episode (athlete_id, opened_at);

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
CREATE INDEX evidence_by_athlete ON evidence (athlete_id, seq);

CREATE TABLE policy_version (
  version INTEGER PRIMARY KEY,
  content TEXT NOT NULL CHECK (json_valid(content)),
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL
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
) STRICT;
CREATE INDEX maximum_by_athlete ON maximum (athlete_id, exercise_id, date, seq);

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
  version INTEGER NOT NULL,
  FOREIGN KEY (program_id, program_version) REFERENCES program_version (program_id, version)
) STRICT;
CREATE INDEX assignment_by_athlete ON assignment (athlete_id, state, start_date);
CREATE UNIQUE INDEX assignment_once ON assignment (athlete_id, program_id) WHERE state <> 'ended';

CREATE TABLE sheet (
  serial INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  athlete_id TEXT NOT NULL REFERENCES athlete (id),
  assignment_id TEXT NOT NULL REFERENCES assignment (id),
  program_version INTEGER NOT NULL,
  tier TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  printed_by TEXT NOT NULL,
  printed_at TEXT NOT NULL,
  void_since TEXT
) STRICT;
CREATE INDEX sheet_by_assignment ON sheet (assignment_id, revision);

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

CREATE INDEX audit_event_by_day ON audit_event (today);

CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone'))
) STRICT;

CREATE TABLE row_image (
  seq INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  row_before TEXT,
  row_after TEXT
) STRICT;
CREATE INDEX row_image_by_step ON row_image (step_id, seq);

-- Append-only tables refuse changes unless the guard is lifted, which only undo and erasure do, inside a transaction.
CREATE TABLE append_only_guard (id INTEGER PRIMARY KEY CHECK (id = 1), lifted INTEGER NOT NULL) STRICT;
INSERT INTO append_only_guard VALUES (1, 0);
${['episode', 'evidence', 'policy_version', 'program_version', 'maximum', 'audit_event']
  .flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (change) => `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
    ),
  )
  .join('\n')}
`,
};
