/** When squads train: a time of day for the order of the Today place, and nothing that a rule goes by. */

import type { Kysely } from 'kysely';
import type { training } from '#contract/training.ts';
import type { SquadId } from '#contract/values.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { inParts } from '../roster/athletes.ts';

type Handlers = HandlersOf<typeof training>;

/** By athlete, the earliest of their squads; athletes without one are absent. */
export async function timesOf(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('athlete_squad')
      .innerJoin('squad', 'squad.id', 'athlete_squad.squad_id')
      .select(['athlete_id', 'trains_at'])
      .where('athlete_id', 'in', part)
      .where('trains_at', 'is not', null)
      .orderBy('trains_at')
      .execute();
    for (const { athlete_id, trains_at } of rows)
      if (trains_at !== null && !found.has(athlete_id)) found.set(athlete_id, trains_at);
  }
  return found;
}

export const listTimes: Handlers['training.times'] = async (_, { session }) => {
  const rows = await session.kysely.selectFrom('squad').selectAll().orderBy('name').execute();
  return rows.map(({ id, name, trains_at }) => ({ squad: id as SquadId, name, time: trains_at }));
};

export const setTime: Handlers['training.setTime'] = async ({ squad, time }, context) => {
  const stamp = stampOf(context);
  await context.session.change({ stamp, undo: 'Training time' }, async ({ trx, touch, audit }) => {
    const row = await trx
      .updateTable('squad')
      .set({ trains_at: time })
      .where('id', '=', squad)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new ExpectedError('NOT_FOUND');
    const { version: policyVersion } = await policyInForce(trx);
    audit({ action: 'training.setTime', subject: 'facility', change: { squad, time }, policyVersion });
    touch('training');
  });
  return {};
};
