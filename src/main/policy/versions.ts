/** The versions of the policy: appended, never edited, so that every past decision can be read with its own numbers. */

import type { Kysely, Transaction } from 'kysely';
import type { PolicyVersion } from '#contract/policy.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import type { AuditStamp } from '../audit.ts';
import { policyInForce, storedPolicy } from '../clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { differencesBetween } from './settings.ts';

/** Versions below `before`, newest first. */
export async function policyHistory(
  executor: Kysely<Tables>,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<PolicyVersion[]> {
  const present = await policyInForce(executor);
  const rows = await executor
    .selectFrom('policy_version')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('version', '<', before ?? 0))
    .orderBy('version', 'desc')
    // One more, which the last one shown is compared with.
    .limit(limit + 1)
    .execute();
  const decided = await executor
    .selectFrom('assignment')
    .select(['policy_version', ({ fn }) => fn.countAll<number>().as('count')])
    .where('state', '<>', 'ended')
    .groupBy('policy_version')
    .execute();
  return rows.slice(0, limit).map((row, place) => {
    const policy = storedPolicy(row);
    const earlier = rows[place + 1];
    return {
      version: row.version,
      decidedBy: row.decided_by,
      decidedAt: row.decided_at,
      reason: row.reason,
      changes: earlier ? differencesBetween(storedPolicy(earlier), policy) : [],
      sinceThen: differencesBetween(policy, present),
      decided: decided.find(({ policy_version }) => policy_version === row.version)?.count ?? 0,
    };
  });
}

/** Adds a version; from then on it is in force. */
export async function insertPolicy(
  trx: Transaction<Tables>,
  policy: ClearancePolicy,
  reason: string,
  stamp: AuditStamp,
): Promise<void> {
  await trx
    .insertInto('policy_version')
    .values({
      version: policy.version,
      content: JSON.stringify(policy),
      reason,
      decided_by: stamp.who,
      decided_at: stamp.at,
    })
    .execute();
}
