/** People with roles and PINs. */

import type { Migration } from '../migrate.ts';

export const people: Migration = {
  version: 20,
  name: 'people',
  sql: `
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('coach', 'lead')),
  view_health INTEGER NOT NULL CHECK (view_health IN (0, 1)),
  -- scrypt, as salt:hash; null while a facility of one person needs none.
  pin TEXT,
  -- Who set it: somebody whose PIN another person chose confirms nothing with it.
  pin_set_by TEXT,
  wrong_tries INTEGER NOT NULL,
  next_try_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('active', 'former')),
  version INTEGER NOT NULL
) STRICT;

INSERT INTO person
SELECT 'first', CASE coach WHEN '' THEN 'Coach' ELSE coach END, 'lead', 1, NULL, NULL, 0, NULL, 'active', 1 FROM facility;
`,
};
