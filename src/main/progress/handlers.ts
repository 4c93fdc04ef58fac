/** The use cases of progress: reading the log of one and of many, and noting who asked to be on leaderboards. */

import type { progress } from '#contract/progress.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { storedByIds } from '../roster/athletes.ts';
import { athleteProgress } from './athlete-progress.ts';
import { athleteRecords } from './athlete-records.ts';
import { comparison, squadLeaderboard, squadProgress } from './squad-progress.ts';

export const progressHandlers: HandlersOf<typeof progress> = {
  'progress.athlete': ({ athleteId, weeks }, context) => athleteProgress(context, athleteId, weeks),

  'progress.records': ({ athleteId, weeks }, context) => athleteRecords(context, athleteId, weeks),

  'progress.squad': (question, context) => squadProgress(context, question),

  'progress.compare': ({ athleteIds, ...question }, context) => comparison(context, athleteIds, question),

  'progress.leaderboard': (question, context) => squadLeaderboard(context, question),

  'progress.setOptIn': async ({ athleteIds, onLeaderboards }, context) => {
    const stamp = stampOf(context);
    const ids = [...new Set<string>(athleteIds)];
    const undo = onLeaderboards ? 'Put on leaderboards' : 'Taken off leaderboards';
    return context.session.change({ stamp, undo }, async ({ trx, touch, audit }) => {
      if ((await storedByIds(trx, ids)).length < ids.length) throw new ExpectedError('NOT_FOUND');
      const changed: string[] = [];
      for (const id of ids) {
        const result = onLeaderboards
          ? await trx
              .insertInto('leaderboard_opt_in')
              .values({ athlete_id: id, noted_by: stamp.who, noted_at: stamp.at })
              .onConflict((conflict) => conflict.doNothing())
              .executeTakeFirst()
          : await trx.deleteFrom('leaderboard_opt_in').where('athlete_id', '=', id).executeTakeFirst();
        const rows =
          'numDeletedRows' in result ? result.numDeletedRows : (result.numInsertedOrUpdatedRows ?? 0n);
        if (rows > 0n) changed.push(id);
      }
      if (changed.length > 0) {
        const { version: policyVersion } = await policyInForce(trx);
        audit(
          ...changed.map((subject) => ({
            action: 'progress.setOptIn',
            subject,
            change: { onLeaderboards },
            policyVersion,
          })),
        );
        touch('athlete', changed);
      }
      return { changed: changed.length };
    });
  },
};
