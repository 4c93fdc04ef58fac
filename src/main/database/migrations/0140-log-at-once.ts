/**
 * The newest sessions of each letter are found without reading all the years before them; the worst pain that waits for a
 * coach is known, whether the set it was said of was saved or is still in question; and a sheet of several knows in which
 * order they stand on it, from 0, for results are typed down the paper.
 */

import type { Migration } from '../migrate.ts';

export const logAtOnce: Migration = {
  version: 140,
  name: 'log at once',
  sql: `
CREATE INDEX training_session_by_letter ON training_session (assignment_id, letter, phase, held_on);
ALTER TABLE training_review ADD COLUMN worst_pain INTEGER CHECK (worst_pain BETWEEN 0 AND 10);
ALTER TABLE sheet ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
`,
};
