/** The preview in a worker, on a connection of its own that can only read: the process that answers never waits for it. */

import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { PolicyPreview } from '#contract/policy.ts';
import { RosterDialect } from '../database/dialect.ts';
import type { Tables } from '../database/schema.ts';
import type { Library } from '../library/library.ts';
import { type PolicyChange, policyEffect, type Reporting } from './effect.ts';

export interface PreviewOrder extends PolicyChange {
  /** The roster file. */
  readonly path: string;
  readonly library: Library;
}

export async function previewPolicy(
  { path, library, ...change }: PreviewOrder,
  progress: NonNullable<Reporting['progress']>,
): Promise<PolicyPreview> {
  const connection = new Database(path, { readonly: true, fileMustExist: true });
  const kysely = new Kysely<Tables>({ dialect: new RosterDialect(connection) });
  try {
    // One transaction: everything is read as it stood at one moment.
    return await kysely.transaction().execute((trx) => policyEffect(trx, change, library, { progress }));
  } finally {
    await kysely.destroy();
  }
}
