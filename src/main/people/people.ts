/** People as stored: who works here, their rights, and the proof that a PIN is theirs. */

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { PersonTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { Session } from '../session.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: 'coach' | 'lead';
  /** May see what lies behind a tier. */
  readonly viewHealth: boolean;
  /** False while they still have a PIN that somebody else chose for them. */
  readonly pinIsOwn: boolean;
}

export const activePeople = (executor: Kysely<Tables>) =>
  executor.selectFrom('person').selectAll().where('state', '=', 'active').orderBy('name').execute();

export function personOf(row: Selectable<PersonTable>): Person {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    viewHealth: row.role === 'lead' || row.view_health === 1,
    pinIsOwn: row.pin === null || row.pin_set_by === row.id,
  };
}

/** scrypt with 32 MB of memory: a tenth of a second here, and as dear for whoever guesses. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };

/** `salt:hash`, both in hexadecimal. */
export async function hashPin(pin: string, salt = randomBytes(16)): Promise<string> {
  const hash = await new Promise<Buffer>((resolve, reject) =>
    scrypt(pin, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key))),
  );
  return `${salt.toString('hex')}:${hash.toString('hex')}`;
}

async function pinFits(pin: string, stored: string): Promise<boolean> {
  const [salt = ''] = stored.split(':');
  const tried = await hashPin(pin, Buffer.from(salt, 'hex'));
  return timingSafeEqual(Buffer.from(tried), Buffer.from(stored));
}

/** Tries that cost nothing: fingers slip. */
const FREE_TRIES = 3;
const LONGEST_WAIT_SECONDS = 15 * 60;

/** Seconds until the next try counts, after so many wrong ones in a row: 0, 0, 10, 20, 40 … up to 15 minutes. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries < FREE_TRIES) return 0;
  return Math.min(10 * 2 ** (wrongTries - FREE_TRIES), LONGEST_WAIT_SECONDS);
}

/**
 * Answers who it is when the PIN is theirs. A try is counted before it is proved, so that many at once gain nothing.
 * Throws WRONG_PIN, or SIGN_IN_SLOWED while the wait after wrong tries runs.
 */
export async function provePin(
  session: Session,
  now: Date,
  id: string,
  pin: string,
): Promise<Selectable<PersonTable>> {
  const row = await session.kysely.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('person')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'active')
      .executeTakeFirst();
    if (!found?.pin) throw new ExpectedError('WRONG_PIN');
    if (found.next_try_at !== null && now.toISOString() < found.next_try_at)
      throw new ExpectedError('SIGN_IN_SLOWED', { details: { until: found.next_try_at } });
    const tries = found.wrong_tries + 1;
    const next = new Date(now.getTime() + 1000 * waitAfter(tries)).toISOString();
    await trx
      .updateTable('person')
      .set({ wrong_tries: tries, next_try_at: next })
      .where('id', '=', id)
      .execute();
    return { ...found, pin: found.pin };
  });
  if (!(await pinFits(pin, row.pin))) throw new ExpectedError('WRONG_PIN');
  await session.kysely
    .updateTable('person')
    .set({ wrong_tries: 0, next_try_at: null })
    .where('id', '=', id)
    .execute();
  return row;
}
