/** Drafts of programs: they change with every keystroke; what is published never does. */

import type { Migration } from '../migrate.ts';

export const drafts: Migration = {
  version: 40,
  name: 'drafts',
  sql: `
CREATE TABLE program_draft (
  id TEXT PRIMARY KEY,
  program_id TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  updated_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX program_draft_once ON program_draft (program_id);
`,
};
