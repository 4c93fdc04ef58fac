/** Loads that a coach accepted for single lines of a running program, as stored. */

import type { Kysely } from 'kysely';
import type { Load } from '#domain/load/load.ts';
import { type OwnLoads, ownLoadKey } from '#domain/load/plan-program.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

/** By assignment; assignments without any are absent. */
export async function ownLoadsOf(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, OwnLoads>> {
  const found = new Map<string, Map<string, Load>>();
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('own_load')
      .selectAll()
      .where('assignment_id', 'in', part)
      .execute();
    for (const { assignment_id, line_id, exercise_id, hundredths, unit } of rows) {
      const own = found.get(assignment_id) ?? new Map<string, Load>();
      found.set(assignment_id, own);
      own.set(ownLoadKey(line_id, exercise_id), { hundredths, unit });
    }
  }
  return found;
}
