/** Brings a roster file to the present schema: all pending steps in one transaction, or none. */

import type Database from 'better-sqlite3';
import { foundation } from './migrations/0010-foundation.ts';
import { people } from './migrations/0020-people.ts';
import { overrides } from './migrations/0030-overrides.ts';
import { drafts } from './migrations/0040-drafts.ts';
import { ownExercises } from './migrations/0050-own-exercises.ts';
import { racks } from './migrations/0070-racks.ts';
import { sheetsOfAllKinds } from './migrations/0090-sheets-of-all-kinds.ts';
import { importSources } from './migrations/0100-import-sources.ts';
import { lastPause } from './migrations/0110-last-pause.ts';
import { trainingLog } from './migrations/0120-training-log.ts';
import { progress } from './migrations/0125-progress.ts';
import { lookOfPaper } from './migrations/0130-look-of-paper.ts';
import { healthOnPaper } from './migrations/0132-health-on-paper.ts';
import { logAtOnce } from './migrations/0140-log-at-once.ts';
import { registerAtOnce } from './migrations/0150-register-at-once.ts';
import { healthQuestions } from './migrations/0160-health-questions.ts';

export interface Migration {
  /** Becomes `user_version`; numbered by tens so that a repair can be slipped in between. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** In order. A new migration is a file in `migrations/` and a line here. */
export const MIGRATIONS: readonly Migration[] = [
  foundation,
  people,
  overrides,
  drafts,
  ownExercises,
  racks,
  sheetsOfAllKinds,
  importSources,
  lastPause,
  trainingLog,
  progress,
  lookOfPaper,
  healthOnPaper,
  logAtOnce,
  registerAtOnce,
  healthQuestions,
];

/** `RKSD`: tells a Rackside file from any other SQLite file. */
export const APPLICATION_ID = 0x524b5344;

export function newestVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 0;
}

export function schemaVersion(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

export function pendingMigrations(
  database: Database.Database,
  migrations: readonly Migration[] = MIGRATIONS,
): readonly Migration[] {
  const version = schemaVersion(database);
  return migrations.filter((migration) => migration.version > version);
}

/**
 * Runs the pending steps. Throws and leaves the file as it was when a step or the foreign-key check fails.
 * The caller has made and verified a backup of a file that held anything.
 */
export function migrate(database: Database.Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const pending = pendingMigrations(database, migrations);
  if (pending.length === 0) return;
  // Foreign keys cannot be switched inside a transaction, and a rebuilt table must not cascade.
  database.pragma('foreign_keys = OFF');
  try {
    database
      .transaction(() => {
        for (const migration of pending) {
          database.exec(migration.sql);
          database.pragma(`user_version = ${migration.version}`);
        }
        const broken = database.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0) throw new Error(`Migration leaves ${broken.length} rows without their parent`);
        database.pragma(`application_id = ${APPLICATION_ID}`);
      })
      .immediate();
  } finally {
    database.pragma('foreign_keys = ON');
  }
}
