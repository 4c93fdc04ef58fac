/** Several rooms with several racks, each with bars and plates of its own, and the rack that a program is trained at. */

import type { Migration } from '../migrate.ts';

export const racks: Migration = {
  version: 70,
  name: 'racks',
  sql: `
-- Rooms stand in the order the facility lists them.
ALTER TABLE room ADD COLUMN place INTEGER NOT NULL DEFAULT 0;

-- The bars and plates of a room stood at its one rack; each keeps its own unit.
UPDATE room SET content = json_set(
  json_remove(content, '$.unit', '$.bars', '$.plates', '$.collar'),
  '$.racks',
  json_array(json_patch(
    json_object('id', 'rack-1', 'name', 'Rack 1', 'squads', json('[]'),
      'bars', json_extract(content, '$.bars'), 'plates', json_extract(content, '$.plates')),
    iif(json_extract(content, '$.collar') IS NULL, '{}',
      json_object('collar', json_extract(content, '$.collar')))
  ))
);

ALTER TABLE assignment ADD COLUMN rack_id TEXT NOT NULL DEFAULT 'rack-1';
`,
};
