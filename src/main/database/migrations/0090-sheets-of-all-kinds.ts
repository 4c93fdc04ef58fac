/** Sheets of every kind in the register: what kind, what it covers, and on a rack sheet one row for each athlete's part. */

import type { Migration } from '../migrate.ts';

export const sheetsOfAllKinds: Migration = {
  version: 90,
  name: 'sheets of all kinds',
  sql: `
CREATE TABLE sheet_part (
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
  void_reason TEXT CHECK (void_reason IN ('reprinted', 'ended', 'changed', 'held', 'shared')),
  PRIMARY KEY (serial, assignment_id)
) STRICT;
INSERT INTO sheet_part
  SELECT serial, number, 'card', '', athlete_id, assignment_id, program_version, tier, policy_version, revision,
    content_hash, '', printed_by, printed_at, void_since, given, void_reason
  FROM sheet;
DROP TABLE sheet;
ALTER TABLE sheet_part RENAME TO sheet;
CREATE INDEX sheet_by_assignment ON sheet (assignment_id, revision);

CREATE TABLE lost_sheet_part (
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
  void_reason TEXT NOT NULL CHECK (void_reason IN ('reprinted', 'ended', 'changed', 'held', 'shared')),
  PRIMARY KEY (serial, assignment_id)
) STRICT;
INSERT INTO lost_sheet_part
  SELECT serial, number, 'card', '', athlete_id, assignment_id, program, program_version, revision, printed_at,
    void_since, void_reason
  FROM lost_sheet;
DROP TABLE lost_sheet;
ALTER TABLE lost_sheet_part RENAME TO lost_sheet;
`,
};
