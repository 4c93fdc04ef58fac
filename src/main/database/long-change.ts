/**
 * A change of thousands of rows without standing still at its end. SQLite keeps what a transaction writes in memory,
 * puts all of it into the log when it commits, and carries the log over into the file in the same call (a checkpoint): a tenth of a
 * second for a long roster. So a small cache lets rows go to the log on the way, and a worker carries them over.
 */

import Database from 'better-sqlite3';

/** Of the open roster: KiB as a negative number, as SQLite takes it, and pages. */
export const CACHE_SIZE = -65_536;
const CACHE_WHILE_LONG = -4096;
const PAGES_BEFORE_CHECKPOINT = 1000;

/** Answers what puts the settings back. To be called outside of a transaction, both times. */
export function beginLongChange(connection: Database.Database): () => void {
  connection.pragma(`cache_size = ${CACHE_WHILE_LONG}`);
  connection.pragma('wal_autocheckpoint = 0');
  return () => {
    connection.pragma(`cache_size = ${CACHE_SIZE}`);
    connection.pragma(`wal_autocheckpoint = ${PAGES_BEFORE_CHECKPOINT}`);
  };
}

/** Carries the log of the roster at `path` over into the file, beside whoever reads and writes it; runs in a worker. */
export function checkpoint(path: string): void {
  const connection = new Database(path, { fileMustExist: true });
  try {
    connection.pragma('synchronous = FULL');
    connection.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    connection.close();
  }
}
