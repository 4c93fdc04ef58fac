/** The policy in force: the newest version stored. */

import type { Kysely } from 'kysely';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import type { PolicyVersionTable, Tables } from '../database/schema.ts';

export async function policyInForce(executor: Kysely<Tables>): Promise<ClearancePolicy> {
  const row = await executor
    .selectFrom('policy_version')
    .select(['version', 'content'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return storedPolicy(row);
}

/** A version as stored. A setting that a later Rackside added has its default in an older version. */
export function storedPolicy({
  version,
  content,
}: Pick<PolicyVersionTable, 'version' | 'content'>): ClearancePolicy {
  return { ...DEFAULT_POLICY, ...(JSON.parse(content) as Partial<ClearancePolicy>), version };
}
