/** Overrides and their ends, why a sheet is void, and what assignments and sheets gave when last looked at. */

import type { Migration } from '../migrate.ts';

export const overrides: Migration = {
  version: 30,
  name: 'overrides',
  sql: `
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
CREATE INDEX override_given_by_athlete ON override_given (athlete_id, last_day);

CREATE TABLE override_ended (
  seq INTEGER PRIMARY KEY,
  override_id TEXT NOT NULL UNIQUE REFERENCES override_given (id),
  reason TEXT NOT NULL,
  ended_by TEXT NOT NULL,
  ended_at TEXT NOT NULL
) STRICT;

${['override_given', 'override_ended']
  .flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (change) => `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
WHEN (SELECT lifted FROM append_only_guard) = 0 BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
    ),
  )
  .join('\n')}

-- JSON: permission, equipment and eased session. Null on what was assigned or printed before.
ALTER TABLE assignment ADD COLUMN given TEXT CHECK (given IS NULL OR json_valid(given));
-- The day a hold paused it, or the foundation block took the place of its sessions: no day from then on is training done.
ALTER TABLE assignment ADD COLUMN paused_on TEXT;
ALTER TABLE sheet ADD COLUMN given TEXT CHECK (given IS NULL OR json_valid(given));
ALTER TABLE sheet ADD COLUMN void_reason TEXT CHECK (void_reason IN ('reprinted', 'ended', 'changed', 'held'));

-- Paper that was printed after the backup that was restored: void for good, and its number is never given again.
-- Its athlete and assignment may not be in this file.
CREATE TABLE lost_sheet (
  serial INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  athlete_id TEXT NOT NULL,
  assignment_id TEXT NOT NULL,
  program TEXT NOT NULL,
  program_version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  printed_at TEXT NOT NULL,
  void_since TEXT NOT NULL,
  void_reason TEXT NOT NULL CHECK (void_reason IN ('reprinted', 'ended', 'changed', 'held'))
) STRICT;
`,
};
