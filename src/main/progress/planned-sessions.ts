/** The training days that compliance is measured against, of each athlete in a period. */

import type { Kysely } from 'kysely';
import type { PlannedSession } from '#domain/training/compliance.ts';
import type { Period } from '#domain/training/period.ts';
import type { Tables } from '../database/schema.ts';
import type { Library } from '../library/library.ts';

export async function plannedSessions(
  _executor: Kysely<Tables>,
  _library: Library,
  _athleteIds: readonly string[],
  _period: Period,
): Promise<ReadonlyMap<string, readonly PlannedSession[]>> {
  return new Map();
}
