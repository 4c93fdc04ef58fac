/** The roster file opened beside the application: read for proof, or damaged on purpose. */

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openRoster, ROSTER_FILE, type RosterFile } from '#main/database/open.ts';
import { NOW, temporaryFolder } from '../../support/application.ts';

export const rosterPath = (dataFolder: string) => join(dataFolder, ROSTER_FILE);

/** A new, migrated roster file without the application around it. */
export async function newRoster(dataFolder = temporaryFolder()): Promise<RosterFile> {
  const file = await openRoster(dataFolder, NOW);
  onTestFinished(() => {
    if (file.connection.open) file.connection.close();
  });
  return file;
}

/** Works on the closed file of a data folder with bare SQLite. */
export function withFile<T>(path: string, work: (connection: Database.Database) => T): T {
  const connection = new Database(path, { fileMustExist: true });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

export function integrityOf(path: string): { integrity: unknown; foreignKeys: unknown } {
  return withFile(path, (connection) => ({
    integrity: connection.pragma('integrity_check', { simple: true }),
    foreignKeys: connection.pragma('foreign_key_check'),
  }));
}
