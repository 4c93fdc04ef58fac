/** The roster's use cases, one per channel. */

import { sql } from 'kysely';
import type { roster } from '#contract/roster.ts';
import type { SquadId } from '#contract/values.ts';
import { displayName } from '#domain/athlete/names.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { Session } from '../session.ts';
import { detailsOf, inParts, pageQuery, rowsOf, storedByIds } from './athletes.ts';
import { insertAthlete, squadNamed, updateAthlete } from './edit.ts';
import { importRoster, previewImport } from './import.ts';

export const rosterHandlers: HandlersOf<typeof roster> = {
  'roster.page': async (input, context) => {
    const { kysely, revision } = context.session;
    const stored = await pageQuery(kysely, input).execute();
    const last = stored.at(-1);
    return {
      rows: await rowsOf(kysely, stored, context.clock.today()),
      next: last && stored.length === input.limit ? { sortName: last.sort_name, id: last.id } : null,
      total: await totalOf(context, input.archived ?? false),
      revision,
    };
  },

  'roster.rows': async ({ ids }, context) => {
    const { kysely } = context.session;
    return rowsOf(kysely, await storedByIds(kysely, ids), context.clock.today());
  },

  'roster.athlete': async ({ id }, context) =>
    found(await detailsOf(context.session.kysely, id, context.clock.today())),

  'roster.squads': async (_, context) => {
    const rows = await context.session.kysely
      .selectFrom('squad')
      .leftJoin('athlete_squad', 'athlete_squad.squad_id', 'squad.id')
      .leftJoin('athlete', (join) =>
        join.onRef('athlete.id', '=', 'athlete_squad.athlete_id').on('athlete.status', '<>', 'archived'),
      )
      .select(['squad.id', 'squad.name', sql<number>`count(athlete.id)`.as('athletes')])
      .groupBy('squad.id')
      .orderBy('squad.name')
      .execute();
    return rows.map((row) => ({ ...row, id: row.id as SquadId }));
  },

  'roster.add': async (fields, context) => {
    if (!fields.firstName?.trim() && !fields.lastName?.trim()) {
      throw new ExpectedError('INVALID_INPUT', {
        fields: [{ path: 'lastName', sentence: 'An athlete needs a name.' }],
      });
    }
    refuseFuture(fields, context, '');
    const name = displayName({ firstName: fields.firstName ?? '', lastName: fields.lastName ?? '' });
    const stamp = stampOf(context);
    const id = await context.session.change({ stamp, undo: `Added ${name}` }, async ({ trx, touch }) => {
      const added = await insertAthlete(trx, fields, stamp);
      touch('athlete', [added]);
      touch('squad');
      return added;
    });
    return found(await detailsOf(context.session.kysely, id, stamp.today));
  },

  'roster.update': async ({ id, version, fields }, context) => {
    refuseFuture(fields, context, 'fields.');
    const stamp = stampOf(context);
    const before = found(await detailsOf(context.session.kysely, id, stamp.today));
    const name = {
      firstName: fields.firstName ?? before.firstName,
      lastName: fields.lastName ?? before.lastName,
    };
    if (!name.firstName.trim() && !name.lastName.trim()) {
      throw new ExpectedError('INVALID_INPUT', {
        fields: [{ path: 'fields.lastName', sentence: 'An athlete needs a name.' }],
      });
    }
    await context.session.change({ stamp, undo: `Edited ${displayName(before)}` }, async ({ trx, touch }) => {
      if (!(await updateAthlete(trx, id, version, fields, stamp, before))) {
        throw new ExpectedError('STALE_ROW', { details: { present: before } });
      }
      touch('athlete', [id]);
      if (fields.squads) touch('squad');
    });
    return found(await detailsOf(context.session.kysely, id, stamp.today));
  },

  'roster.updateMany': async ({ ids: named, addSquad, removeSquad, ...fields }, context) => {
    const stamp = stampOf(context);
    const ids = [...new Set(named)];
    const what = describeMany(ids.length, { addSquad, removeSquad, ...fields });
    return context.session.change({ stamp, undo: what }, async ({ trx, touch }) => {
      let changed = 0;
      if ((await storedByIds(trx, ids)).length < ids.length) throw new ExpectedError('NOT_FOUND');
      const added = addSquad ? await squadNamed(trx, addSquad) : undefined;
      const removed = removeSquad
        ? await trx.selectFrom('squad').select('id').where('name', '=', removeSquad).executeTakeFirst()
        : undefined;
      for (const part of inParts(ids)) {
        if (added) {
          const inIt = await trx
            .selectFrom('athlete_squad')
            .select('athlete_id')
            .where('squad_id', '=', added)
            .where('athlete_id', 'in', part)
            .execute();
          const already = new Set(inIt.map((row) => row.athlete_id));
          const joining = part
            .filter((id) => !already.has(id))
            .map((id) => ({ athlete_id: id, squad_id: added }));
          if (joining.length > 0) await trx.insertInto('athlete_squad').values(joining).execute();
        }
        if (removed) {
          await trx
            .deleteFrom('athlete_squad')
            .where('squad_id', '=', removed.id)
            .where('athlete_id', 'in', part)
            .execute();
        }
        const result = await trx
          .updateTable('athlete')
          .set(({ eb }) => ({
            ...(fields.status !== undefined && { status: fields.status }),
            ...(fields.coach !== undefined && { coach: fields.coach }),
            ...(fields.sport !== undefined && { sport: fields.sport }),
            version: eb('version', '+', 1),
            updated_at: stamp.at,
          }))
          .where('id', 'in', part)
          .executeTakeFirst();
        changed += Number(result.numUpdatedRows);
      }
      touch('athlete', ids);
      touch('squad');
      return { changed };
    });
  },

  'roster.previewImport': previewImport,
  'roster.import': importRoster,
};

