/**
 * Whom to ask about health because an imported file says something of it: until somebody has, whoever leaves the import.
 * The words stay in the file. Its digest tells the same file, imported again, from another.
 */

import type { Migration } from '../migrate.ts';

export const healthQuestions: Migration = {
  version: 160,
  name: 'health questions',
  sql: `
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
CREATE INDEX health_question_open ON health_question (athlete_id) WHERE asked_at IS NULL;
`,
};
