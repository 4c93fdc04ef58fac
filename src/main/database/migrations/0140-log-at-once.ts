/**
 * The newest sessions of each letter are found without reading all the years before them; and the worst pain that waits for
 * a coach is known, whether the set it was said of was saved or is still in question.
 */

import type { Migration } from '../migrate.ts';

export const logAtOnce: Migration = {
  version: 140,
  name: 'log at once',
  sql: `
CREATE INDEX training_session_by_letter ON training_session (assignment_id, letter, phase, held_on);
ALTER TABLE training_review ADD COLUMN worst_pain INTEGER CHECK (worst_pain BETWEEN 0 AND 10);
`,
};
