/** The policy in force: the newest version stored. */

import type { Kysely } from 'kysely';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import type { Tables } from '../database/schema.ts';

export async function policyInForce(executor: Kysely<Tables>): Promise<ClearancePolicy> {
  const row = await executor
    .selectFrom('policy_version')
    .select(['version', 'content'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  // A setting that a later Rackside added has its default in an older version.
  return {
    ...DEFAULT_POLICY,
    ...(JSON.parse(row.content) as Partial<ClearancePolicy>),
    version: row.version,
  };
}
