/** The roster's use cases, one per channel. */

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { roster } from '#contract/roster.ts';
import type { SquadId } from '#contract/values.ts';
import { displayName } from '#domain/athlete/names.ts';
import { policyInForce } from '../clearance/policy.ts';
import { withoutOnFile } from '../clearance/redact.ts';
import { seesHealth } from '../clearance/views-audit.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { Session } from '../session.ts';
import { insertAthletes } from './add.ts';
import { detailsOf, pageQuery, rowsOf, storedByIds } from './athletes.ts';
import { addedEntry, editedEntry } from './audit-entries.ts';
import { updateAthlete } from './edit.ts';
import { editMany, type ManyEdit } from './edit-many.ts';
import { importProblems, importRoster, previewImport } from './import.ts';

export const rosterHandlers: HandlersOf<typeof roster> = {
  'roster.page': async (input, context) => {
    const { kysely, revision } = context.session;
    const stored = await pageQuery(kysely, input).execute();
    const last = stored.at(-1);
    return {
      rows: (await rowsOf(kysely, stored, context.clock.today())).map(asSeenBy(context)),
      next: last && stored.length === input.limit ? { sortName: last.sort_name, id: last.id } : null,
      total: await totalOf(context, input.archived ?? false),
      revision,
    };
  },

  'roster.rows': async ({ ids }, context) => {
    const { kysely } = context.session;
    const rows = await rowsOf(kysely, await storedByIds(kysely, ids), context.clock.today());
    return rows.map(asSeenBy(context));
  },

  'roster.athlete': async ({ id }, context) =>
    asSeenBy(context)(found(await detailsOf(context.session.kysely, id, context.clock.today()))),

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
    const id = await context.session.change(
      { stamp, undo: `Added ${name}` },
      async ({ trx, touch, audit }) => {
        const added = randomUUID();
        await insertAthletes(trx, [{ id: added, fields }], stamp);
        const { version } = await policyInForce(trx);
        audit(addedEntry(added, Object.keys(fields) as (keyof typeof fields)[], version));
        touch('athlete', [added]);
        touch('squad');
        return added;
      },
    );
    return asSeenBy(context)(found(await detailsOf(context.session.kysely, id, stamp.today)));
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
    const what = `Edited ${displayName(before)}`;
    await context.session.change({ stamp, undo: what }, async ({ trx, touch, audit }) => {
      const [stored] = await storedByIds(trx, [id]);
      const present = found(stored);
      if (present.version !== version) {
        const now = asSeenBy(context)(found(await detailsOf(trx, id, stamp.today)));
        throw new ExpectedError('STALE_ROW', { details: { present: now } });
      }
      const changed = await updateAthlete(trx, present, fields, stamp);
      if (changed.length === 0) return;
      const { version: policyVersion } = await policyInForce(trx);
      audit(editedEntry({ id, fields: changed, status: present.status, to: fields.status, policyVersion }));
      touch('athlete', [id]);
      if (fields.squads) touch('squad');
    });
    return asSeenBy(context)(found(await detailsOf(context.session.kysely, id, stamp.today)));
  },

  'roster.updateMany': async ({ ids: named, ...edit }, context) => {
    const stamp = stampOf(context);
    const ids = [...new Set(named)];
    const what = describeMany(ids.length, edit);
    return context.session.change({ stamp, undo: what }, async ({ trx, touch, audit }) => {
      const athletes = await storedByIds(trx, ids);
      refuseUnknown(ids, athletes);
      const changed = await editMany(trx, athletes, edit, stamp.at);
      const { version: policyVersion } = await policyInForce(trx);
      const statusOf = new Map(athletes.map(({ id, status }) => [id, status]));
      for (const id of ids) {
        const fields = changed.get(id);
        const status = statusOf.get(id);
        if (fields && status) audit(editedEntry({ id, fields, status, to: edit.status, policyVersion }));
      }
      if (changed.size > 0) {
        touch('athlete', changed.keys());
        touch('squad');
      }
      return { changed: changed.size };
    });
  },

  'roster.previewImport': previewImport,
  'roster.importProblems': importProblems,
  'roster.import': importRoster,
};

/** A row that tells whoever may not see health details nothing but the tier. */
function asSeenBy(context: Context) {
  return seesHealth(context) ? <Row>(row: Row) => row : withoutOnFile;
}

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

/** All or nobody: a script that names somebody who is gone must hear of it. */
function refuseUnknown(ids: readonly string[], athletes: readonly { readonly id: string }[]): void {
  const present = new Set(athletes.map(({ id }) => id));
  const missing = ids.filter((id) => !present.has(id));
  if (missing.length === 0) return;
  const who = missing.length === 1 ? 'One of these athletes is' : `${missing.length} of these athletes are`;
  throw new ExpectedError('NOT_FOUND', {
    message: `${who} no longer on the roster. Nobody was changed.`,
    details: { missing: missing.slice(0, MOST_MISSING) },
  });
}

/** Enough to find the mistake by. */
const MOST_MISSING = 20;

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

function describeMany(count: number, { addSquad, removeSquad, status }: ManyEdit): string {
  const athletes = count === 1 ? '1 athlete' : `${count} athletes`;
  if (status === 'archived') return `Archived ${athletes}`;
  if (addSquad) return `Added ${athletes} to ${addSquad}`;
  if (removeSquad) return `Took ${athletes} out of ${removeSquad}`;
  return `Edited ${athletes}`;
}
