/** The use cases of people: add, change, end, PINs, sign in and lock. */

import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { people } from '#contract/people.ts';
import { folded } from '#domain/athlete/names.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import type { PersonTable } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { Change } from '../session.ts';
import { activePeople, hashPin, personOf, provePin } from './people.ts';

export const peopleHandlers: HandlersOf<typeof people> = {
  'people.list': async (_, context) => {
    const rows = await context.session.kysely.selectFrom('person').selectAll().orderBy('name').execute();
    return rows.map(viewOf);
  },

  'people.names': async (_, context) => {
    const rows = await activePeople(context.session.kysely);
    return rows.map(({ id, name }) => ({ id, name }));
  },

  'people.add': async ({ name, role, viewHealth, pin, ownPin }, context) => {
    const hashes = { pin: await hashPin(pin), ownPin: ownPin && (await hashPin(ownPin)) };
    const id = randomUUID() as string;
    await changePeople(context, 'people.add', id, { role, viewHealth }, async ({ trx }) => {
      await refuseName(trx, name);
      const caller = context.person && (await rowOf(trx, context.person.id));
      if (caller && caller.pin === null) {
        if (!hashes.ownPin)
          throw refused('ownPin', 'Give yourself a PIN as well: from now on everybody signs in.');
        await trx
          .updateTable('person')
          .set({ pin: hashes.ownPin, pin_set_by: caller.id })
          .where('id', '=', caller.id)
          .execute();
      }
      await trx
        .insertInto('person')
        .values({
          id,
          name: name.trim(),
          role,
          view_health: viewHealth ? 1 : 0,
          pin: hashes.pin,
          pin_set_by: context.person?.id ?? null,
          wrong_tries: 0,
          next_try_at: null,
          state: 'active',
          version: 1,
        })
        .execute();
    });
    if (context.person) context.signIn.enter(context.person.id);
    return viewOf(await rowOf(context.session.kysely, id));
  },

  'people.update': async ({ id, version, name, role, viewHealth, state }, context) => {
    const said = { role, viewHealth, state, renamed: name !== undefined };
    await changePeople(context, 'people.update', id, said, async ({ trx }) => {
      const before = await rowOf(trx, id);
      if (before.version !== version) throw new ExpectedError('STALE_ROW');
      if (name !== undefined) await refuseName(trx, name, id);
      await trx
        .updateTable('person')
        .set({
          ...(name !== undefined && { name: name.trim() }),
          ...(role && { role }),
          ...(viewHealth !== undefined && { view_health: viewHealth ? 1 : 0 }),
          ...(state && { state }),
          version: version + 1,
        })
        .where('id', '=', id)
        .execute();
      const active = await activePeople(trx);
      if (!active.some((person) => person.role === 'lead')) throw new ExpectedError('LAST_LEAD');
      const without = active.length > 1 && active.find((person) => person.pin === null);
      if (without) throw refused('state', `${without.name} has no PIN yet. Set one first.`);
    });
    return viewOf(await rowOf(context.session.kysely, id));
  },

  'people.setPin': async ({ id, pin, present }, context) => {
    const { session, clock } = context;
    const row = await rowOf(session.kysely, id);
    const own = context.person?.id === id;
    if (!own && context.person?.role !== 'lead') throw new ExpectedError('LEAD_NEEDED');
    if (own && row.pin !== null) {
      await provePin(session, clock.now(), id, present ?? '');
      // Whoever chose the present one knows it.
      if (pin === present && !personOf(row).pinIsOwn)
        throw refused('pin', 'Choose another PIN than the one that was given to you.');
    }
    const hash = await hashPin(pin);
    await changePeople(context, 'people.setPin', id, {}, async ({ trx }) => {
      await trx
        .updateTable('person')
        .set({ pin: hash, pin_set_by: context.person?.id ?? null, wrong_tries: 0, next_try_at: null })
        .where('id', '=', id)
        .execute();
      // Whoever worked alone without a PIN has just proved who they are.
      if (own) context.signIn.enter(id);
    });
    return {};
  },

  'people.signIn': async ({ id, pin }, context) => {
    const { session, clock } = context;
    const row = await provePin(session, clock.now(), id, pin).catch(async (error) => {
      if (error instanceof ExpectedError && error.code === 'WRONG_PIN')
        await changePeople(context, 'people.wrongPin', id, {}, async () => undefined);
      throw error;
    });
    context.signIn.enter(id);
    await changePeople({ ...context, who: row.name }, 'people.signIn', id, {}, async () => undefined);
    return viewOf(row);
  },

  'people.signOut': async (_, context) => {
    context.signIn.leave();
    context.session.say(['person']);
    return {};
  },
};

/** One audited change of people; afterwards everybody's rights are read anew. */
async function changePeople(
  context: Context,
  action: string,
  subject: string,
  said: object,
  work: (change: Change) => Promise<void>,
): Promise<void> {
  const active = await context.session.change({ stamp: stampOf(context) }, async (change) => {
    await work(change);
    const { version: policyVersion } = await policyInForce(change.trx);
    change.audit({ action, subject, change: said, policyVersion });
    change.touch('person');
    return activePeople(change.trx);
  });
  context.signIn.use(active);
}

async function rowOf(executor: Context['session']['kysely'], id: string): Promise<Selectable<PersonTable>> {
  const row = await executor.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('NOT_FOUND');
  return row;
}

async function refuseName(trx: Change['trx'], name: string, own?: string): Promise<void> {
  if (name.trim() === '') throw refused('name', 'Write the name.');
  const rows = await trx.selectFrom('person').select(['id', 'name']).execute();
  if (rows.some((row) => row.id !== own && folded(row.name) === folded(name)))
    throw refused('name', 'Somebody here has this name already. Add an initial.');
}

function refused(path: string, sentence: string): ExpectedError {
  return new ExpectedError('PERSON_REFUSED', { fields: [{ path, sentence }] });
}

function viewOf(row: Selectable<PersonTable>) {
  return { ...personOf(row), hasPin: row.pin !== null, state: row.state, version: row.version };
}
