/** A past decision explains itself by the policy of its day, whatever the policy says now. */

import type { clearance } from '#contract/clearance.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Reason, Tier } from '#domain/clearance/tier.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { neutralReasons } from './neutral-words.ts';
import { policyInForce, storedPolicy } from './policy.ts';
import { withSetting } from './settings-now.ts';
import { noteViews, seesHealth } from './views-audit.ts';

interface Decision {
  readonly on: CalendarDate;
  readonly tier: Tier;
  readonly reasons: readonly Reason[];
}

export const clearanceOfDecision: HandlersOf<typeof clearance>['clearance.ofDecision'] = async (
  { assignmentId },
  context,
) => {
  const { kysely } = context.session;
  const row = await kysely
    .selectFrom('assignment')
    .innerJoin('policy_version', 'policy_version.version', 'assignment.policy_version')
    .select(['athlete_id', 'decision', 'policy_version.version', 'policy_version.content'])
    .where('assignment.id', '=', assignmentId)
    .executeTakeFirst();
  if (!row) throw new ExpectedError('NOT_FOUND');
  const { on, tier, reasons } = JSON.parse(row.decision) as Decision;
  const policy = storedPolicy(row);
  const { version: inForce } = await policyInForce(kysely);
  const common = { on, tier, policyVersion: policy.version, policyChanged: inForce !== policy.version };
  if (reasons.length === 0) return { ...common, reasons: [] };
  if (!seesHealth(context)) return { ...common, reasons: neutralReasons(reasons, tier) };
  await noteViews(context, [row.athlete_id]);
  return { ...common, reasons: reasons.map((reason) => withSetting(reason, policy)) };
};
