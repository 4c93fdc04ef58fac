/** Backups: made by SQLite itself, reopened and checked before they count, thinned but never all gone. */

import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ExpectedError } from '../errors.ts';
import { APPLICATION_ID, newestVersion, schemaVersion } from './migrate.ts';
import { makePrivateFile, makePrivateFolder } from './private-files.ts';

export type BackupReason = 'daily' | 'beforeMigration' | 'beforeRestore' | 'beforeImport' | 'asked';

export interface Backup {
  readonly id: string;
  readonly at: string;
  readonly athletes: number;
  readonly bytes: number;
  readonly why: BackupReason;
}

const NAME = /^roster-(\d{8}T\d{9}Z)-(daily|beforeMigration|beforeRestore|beforeImport|asked)-(\d+)\.sqlite$/;

/** Backups begun in this run: two at once each have a part of their own. */
let made = 0;

/**
 * Makes a backup of a roster file that may be open and proves it: reopened read-only, integrity checked, athletes counted against the original.
 * Uses SQLite's backup API in small steps, so that calls are answered meanwhile. Throws FILE_NOT_WRITTEN.
 */
export async function backUp(
  roster: string,
  dataFolder: string,
  why: BackupReason,
  now: Date,
): Promise<Backup> {
  const folder = join(dataFolder, 'backups');
  const part = join(folder, `making-${process.pid}-${++made}.part`);
  let source: Database.Database | undefined;
  try {
    makePrivateFolder(folder);
    discardAbandoned(folder);
    // A connection of its own sees what is committed and nothing of a change that is under way.
    source = new Database(roster, { readonly: true, fileMustExist: true });
    const before = athletesIn(source);
    makePrivateFile(part);
    await source.backup(part, { progress: () => 256 });
    const after = athletesIn(source);
    makeSingleFile(part);
    const athletes = provenAthletes(part);
    if (athletes === undefined) throw new Error('The backup does not pass its integrity check');
    // Calls that were answered meanwhile may be in it or not.
    if (athletes < Math.min(before, after) || athletes > Math.max(before, after)) {
      throw new Error('The backup does not hold as many athletes as the roster');
    }
    const stamp = now.toISOString().replaceAll(/[-:.]/g, '');
    const id = `roster-${stamp}-${why}-${athletes}.sqlite`;
    renameSync(part, join(folder, id));
    thin(dataFolder, now);
    return { id, at: now.toISOString(), athletes, bytes: statSync(join(folder, id)).size, why };
  } catch (error) {
    discard(part);
    throw new ExpectedError('FILE_NOT_WRITTEN', {
      message: 'The backup could not be made; no part of it was left behind.',
      cause: error,
    });
  } finally {
    source?.close();
  }
}

/** The backups of a data folder, newest first. */
export function listBackups(dataFolder: string): Backup[] {
  const folder = join(dataFolder, 'backups');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .map((id) => backupOf(id, folder))
    .filter((backup) => backup !== undefined)
    .sort((a, b) => b.id.localeCompare(a.id));
}

/** The path of a backup that opens and passes its check. Throws NO_SUCH_BACKUP, DAMAGED_DATABASE or NEWER_DATABASE. */
export function provenBackup(dataFolder: string, id: string): { path: string; backup: Backup } {
  const backup = listBackups(dataFolder).find((candidate) => candidate.id === id);
  if (!backup) throw new ExpectedError('NO_SUCH_BACKUP');
  const path = join(dataFolder, 'backups', id);
  if (provenAthletes(path) === undefined) {
    throw new ExpectedError('DAMAGED_DATABASE', {
      message: 'That backup is damaged itself. Nothing was changed.',
    });
  }
  if (versionOf(path) > newestVersion()) {
    throw new ExpectedError('NEWER_DATABASE', {
      message: 'That backup was made by a newer Rackside. Nothing was changed.',
    });
  }
  return { path, backup };
}

/**
 * The backup of the day, unless there is one or nobody is on the roster: asked for on opening and on leaving, so that
 * the first day of a roster ends with a backup that is worth having. Throws FILE_NOT_WRITTEN.
 */
export async function dailyBackup(
  roster: string,
  dataFolder: string,
  now: Date,
): Promise<Backup | undefined> {
  const newest = listBackups(dataFolder).find((backup) => backup.why === 'daily');
  const made = newest?.at.slice(0, 10) === now.toISOString().slice(0, 10);
  return made || !holdsAnybody(roster) ? undefined : backUp(roster, dataFolder, 'daily', now);
}

/** Keeps the ten newest, then one a week for a year, then one a month; never the last one. */
function thin(dataFolder: string, now: Date): void {
  const kept = new Set<string>();
  listBackups(dataFolder).forEach((backup, index) => {
    const age = Math.floor((now.getTime() - Date.parse(backup.at)) / 86_400_000);
    const slot = age < 365 ? `week ${Math.floor(age / 7)}` : `month ${backup.at.slice(0, 7)}`;
    if (index < 10 || !kept.has(slot)) kept.add(slot);
    else rmSync(join(dataFolder, 'backups', backup.id), { force: true });
  });
}

/** A copy of a WAL file would need side files wherever it is opened. */
function makeSingleFile(part: string): void {
  const copy = new Database(part, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** Removes an unfinished backup, with the side files that opening it may have left. */
function discard(part: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    try {
      rmSync(part + suffix, { force: true });
    } catch {
      // What cannot be removed is overwritten by the next backup.
    }
  }
}

function backupOf(id: string, folder: string): Backup | undefined {
  const match = NAME.exec(id);
  const stamp = match?.[1];
  if (!stamp) return undefined;
  const at = `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 11)}:${stamp.slice(11, 13)}:${stamp.slice(13, 15)}.${stamp.slice(15, 18)}Z`;
  return {
    id,
    at,
    athletes: Number(match[3]),
    bytes: statSync(join(folder, id)).size,
    why: match[2] as BackupReason,
  };
}

/** A process that was killed could not tidy up; only this one owns the folder now. */
function discardAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('making-') && !name.startsWith(`making-${process.pid}-`)) {
      rmSync(join(folder, name), { force: true, recursive: true });
    }
  }
}

/** How many athletes a sound file holds; undefined when it does not open or fails its check. */
function provenAthletes(path: string): number | undefined {
  let copy: Database.Database | undefined;
  try {
    copy = new Database(path, { readonly: true, fileMustExist: true });
    if (copy.pragma('application_id', { simple: true }) !== APPLICATION_ID) return undefined;
    const findings = copy.pragma('integrity_check(1)') as { integrity_check: string }[];
    return findings[0]?.integrity_check === 'ok' ? athletesIn(copy) : undefined;
  } catch {
    return undefined;
  } finally {
    copy?.close();
  }
}

function athletesIn(connection: Database.Database): number {
  return (connection.prepare('SELECT count(*) AS n FROM athlete').get() as { n: number }).n;
}

function holdsAnybody(roster: string): boolean {
  const source = new Database(roster, { readonly: true, fileMustExist: true });
  try {
    return athletesIn(source) > 0;
  } finally {
    source.close();
  }
}

function versionOf(path: string): number {
  const copy = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return schemaVersion(copy);
  } finally {
    copy.close();
  }
}
