/** The roster read by a worker, on a connection of its own that can only read: the process that answers never waits. */

import Database from 'better-sqlite3';
import { Kysely, type Transaction } from 'kysely';
import { RosterDialect } from './dialect.ts';
import type { Tables } from './schema.ts';

/** `path`: the roster file. One transaction: everything is read as it stood at one moment. */
export async function readRosterAt<T>(
  path: string,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const connection = new Database(path, { readonly: true, fileMustExist: true });
  const kysely = new Kysely<Tables>({ dialect: new RosterDialect(connection) });
  try {
    return await kysely.transaction().execute(work);
  } finally {
    await kysely.destroy();
  }
}
