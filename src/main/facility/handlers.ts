/** The facility's use cases: how it begins, and what it is. */

import type { facility } from '#contract/facility.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { DEFAULT_ROOMS } from './default-room.ts';
import { facilityOf, refuseWhenBegun } from './facility.ts';
import { fillWithSample } from './sample.ts';

export const facilityHandlers: HandlersOf<typeof facility> = {
  'facility.get': async (_, context) => facilityOf(context.session.kysely),

  'facility.startEmpty': async ({ name, unit }, context) => {
    await context.session.change({ stamp: stampOf(context) }, async ({ trx, touch, audit }) => {
      await refuseWhenBegun(trx);
      await trx.updateTable('facility').set({ name, unit, begun: 'empty' }).execute();
      await trx
        .updateTable('room')
        .set({ content: JSON.stringify(DEFAULT_ROOMS[unit]) })
        .execute();
      const { version } = await policyInForce(trx);
      audit({ action: 'facility.startEmpty', subject: 'facility', change: { unit }, policyVersion: version });
      touch('facility');
      touch('system');
    });
    return {};
  },

  'facility.startWithSample': async (_, context, control) => ({
    athletes: await fillWithSample(context, control),
  }),

  'facility.update': async ({ version, room, ...fields }, context) => {
    const stamp = stampOf(context);
    await context.session.change({ stamp }, async ({ trx, touch, audit }) => {
      const before = await facilityOf(trx);
      if (before.version !== version) throw new ExpectedError('STALE_ROW', { details: { present: before } });
      await trx
        .updateTable('facility')
        .set({
          ...(fields.name !== undefined && { name: fields.name }),
          ...(fields.unit !== undefined && { unit: fields.unit }),
          ...(fields.coach !== undefined && { coach: fields.coach }),
          ...(fields.paper !== undefined && { paper: fields.paper }),
          ...(fields.percentBasis !== undefined && { percent_basis: fields.percentBasis }),
          version: version + 1,
        })
        .execute();
      // A room that nobody has described yet follows the unit; one that was is left to the coach.
      const follows = fields.unit && !room && sameJson(before.room, DEFAULT_ROOMS[before.unit]);
      if (follows) {
        const content = JSON.stringify(DEFAULT_ROOMS[fields.unit ?? before.unit]);
        await trx.updateTable('room').set({ content }).where('id', '=', before.room.id).execute();
      }
      if (room) {
        await trx
          .updateTable('room')
          .set({ content: JSON.stringify({ ...room, id: before.room.id }) })
          .where('id', '=', before.room.id)
          .execute();
      }
      const policy = await policyInForce(trx);
      audit({
        action: 'facility.update',
        subject: 'facility',
        change: { from: before, to: { ...fields, ...(room && { room }) } },
        policyVersion: policy.version,
      });
      touch('facility');
    });
    return facilityOf(context.session.kysely);
  },
};

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
