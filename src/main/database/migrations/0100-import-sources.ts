/** What a coach chose for a file, remembered by its headers: columns, units, dates and exercises, and nobody in it. */

import type { Migration } from '../migrate.ts';

export const importSources: Migration = {
  version: 100,
  name: 'import sources',
  sql: `
CREATE TABLE import_source (
  key TEXT PRIMARY KEY,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  used_at TEXT NOT NULL
) STRICT;
`,
};
