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

/** How SQLite goes about every statement that `work` prepares. */
export async function planOf({ connection }: RosterFile, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((sql: string) => {
    statements.push(sql);
    return prepare(sql);
  }) as Database.Database['prepare'];
  await work();
  connection.prepare = prepare;
  return statements.flatMap((sql) =>
    prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(Array(sql.split('?').length - 1).fill('a1'))
      .map((step) => (step as { detail: string }).detail),
  );
}
