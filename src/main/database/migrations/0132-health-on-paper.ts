/** Which sheets were printed with health details: a lead asked for it, with a reason in the audit trail. */

import type { Migration } from '../migrate.ts';

export const healthOnPaper: Migration = {
  version: 132,
  name: 'health on paper',
  sql: `
ALTER TABLE sheet ADD COLUMN with_health INTEGER NOT NULL DEFAULT 0 CHECK (with_health IN (0, 1));
ALTER TABLE lost_sheet ADD COLUMN with_health INTEGER NOT NULL DEFAULT 0 CHECK (with_health IN (0, 1));
`,
};
