/** The use cases of the policy: read it, see whom a change would affect, save it as a new version. */

import { join } from 'node:path';
import type { PolicyChanges, policy } from '#contract/policy.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { policyInForce } from '../clearance/policy.ts';
import { noteViews } from '../clearance/views-audit.ts';
import { stampOf } from '../context.ts';
import { ROSTER_FILE } from '../database/open.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { policyEffect } from './effect.ts';
import { changedPolicy, differencesBetween, policyProblems, settingGroups } from './settings.ts';
import { insertPolicy, policyHistory } from './versions.ts';

export const policyHandlers: HandlersOf<typeof policy> = {
  'policy.get': async (_, context) => {
    const { kysely } = context.session;
    const inForce = await policyInForce(kysely);
    const [saved] = await policyHistory(kysely, { limit: 1 });
    if (!saved) throw new Error('There is no policy');
    const { version, decidedBy, decidedAt, reason } = saved;
    return { version, decidedBy, decidedAt, reason, groups: settingGroups(inForce) };
  },

  'policy.history': (input, context) => policyHistory(context.session.kysely, input),

  'policy.preview': async ({ changes }, context, control) => {
    const before = await policyInForce(context.session.kysely);
    const after = soundChange(before, changes);
    const preview = await context.pool.run(
      'previewPolicy',
      {
        path: join(context.dataFolder, ROSTER_FILE),
        library: context.library,
        before,
        after,
        today: context.clock.today(),
      },
      control,
    );
    // Why somebody is affected tells of their health.
    await noteViews(
      context,
      preview.athletes.map(({ athleteId }) => athleteId),
    );
    return preview;
  },

  'policy.save': async ({ changes, digest, reason }, context) => {
    const stamp = stampOf(context);
    if (reason.trim() === '')
      throw refused([{ path: 'reason', sentence: 'Write the reason for the change.' }]);
    return context.session.change({ stamp }, async (change) => {
      const { trx, touch, audit } = change;
      const before = await policyInForce(trx);
      const after = soundChange(before, changes);
      // Looked at again in the transaction that saves: what the preview showed is what happens, or nothing does.
      const effect = await policyEffect(trx, { before, after, today: stamp.today }, context.library);
      if (effect.digest !== digest) throw new ExpectedError('POLICY_CHANGED');
      await insertPolicy(trx, after, reason.trim(), stamp);
      audit({
        action: 'policy.change',
        subject: 'policy',
        change: Object.fromEntries(effect.changes.map(({ id, from, to }) => [id, { from, to }])),
        reason: reason.trim(),
        policyVersion: after.version,
      });
      touch('policy');
      const athleteIds = effect.athletes.map(({ athleteId }) => athleteId);
      if (athleteIds.length > 0) touch('clearance', athleteIds);
      const conflicts = await sweepAfterTightening(
        change,
        'onRecord',
        stamp,
        context.library,
        'policy.change',
      );
      return {
        version: after.version,
        affected: athleteIds.length,
        programs: effect.programs,
        conflicts,
      };
    });
  },
};

/** The policy as changed. Throws POLICY_REFUSED, with a sentence at each setting that cannot stand so. */
function soundChange(before: ClearancePolicy, changes: PolicyChanges): ClearancePolicy {
  const after = changedPolicy(before, changes);
  const problems = policyProblems(after);
  if (problems.length > 0)
    throw refused(problems.map(({ id, sentence }) => ({ path: `changes.${id}`, sentence })));
  if (differencesBetween(before, after).length === 0)
    throw refused([{ path: 'changes', sentence: 'Nothing differs from the policy in force.' }]);
  return after;
}

function refused(fields: { path: string; sentence: string }[]): ExpectedError {
  return new ExpectedError('POLICY_REFUSED', { fields });
}
