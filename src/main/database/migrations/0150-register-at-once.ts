/** The register finds an athlete's sheets, and those that are void, without reading every sheet that was ever printed. */

import type { Migration } from '../migrate.ts';

export const registerAtOnce: Migration = {
  version: 150,
  name: 'register at once',
  sql: `
CREATE INDEX sheet_by_athlete ON sheet (athlete_id, serial, void_since);
CREATE INDEX sheet_void ON sheet (serial, void_since) WHERE void_since IS NOT NULL;
`,
};
