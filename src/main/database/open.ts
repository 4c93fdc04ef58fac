/** Opens the roster file: checked, migrated, with the settings that keep it whole through a power cut. */

import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { ExpectedError, storageErrorCode } from '../errors.ts';
import { backUp } from './backup.ts';
import { APPLICATION_ID, migrate, NEWEST_VERSION, pendingMigrations, schemaVersion } from './migrate.ts';
import type { Tables } from './schema.ts';
import { watchForUndo } from './undo.ts';

export interface RosterFile {
  /** For queries and transactions. */
  readonly kysely: Kysely<Tables>;
  /** For backup, integrity and pragmas only; never inside a Kysely transaction. */
  readonly connection: Database.Database;
}

export const ROSTER_FILE = 'roster.sqlite';

/**
 * Opens or creates the roster of a data folder.
 * Throws ExpectedError NEWER_DATABASE, DAMAGED_DATABASE (file moved to quarantine), DATA_FOLDER_READ_ONLY, DISK_FULL.
 */
export async function openRoster(dataFolder: string, now: Date): Promise<RosterFile> {
  const path = join(dataFolder, ROSTER_FILE);
  const existed = existsSync(path);
  let connection: Database.Database | undefined;
  try {
    connection = new Database(path);
    applySettings(connection);
    if (existed) refuseWhatIsNotOurs(connection);
    if (existed && schemaVersion(connection) > 0 && pendingMigrations(connection).length > 0) {
      await backUp(connection, dataFolder, 'beforeMigration', now);
    }
    migrate(connection);
    watchForUndo(connection);
    return {
      connection,
      kysely: new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) }),
    };
  } catch (error) {
    connection?.close();
    if (error instanceof ExpectedError && error.code !== 'DAMAGED_DATABASE') throw error;
    const code = error instanceof ExpectedError ? error.code : storageErrorCode(error);
    if (code === 'DAMAGED_DATABASE') {
      const folder = quarantine(dataFolder, now);
      throw new ExpectedError('DAMAGED_DATABASE', { cause: error, details: { quarantine: folder } });
    }
    if (code) throw new ExpectedError(code, { cause: error });
    throw error;
  }
}

function applySettings(connection: Database.Database): void {
  connection.pragma('journal_mode = WAL');
  // WAL's default is NORMAL, which may lose the last commits on a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('busy_timeout = 2000');
  connection.pragma('cache_size = -65536');
  connection.pragma('temp_store = MEMORY');
  // Deleted health data is overwritten, not merely unlinked.
  connection.pragma('secure_delete = ON');
}

function refuseWhatIsNotOurs(connection: Database.Database): void {
  const version = schemaVersion(connection);
  const application = connection.pragma('application_id', { simple: true }) as number;
  const tables = connection.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (tables.n === 0 && version === 0) return;
  if (application !== APPLICATION_ID) throw new ExpectedError('DAMAGED_DATABASE');
  if (version > NEWEST_VERSION) throw new ExpectedError('NEWER_DATABASE');
  const findings = connection.pragma('quick_check(1)') as { quick_check: string }[];
  if (findings[0]?.quick_check !== 'ok') throw new ExpectedError('DAMAGED_DATABASE');
}

/** Moves the roster and its side files away, together; nothing is deleted. Answers the folder they went to. */
export function quarantine(dataFolder: string, now: Date): string {
  const folder = join(dataFolder, 'quarantine', now.toISOString().replaceAll(':', '-'));
  mkdirSync(folder, { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) {
    const path = join(dataFolder, ROSTER_FILE + suffix);
    if (existsSync(path)) renameSync(path, join(folder, ROSTER_FILE + suffix));
  }
  return folder;
}
