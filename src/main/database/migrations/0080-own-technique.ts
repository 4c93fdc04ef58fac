/** Own exercises have faults and muscles like shipped ones. */

import type { Migration } from '../migrate.ts';

export const ownTechnique: Migration = {
  version: 80,
  name: 'own technique',
  sql: `
UPDATE own_exercise SET content = json_set(content, '$.errors', json('[]'), '$.muscles', json('[]'));
`,
};
