/** The facility's use cases: how it begins, and what it is. */

import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { facility } from '#contract/facility.ts';
import type { RackId } from '#contract/values.ts';
import { equipmentProblems } from '#domain/facility/check-equipment.ts';
import { racksOf } from '#domain/facility/equipment.ts';
import { type LinkedMaximum, linkProblem } from '#domain/load/maximum.ts';
import { accentProblem } from '#domain/paper/accent.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { undrawableProblem } from '../documents/undrawable-texts.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { Library } from '../library/library.ts';
import { DEFAULT_ROOMS } from './default-room.ts';
import { setEmergencyNumber } from './emergency-number.ts';
import { type Facility, facilityOf, refuseWhenBegun, writeRooms } from './facility.ts';
import { lookOf, writeLogo } from './look.ts';
import { moveAway, programsAtRacks } from './rack-moves.ts';
import { receivedLogo } from './received-logo.ts';
import { fillWithSample } from './sample.ts';

export const facilityHandlers: HandlersOf<typeof facility> = {
  'facility.get': async (_, context) => facilityView(context.session.kysely),

  'facility.startEmpty': async ({ name, unit }, context) => {
    refuseProblems(undrawableProblems({ name }, context));
    await context.session.change({ stamp: stampOf(context) }, async ({ trx, touch, audit }) => {
      await refuseWhenBegun(trx);
      await trx.updateTable('facility').set({ name, unit, begun: 'empty' }).execute();
      await writeRooms(trx, [DEFAULT_ROOMS[unit]]);
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

  'facility.update': async ({ version, rooms, moves = [], emergencyNumber, logo, ...fields }, context) => {
    const stamp = stampOf(context);
    const newLogo = typeof logo === 'string' ? await receivedLogo(logo, context) : logo;
    const conflicts = await context.session.change({ stamp }, async (change) => {
      const { trx, touch, audit } = change;
      const before = await facilityView(trx);
      if (before.version !== version) throw new ExpectedError('STALE_ROW', { details: { present: before } });
      if (fields.linkedMaxima && raisesALink(before.linkedMaxima, fields.linkedMaxima))
        refuseRaising(context);
      refuseProblems([
        ...linkProblems(fields.linkedMaxima ?? [], context.library.exercises),
        ...(rooms ? equipmentProblems(rooms, context.library.exercises) : []),
        ...accentProblems(fields.accent),
        ...undrawableProblems({ ...fields, rooms }, context),
      ]);
      await trx
        .updateTable('facility')
        .set({
          ...(fields.name !== undefined && { name: fields.name }),
          ...(fields.unit !== undefined && { unit: fields.unit }),
          ...(fields.coach !== undefined && { coach: fields.coach }),
          ...(fields.paper !== undefined && { paper: fields.paper }),
          ...(fields.accent !== undefined && { accent: fields.accent.toLowerCase() }),
          ...(fields.dateLanguage !== undefined && { date_language: fields.dateLanguage }),
          ...(fields.decimalSign !== undefined && { decimal_sign: fields.decimalSign }),
          ...(fields.percentBasis !== undefined && { percent_basis: fields.percentBasis }),
          ...(fields.linkedMaxima && { linked_maxima: JSON.stringify(fields.linkedMaxima) }),
          version: version + 1,
        })
        .execute();
      if (newLogo !== undefined) await writeLogo(trx, newLogo);
      // A room that nobody has described yet follows the unit; one that was is left to the coach.
      const follows = fields.unit && !rooms && sameJson(before.rooms, [DEFAULT_ROOMS[before.unit]]);
      if (follows) await writeRooms(trx, [DEFAULT_ROOMS[fields.unit ?? before.unit]]);
      if (rooms) {
        await moveAway(change, before.rooms, rooms, moves, stamp);
        await writeRooms(trx, rooms);
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
        change: {
          from: before,
          to: {
            ...fields,
            ...(newLogo !== undefined && { logo: newLogo?.kind ?? null }),
            ...(rooms && { rooms, moves }),
          },
        },
        policyVersion: policy.version,
      });
      touch('facility');
      const after = await facilityOf(trx);
      // Equipment that is gone or new changes what takes the place of a line, and what paper says to load; a lower link
      // lowers what a cap allows, and so does counting from another maximum.
      const loadsOf = ({ rooms, linkedMaxima, percentBasis }: Facility) => ({
        rooms,
        linkedMaxima,
        percentBasis,
      });
      if (sameJson(loadsOf(before), loadsOf(after))) return [];
      const racks = new Map(racksOf(before.rooms).map((rack) => [rack.id, rack] as const));
      return sweepAfterTightening(change, 'everybody', stamp, context.library, 'facility.update', { racks });
    });
    return { ...(await facilityView(context.session.kysely)), conflicts };
  },
};

/** A link that is new, of another lift or higher gives more, and caps stand on it as well. */
function raisesALink(before: readonly LinkedMaximum[], after: readonly LinkedMaximum[]): boolean {
  return after.some(({ exerciseId, ofExerciseId, percent }) => {
    const was = before.find((link) => link.exerciseId === exerciseId);
    return !was || was.ofExerciseId !== ofExerciseId || percent > was.percent;
  });
}

function refuseRaising({ person }: Context): void {
  if (person === undefined || person.role === 'lead') return;
  throw new ExpectedError('LEAD_NEEDED', {
    message:
      'A share of another lift’s maximum raises what is lifted under every cap, so a lead sets it. Nothing was changed.',
  });
}

async function facilityView(executor: Kysely<Tables>) {
  const { logo, ...look } = await lookOf(executor);
  const { emergencyNumber } = await policyInForce(executor);
  const programs = await programsAtRacks(executor);
  return {
    ...(await facilityOf(executor)),
    ...look,
    logo: logo?.kind ?? null,
    emergencyNumber,
    programsAtRacks: programs.map(({ rack_id, programs }) => ({ rackId: rack_id as RackId, programs })),
  };
}

function accentProblems(accent: string | undefined) {
  const sentence = accent === undefined ? undefined : accentProblem(accent);
  return sentence ? [{ path: 'accent', sentence }] : [];
}

/** They stand on every sheet: found here, or nothing can be printed of anybody. */
function undrawableProblems(
  { name = '', coach = '', rooms = [] }: Partial<Pick<Facility, 'name' | 'coach' | 'rooms'>>,
  { resourcesFolder }: Context,
) {
  const fonts = join(resourcesFolder, 'fonts');
  const written = [
    { path: 'name', what: 'the facility’s name', text: name },
    { path: 'coach', what: 'the coach’s name', text: coach },
    ...rooms.flatMap(({ racks }, room) =>
      racks.map((rack, place) => ({
        path: `rooms.${room}.racks.${place}.name`,
        what: 'the rack’s name',
        text: rack.name,
      })),
    ),
  ];
  return written.flatMap(({ path, what, text }) => {
    const sentence = undrawableProblem(what, text, fonts);
    return sentence ? [{ path, sentence }] : [];
  });
}

/** Throws FACILITY_REFUSED with a sentence at each place that cannot be. */
function refuseProblems(fields: readonly { path: string; sentence: string }[]): void {
  if (fields.length > 0) throw new ExpectedError('FACILITY_REFUSED', { fields });
}

function linkProblems(links: readonly LinkedMaximum[], exercises: Library['exercises']) {
  const name = (id: string) => exercises.get(id)?.name ?? id;
  return links.flatMap((link, place) => {
    const sentence = linkProblem(link, links, (id) => exercises.has(id), name);
    return sentence ? [{ path: `linkedMaxima.${place}`, sentence }] : [];
  });
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
