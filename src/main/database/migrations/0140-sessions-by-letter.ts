/** An index: the newest sessions of each letter are found without reading all the years before them. */

import type { Migration } from '../migrate.ts';

export const sessionsByLetter: Migration = {
  version: 140,
  name: 'sessions by letter',
  sql: `
CREATE INDEX training_session_by_letter ON training_session (assignment_id, letter, phase, held_on);
`,
};
