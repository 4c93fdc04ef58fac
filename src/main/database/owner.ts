/** One process owns a data folder. The operating system releases its lock when the process dies, however it dies. */

import { accessSync, constants, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ExpectedError, storageErrorCode } from '../errors.ts';
import { makePrivateFolder } from './private-files.ts';

export type Door = 'the Rackside window' | 'the browser door' | 'the command line';

export interface Ownership {
  release(): void;
}

/** Takes the folder for one door, creating it where needed. Throws DATA_FOLDER_BUSY, DATA_FOLDER_READ_ONLY or DISK_FULL. */
export function ownDataFolder(dataFolder: string, door: Door, now: Date): Ownership {
  let lock: Database.Database;
  try {
    makePrivateFolder(dataFolder);
    accessSync(dataFolder, constants.W_OK);
    lock = new Database(join(dataFolder, 'owner.lock'), { timeout: 0 });
  } catch (error) {
    throw new ExpectedError(storageErrorCode(error) ?? 'DATA_FOLDER_READ_ONLY', { cause: error });
  }
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const code = storageErrorCode(error);
    if (code) throw new ExpectedError(code, { cause: error });
    throw new ExpectedError('DATA_FOLDER_BUSY', { message: busySentence(dataFolder), cause: error });
  }
  const note = join(dataFolder, 'owner.json');
  try {
    writeFileSync(note, JSON.stringify({ door, since: now.toISOString(), pid: process.pid }));
  } catch (error) {
    lock.close();
    throw new ExpectedError(storageErrorCode(error) ?? 'DATA_FOLDER_READ_ONLY', { cause: error });
  }
  return {
    release() {
      rmSync(note, { force: true });
      if (lock.open) {
        lock.exec('ROLLBACK');
        lock.close();
      }
    },
  };
}

function busySentence(dataFolder: string): string {
  try {
    const note = JSON.parse(readFileSync(join(dataFolder, 'owner.json'), 'utf8')) as {
      door: string;
      since: string;
    };
    return `This data folder is open in ${note.door} since ${note.since.slice(0, 16).replace('T', ' ')} UTC. Nothing was changed.`;
  } catch {
    return 'This data folder is open in another Rackside. Nothing was changed.';
  }
}
