/** The reserve of the set an estimate was made from. */

import type { Migration } from '../migrate.ts';

export const maxima: Migration = {
  version: 50,
  name: 'maxima',
  sql: `
ALTER TABLE maximum ADD COLUMN set_rir REAL CHECK (set_rir BETWEEN 0 AND 4);
`,
};
