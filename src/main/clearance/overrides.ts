/** Overrides as stored: given and ended, both appended; which of them hold on a day. */

import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Override } from '#domain/clearance/override.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

export interface StoredOverride extends Override {
  readonly athleteId: string;
  readonly policyVersion: number;
  readonly givenAt: string;
  /** Somebody ended it, or a state that allows none. Absent where it runs, has not begun, or passed its last day. */
  readonly ended?: { readonly reason: string; readonly by: string; readonly at: string };
}

/** In the order they were given; of these athletes where any are named. */
export async function overridesOf(
  executor: Kysely<Tables>,
  athleteIds?: readonly string[],
): Promise<StoredOverride[]> {
  if (!athleteIds) return (await overrideQuery(executor).execute()).map(asOverride);
  const found: StoredOverride[] = [];
  for (const part of inParts(athleteIds)) {
    const rows = await overrideQuery(executor).where('override_given.athlete_id', 'in', part).execute();
    found.push(...rows.map(asOverride));
  }
  return found;
}

export async function overrideById(
  executor: Kysely<Tables>,
  id: string,
): Promise<StoredOverride | undefined> {
  const row = await overrideQuery(executor).where('override_given.id', '=', id).executeTakeFirst();
  return row && asOverride(row);
}

/** True while it is neither ended nor past its last day; it may begin later. */
export function stillRuns({ until, ended }: StoredOverride, today: CalendarDate): boolean {
  return !ended && until >= today;
}

export async function insertOverride(
  trx: Transaction<Tables>,
  athleteId: string,
  given: Omit<Override, 'id'>,
  policyVersion: number,
  at: string,
): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto('override_given')
    .values({
      id,
      athlete_id: athleteId,
      tier: given.tier,
      reason: given.reason,
      first_day: given.from,
      last_day: given.until,
      against: JSON.stringify(given.against),
      lead: given.lead,
      second_person: given.secondPerson,
      policy_version: policyVersion,
      given_at: at,
    })
    .execute();
  return id;
}

export async function insertOverrideEnd(
  trx: Transaction<Tables>,
  overrideId: string,
  reason: string,
  by: { readonly who: string; readonly at: string },
): Promise<void> {
  await trx
    .insertInto('override_ended')
    .values({ override_id: overrideId, reason, ended_by: by.who, ended_at: by.at })
    .execute();
}

function overrideQuery(executor: Kysely<Tables>) {
  return executor
    .selectFrom('override_given')
    .leftJoin('override_ended', 'override_ended.override_id', 'override_given.id')
    .selectAll('override_given')
    .select(['override_ended.reason as end_reason', 'override_ended.ended_by', 'override_ended.ended_at'])
    .orderBy('override_given.seq');
}

function asOverride(row: Awaited<ReturnType<ReturnType<typeof overrideQuery>['execute']>>[number]) {
  const override: StoredOverride = {
    id: row.id,
    athleteId: row.athlete_id,
    tier: row.tier,
    reason: row.reason,
    from: row.first_day,
    until: row.last_day,
    against: JSON.parse(row.against) as Override['against'],
    lead: row.lead,
    secondPerson: row.second_person,
    policyVersion: row.policy_version,
    givenAt: row.given_at,
    ...(row.end_reason !== null &&
      row.ended_by !== null &&
      row.ended_at !== null && { ended: { reason: row.end_reason, by: row.ended_by, at: row.ended_at } }),
  };
  return override;
}
