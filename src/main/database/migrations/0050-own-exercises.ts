/** The reserve of the set an estimate was made from, exercises of the facility's own, and lifts linked to another's maximum. */

import type { Migration } from '../migrate.ts';

export const ownExercises: Migration = {
  version: 50,
  name: 'own exercises',
  sql: `
ALTER TABLE maximum ADD COLUMN set_rir REAL CHECK (set_rir BETWEEN 0 AND 4);

CREATE TABLE own_exercise (
  id TEXT PRIMARY KEY,
  content TEXT NOT NULL CHECK (json_valid(content)),
  updated_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- JSON: LinkedMaximum[]
ALTER TABLE facility ADD COLUMN linked_maxima TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(linked_maxima));
`,
};
