/** Clearance chips of the athlete table: the tier of those who have an episode, and whether one is open. */

import type { Kysely } from 'kysely';
import type { AthleteRow } from '#contract/roster.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { isOpen } from '#domain/clearance/evaluate.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';
import { clearancesOf } from './clearances.ts';
import { policyInForce } from './policy.ts';

export async function chipsOf(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  today: CalendarDate,
): Promise<Map<string, AthleteRow['chip']>> {
  const having: string[] = [];
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('episode')
      .select('athlete_id')
      .distinct()
      .where('athlete_id', 'in', part)
      .execute();
    having.push(...rows.map((row) => row.athlete_id));
  }
  if (having.length === 0) return new Map();
  const clearances = await clearancesOf(executor, having, { today, policy: await policyInForce(executor) });
  return new Map(
    [...clearances].map(([id, { tier, states, newAssignment }]) => [
      id,
      { tier, newAssignment, onFile: states.some(isOpen) },
    ]),
  );
}
