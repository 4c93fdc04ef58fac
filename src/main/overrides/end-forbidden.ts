/** An override ends for good when what it was given against gets worse: it does not come back when that goes. */

import { whyOverrideEnds } from '#domain/clearance/override.ts';
import type { AuditStamp } from '../audit.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { insertOverrideEnd, overridesOf, stillRuns } from '../clearance/overrides.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Change } from '../session.ts';

/** Of these athletes, or of everybody; in the transaction of the change that brought the state. */
export async function endForbiddenOverrides(
  { trx, touch, audit }: Change,
  athleteIds: readonly string[] | undefined,
  stamp: AuditStamp,
): Promise<void> {
  const running = (await overridesOf(trx, athleteIds)).filter((override) => stillRuns(override, stamp.today));
  if (running.length === 0) return;
  const policy = await policyInForce(trx);
  const clearances = await clearancesOf(
    trx,
    running.map(({ athleteId }) => athleteId),
    { today: stamp.today, policy, withoutOverrides: true },
  );
  for (const override of running) {
    const { id, athleteId } = override;
    const clearance = clearances.get(athleteId);
    const why = clearance && whyOverrideEnds(clearance, override);
    if (!why) continue;
    await insertOverrideEnd(trx, id, why, { who: 'Rackside', at: stamp.at });
    audit({
      action: 'overrides.endedByState',
      subject: athleteId,
      change: { override: id },
      policyVersion: policy.version,
    });
    touch('clearance', [athleteId]);
  }
}
