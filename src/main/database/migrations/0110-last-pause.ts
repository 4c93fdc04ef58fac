/** The last pause of a program: a session that fell into it is still to come, and so is what eases it. */

import type { Migration } from '../migrate.ts';

export const lastPause: Migration = {
  version: 110,
  name: 'last pause',
  sql: `
-- First day of the last pause, and the day a coach resumed the program. Both null where it was never resumed.
ALTER TABLE assignment ADD COLUMN pause_began TEXT;
ALTER TABLE assignment ADD COLUMN resumed_on TEXT;
`,
};
