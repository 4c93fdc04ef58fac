/** The facility's use cases: how it begins, and what it is. */

import type { Kysely } from 'kysely';
import type { facility } from '#contract/facility.ts';
import { type LinkedMaximum, linkProblem } from '#domain/load/maximum.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { Library } from '../library/library.ts';
import { DEFAULT_ROOMS } from './default-room.ts';
import { setEmergencyNumber } from './emergency-number.ts';
import { facilityOf, refuseWhenBegun } from './facility.ts';
import { fillWithSample } from './sample.ts';

export const facilityHandlers: HandlersOf<typeof facility> = {
  'facility.get': async (_, context) => facilityView(context.session.kysely),

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

  'facility.update': async ({ version, room, emergencyNumber, ...fields }, context) => {
    const stamp = stampOf(context);
    const conflicts = await context.session.change({ stamp }, async (change) => {
      const { trx, touch, audit } = change;
      const before = await facilityView(trx);
      if (before.version !== version) throw new ExpectedError('STALE_ROW', { details: { present: before } });
      refuseLinks(fields.linkedMaxima ?? [], context.library.exercises);
      await trx
        .updateTable('facility')
        .set({
          ...(fields.name !== undefined && { name: fields.name }),
          ...(fields.unit !== undefined && { unit: fields.unit }),
          ...(fields.coach !== undefined && { coach: fields.coach }),
          ...(fields.paper !== undefined && { paper: fields.paper }),
          ...(fields.percentBasis !== undefined && { percent_basis: fields.percentBasis }),
          ...(fields.linkedMaxima && { linked_maxima: JSON.stringify(fields.linkedMaxima) }),
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
      if (emergencyNumber !== undefined) {
        const entries = await setEmergencyNumber(trx, emergencyNumber, context);
        audit(...entries);
        // It stands in the texts of every panel.
        if (entries.length > 0) for (const entity of ['policy', 'clearance'] as const) touch(entity);
      }
      const policy = await policyInForce(trx);
      audit({
        action: 'facility.update',
        subject: 'facility',
        change: { from: before, to: { ...fields, ...(room && { room }) } },
        policyVersion: policy.version,
      });
      touch('facility');
      const after = await facilityOf(trx);
      // Equipment that is gone or new changes what takes the place of a line; a lower link lowers what a cap allows.
      const same = sameJson(before.room, after.room) && sameJson(before.linkedMaxima, after.linkedMaxima);
      return same ? [] : sweepAfterTightening(change, 'everybody', stamp, context.library, 'facility.update');
    });
    return { ...(await facilityView(context.session.kysely)), conflicts };
  },
};

async function facilityView(executor: Kysely<Tables>) {
  const { emergencyNumber } = await policyInForce(executor);
  return { ...(await facilityOf(executor)), emergencyNumber };
}

/** Throws FACILITY_REFUSED with a sentence at each link that cannot be. */
function refuseLinks(links: readonly LinkedMaximum[], exercises: Library['exercises']): void {
  const name = (id: string) => exercises.get(id)?.name ?? id;
  const fields = links.flatMap((link, place) => {
    const sentence = linkProblem(link, links, (id) => exercises.has(id), name);
    return sentence ? [{ path: `linkedMaxima.${place}`, sentence }] : [];
  });
  if (fields.length > 0) throw new ExpectedError('FACILITY_REFUSED', { fields });
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
