/** Opens the roster file: checked, migrated, with the settings that keep it whole through a power cut. */

import { copyFileSync, existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { ExpectedError, storageErrorCode } from '../errors.ts';
import { backUp, listBackups } from './backup.ts';
import { RosterDialect } from './dialect.ts';
import { CACHE_SIZE } from './long-change.ts';
import {
  APPLICATION_ID,
  MIGRATIONS,
  type Migration,
  migrate,
  newestVersion,
  pendingMigrations,
  schemaVersion,
} from './migrate.ts';
import { keepPrivate, makePrivateFile, makePrivateFolder } from './private-files.ts';
import type { Tables } from './schema.ts';
import { watchForUndo } from './undo.ts';

export interface RosterFile {
  /** For queries and transactions. */
  readonly kysely: Kysely<Tables>;
  /** For backup, integrity and pragmas only; never inside a Kysely transaction. */
  readonly connection: Database.Database;
}

export interface OpenOptions {
  /** Begin with an empty roster although there was one before: the coach chose so. */
  readonly afresh?: boolean;
  readonly migrations?: readonly Migration[];
}

export const ROSTER_FILE = 'roster.sqlite';

/**
 * Opens or creates the roster of a data folder.
 * Throws ExpectedError NEWER_DATABASE, DAMAGED_DATABASE (file moved to quarantine, or gone although there was one
 * before), DATA_FOLDER_READ_ONLY, DISK_FULL, FILE_NOT_WRITTEN (no backup before a migration, hence no migration).
 */
export async function openRoster(
  dataFolder: string,
  now: Date,
  { afresh = false, migrations = MIGRATIONS }: OpenOptions = {},
): Promise<RosterFile> {
  const path = join(dataFolder, ROSTER_FILE);
  // An empty roster in the place of a lost one would look as if everybody were gone.
  if (!afresh && !existsSync(path) && hadRoster(dataFolder)) throw new ExpectedError('DAMAGED_DATABASE');
  try {
    return await openFile(path, {
      migrations,
      mayBeEmpty: afresh || !hadRoster(dataFolder),
      beforeMigration: () => backUp(path, dataFolder, 'beforeMigration', now),
    });
  } catch (error) {
    throw openingError(error, dataFolder, now);
  }
}

interface FileOptions {
  readonly migrations?: readonly Migration[];
  /** A file without anything in it is a first start. */
  readonly mayBeEmpty?: boolean;
  readonly beforeMigration?: () => Promise<unknown>;
}

/** Opens one file, checked and migrated; whatever goes wrong, the file stays where it is. */
export async function openFile(
  path: string,
  { migrations = MIGRATIONS, mayBeEmpty = false, beforeMigration }: FileOptions = {},
): Promise<RosterFile> {
  let connection: Database.Database | undefined;
  try {
    makePrivateFile(path);
    for (const suffix of ['-wal', '-shm']) keepPrivate(path + suffix);
    connection = new Database(path);
    connection.pragma('trusted_schema = OFF');
    connection.pragma('busy_timeout = 2000');
    // Before anything is set that would write into the file.
    refuseWhatIsNotOurs(connection, mayBeEmpty, newestVersion(migrations));
    applySettings(connection);
    if (schemaVersion(connection) > 0 && pendingMigrations(connection, migrations).length > 0) {
      await beforeMigration?.();
    }
    migrate(connection, migrations);
    watchForUndo(connection);
    return { connection, kysely: new Kysely<Tables>({ dialect: new RosterDialect(connection) }) };
  } catch (error) {
    connection?.close();
    throw error;
  }
}

/** What the failure to open means for a coach; a damaged file is set aside on the way. */
export function openingError(error: unknown, dataFolder: string, now: Date): unknown {
  if (error instanceof ExpectedError && error.code !== 'DAMAGED_DATABASE') return error;
  const code = error instanceof ExpectedError ? error.code : storageErrorCode(error);
  if (code !== 'DAMAGED_DATABASE') return code ? new ExpectedError(code, { cause: error }) : error;
  const folder = quarantine(dataFolder, now);
  return new ExpectedError('DAMAGED_DATABASE', { cause: error, details: { quarantine: folder } });
}

function applySettings(connection: Database.Database): void {
  connection.pragma('journal_mode = WAL');
  // WAL's default is NORMAL, which may lose the last commits on a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // Without it, REPLACE would get round the triggers of append-only tables.
  connection.pragma('recursive_triggers = ON');
  connection.pragma(`cache_size = ${CACHE_SIZE}`);
  connection.pragma('temp_store = MEMORY');
  // Deleted health data is overwritten, not merely unlinked.
  connection.pragma('secure_delete = ON');
}

function refuseWhatIsNotOurs(connection: Database.Database, mayBeEmpty: boolean, newest: number): void {
  const version = schemaVersion(connection);
  const application = connection.pragma('application_id', { simple: true }) as number;
  const tables = connection.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (tables.n === 0 && version === 0) {
    // A first start that was cut short leaves an empty file; after that, an empty file has lost its roster.
    if (!mayBeEmpty) throw new ExpectedError('DAMAGED_DATABASE');
    return;
  }
  if (application !== APPLICATION_ID) throw new ExpectedError('DAMAGED_DATABASE');
  if (version > newest) throw new ExpectedError('NEWER_DATABASE');
  const findings = connection.pragma('quick_check(1)') as { quick_check: string }[];
  if (findings[0]?.quick_check !== 'ok') throw new ExpectedError('DAMAGED_DATABASE');
}

/** True when this folder once held a roster: a backup of it, or a file set aside. */
function hadRoster(dataFolder: string): boolean {
  const setAside = join(dataFolder, 'quarantine');
  return listBackups(dataFolder).length > 0 || (existsSync(setAside) && readdirSync(setAside).length > 0);
}

/** Moves the roster and its side files away, together; nothing is deleted. Answers the folder they went to. */
export function quarantine(dataFolder: string, now: Date): string {
  const folder = quarantineFolder(dataFolder, now);
  for (const suffix of ['', '-wal', '-shm']) {
    const path = join(dataFolder, ROSTER_FILE + suffix);
    if (existsSync(path)) renameSync(path, join(folder, ROSTER_FILE + suffix));
  }
  return folder;
}

/** Sets a copy of a closed roster aside: the roster stays in place until another takes it. */
export function copyToQuarantine(dataFolder: string, now: Date): void {
  const copy = join(quarantineFolder(dataFolder, now), ROSTER_FILE);
  makePrivateFile(copy);
  copyFileSync(join(dataFolder, ROSTER_FILE), copy);
}

function quarantineFolder(dataFolder: string, now: Date): string {
  const moment = join(dataFolder, 'quarantine', now.toISOString().replaceAll(':', '-'));
  let folder = moment;
  for (let next = 2; existsSync(folder); next++) folder = `${moment}-${next}`;
  makePrivateFolder(folder);
  return folder;
}