/** Counting walks the whole index; the number stands until the roster changes. */
const totals = new WeakMap<Session, { rosterRevision: number; byArchived: Map<boolean, number> }>();

async function totalOf({ session }: Context, archived: boolean): Promise<number> {
  let known = totals.get(session);
  if (known?.rosterRevision !== session.rosterRevision) {
    known = { rosterRevision: session.rosterRevision, byArchived: new Map() };
    totals.set(session, known);
  }
  let total = known.byArchived.get(archived);
  if (total === undefined) {
    const row = await session.kysely
      .selectFrom('athlete')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .$if(!archived, (query) => query.where('status', '<>', sql.lit('archived')))
      .executeTakeFirstOrThrow();
    total = row.total;
    known.byArchived.set(archived, total);
  }
  return total;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new ExpectedError('NOT_FOUND');
  return value;
}

/** A birthday or a first training day still to come is a slip of the pen. */
function refuseFuture(
  fields: { dateOfBirth?: string | null; trainingSince?: string | null },
  context: Context,
  place: '' | 'fields.',
): void {
  const today = context.clock.today();
  const late = (['dateOfBirth', 'trainingSince'] as const).filter((field) => (fields[field] ?? '') > today);
  if (late.length > 0) {
    throw new ExpectedError('INVALID_INPUT', {
      fields: late.map((path) => ({ path: `${place}${path}`, sentence: 'This date is still to come.' })),
    });
  }
}

function describeMany(
  count: number,
  fields: { addSquad?: string; removeSquad?: string; status?: string },
): string {
  const athletes = count === 1 ? '1 athlete' : `${count} athletes`;
  if (fields.status === 'archived') return `Archived ${athletes}`;
  if (fields.addSquad) return `Added ${athletes} to ${fields.addSquad}`;
  if (fields.removeSquad) return `Took ${athletes} out of ${fields.removeSquad}`;
  return `Edited ${athletes}`;
}
