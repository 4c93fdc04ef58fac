/** The number that an emergency text tells people to call: a setting of the policy, so that its versions say since when. */

import type { Transaction } from 'kysely';
import type { AuditEntry } from '../audit.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { insertPolicy } from '../policy/versions.ts';

const REASON = 'Emergency number of the facility';

/**
 * Makes it part of a new version of the policy, and answers the event for the audit trail; nothing when it stays.
 * Throws LEAD_NEEDED: the policy is the lead's.
 */
export async function setEmergencyNumber(
  trx: Transaction<Tables>,
  text: string,
  context: Context,
): Promise<AuditEntry[]> {
  const policy = await policyInForce(trx);
  const [from, to] = [policy.emergencyNumber, text.trim()];
  if (from === to) return [];
  if (context.person?.role !== 'lead') {
    throw new ExpectedError('LEAD_NEEDED', {
      message: 'Only a lead may change the emergency number. Nothing was changed.',
    });
  }
  const version = policy.version + 1;
  await insertPolicy(trx, { ...policy, version, emergencyNumber: to }, REASON, stampOf(context));
  const change = { emergencyNumber: { from, to } };
  return [{ action: 'policy.change', subject: 'policy', change, reason: REASON, policyVersion: version }];
}
