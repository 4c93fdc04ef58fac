/** How a facility’s paper looks: logo, accent, language of dates, decimal sign. */

import type { Migration } from '../migrate.ts';

export const lookOfPaper: Migration = {
  version: 130,
  name: 'look of paper',
  sql: `
ALTER TABLE facility ADD COLUMN accent TEXT NOT NULL DEFAULT '#111111';
ALTER TABLE facility ADD COLUMN date_language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE facility ADD COLUMN decimal_sign TEXT NOT NULL DEFAULT '.' CHECK (decimal_sign IN ('.', ','));

-- In a table of its own: the facility is read by everything, its logo by paper alone.
CREATE TABLE facility_logo (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  width REAL NOT NULL CHECK (width > 0),
  height REAL NOT NULL CHECK (height > 0),
  png BLOB,
  shapes TEXT CHECK (json_valid(shapes)),
  CHECK ((png IS NULL) <> (shapes IS NULL))
) STRICT;
`,
};
