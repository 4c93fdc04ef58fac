/** Racks with the programs trained at them: how many there are, and where they go when a rack is taken away. */

import type { Kysely } from 'kysely';
import type { Room } from '#domain/facility/equipment.ts';
import { moveToRack } from '../assignments/move.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { Change } from '../session.ts';

/** How many programs that have not ended are trained at each rack. */
export function programsAtRacks(executor: Kysely<Tables>) {
  return executor
    .selectFrom('assignment')
    .select(({ fn }) => ['rack_id', fn.countAll<number>().as('programs')] as const)
    .where('state', '<>', 'ended')
    .groupBy('rack_id')
    .orderBy('rack_id')
    .execute();
}

/**
 * Moves the programs of every rack that is not among the new ones. To be called before the rooms are written. Throws
 * RACK_IN_USE where nobody said where they go, or they would go where no rack is.
 */
export async function moveAway(
  change: Change,
  before: readonly Room[],
  after: readonly Room[],
  moves: readonly { readonly from: string; readonly to: string }[],
  { at }: { readonly at: string },
): Promise<void> {
  const racks = (rooms: readonly Room[]) => rooms.flatMap((room) => room.racks);
  const stay = new Set(racks(after).map(({ id }) => id));
  for (const { id, name } of racks(before)) {
    if (stay.has(id)) continue;
    const rows = await change.trx
      .selectFrom('assignment')
      .select('id')
      .where('rack_id', '=', id)
      .where('state', '<>', 'ended')
      .execute();
    if (rows.length === 0) continue;
    const to = moves.find(({ from }) => from === id)?.to;
    if (to === undefined || !stay.has(to)) {
      const are = rows.length === 1 ? '1 program is' : `${rows.length} programs are`;
      throw new ExpectedError('RACK_IN_USE', {
        message: `${are} trained at ${name}. Nothing was changed.`,
        details: { rackId: id, programs: rows.length },
      });
    }
    await moveToRack(
      change,
      rows.map((row) => row.id),
      to,
      at,
    );
  }
}
