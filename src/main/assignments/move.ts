/** Training programs at another rack: the plates become those of that rack, on a coach's word alone. */

import type { Kysely } from 'kysely';
import type { assignments } from '#contract/assignments.ts';
import { racksOf } from '#domain/facility/equipment.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { HandlersOf } from '../handler.ts';
import { inParts } from '../roster/athletes.ts';
import type { Change } from '../session.ts';
import { sweepAfterTightening } from './sweep.ts';
import { voidSheetsOf } from './void-sheets.ts';

export const movePrograms: HandlersOf<typeof assignments>['assignments.move'] = async (
  { ids, rackId },
  context,
) => {
  const stamp = stampOf(context);
  return context.session.change({ stamp }, async (change) => {
    const { trx, audit } = change;
    await refuseUnknownRack(trx, rackId);
    const running: { id: string; athlete_id: string; rack_id: string }[] = [];
    for (const part of inParts(ids)) {
      running.push(
        ...(await trx
          .selectFrom('assignment')
          .select(['id', 'athlete_id', 'rack_id'])
          .where('id', 'in', part)
          .where('state', '<>', 'ended')
          .execute()),
      );
    }
    if (running.length === 0) throw new ExpectedError('NOT_FOUND');
    const elsewhere = running.filter((row) => row.rack_id !== rackId);
    if (elsewhere.length === 0) return { moved: 0, conflicts: [] };
    const { version: policyVersion } = await policyInForce(trx);
    const moving = elsewhere.map(({ id }) => id);
    await moveToRack(change, moving, rackId, stamp.at);
    audit(
      ...elsewhere.map((row) => ({
        action: 'assignments.move',
        subject: row.athlete_id,
        change: { assignment: row.id, from: row.rack_id, to: rackId },
        policyVersion,
      })),
    );
    const athleteIds = [...new Set(elsewhere.map((row) => row.athlete_id))];
    // What takes the place of a line depends on what is at hand.
    const why = 'assignments.move';
    const conflicts = await sweepAfterTightening(change, athleteIds, stamp, context.library, why);
    return { moved: moving.length, conflicts };
  });
};

/** Their paper is void: its plates are those of the rack before. */
export async function moveToRack(
  { trx, touch }: Change,
  assignmentIds: readonly string[],
  rackId: string,
  at: string,
): Promise<void> {
  for (const part of inParts(assignmentIds)) {
    await trx
      .updateTable('assignment')
      .set(({ eb }) => ({ rack_id: rackId, version: eb('version', '+', 1) }))
      .where('id', 'in', part)
      .execute();
  }
  await voidSheetsOf(trx, assignmentIds, at, 'changed');
  touch('assignment');
  touch('sheet');
}

/** Throws INVALID_INPUT. */
export async function refuseUnknownRack(executor: Kysely<Tables>, rackId: string): Promise<void> {
  const { rooms } = await facilityOf(executor);
  if (racksOf(rooms).some(({ id }) => id === rackId)) return;
  const sentence = 'The facility has no such rack.';
  throw new ExpectedError('INVALID_INPUT', { fields: [{ path: 'rackId', sentence }] });
}
