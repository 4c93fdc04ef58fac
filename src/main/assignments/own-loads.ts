/** Loads that a coach accepted for single lines of a running program, as stored. */

import type { Kysely } from 'kysely';
import { type OwnLoad, type OwnLoads, ownLoadKey } from '#domain/load/plan-program.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

/** By assignment; assignments without any are absent. */
export async function ownLoadsOf(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, OwnLoads>> {
  const found = new Map<string, Map<string, OwnLoad>>();
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('own_load as own')
      .innerJoin('assignment', 'assignment.id', 'own.assignment_id')
      .leftJoin('suggestion_answer as answer', (join) =>
        join
          .onRef('answer.assignment_id', '=', 'own.assignment_id')
          .onRef('answer.subject', '=', 'own.line_id')
          .on('answer.kind', '=', 'reentry')
          .on('answer.answer', '=', 'setAside'),
      )
      .selectAll('own')
      .select(['restricted_at', 'resumed_on', 'answered_at'])
      .where('own.assignment_id', 'in', part)
      .execute();
    for (const row of rows) {
      const own = found.get(row.assignment_id) ?? new Map<string, OwnLoad>();
      found.set(row.assignment_id, own);
      own.set(ownLoadKey(row.line_id, row.exercise_id), {
        load: { hundredths: row.hundredths, unit: row.unit },
        reps: row.reps,
        ...(isToTakeUpAgain(row) && { toTakeUpAgain: true as const }),
      });
    }
  }
  return found;
}

/**
 * True where clearance restricted the athlete, or a pause ended, after the load was accepted, unless a coach said since
 * that it goes on without a step back. Of one instant the stricter reading counts.
 */
function isToTakeUpAgain({
  accepted_at,
  restricted_at,
  resumed_on,
  answered_at,
}: {
  readonly accepted_at: string;
  readonly restricted_at: string | null;
  readonly resumed_on: string | null;
  readonly answered_at: string | null;
}): boolean {
  const restricted = restricted_at !== null && restricted_at >= accepted_at;
  const paused = resumed_on !== null && resumed_on > accepted_at.slice(0, 10);
  if (!restricted && !paused) return false;
  const since = [restricted_at ?? '', paused ? resumed_on : ''].sort().at(-1) ?? '';
  return answered_at === null || answered_at <= since;
}
