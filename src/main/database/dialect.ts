/** Kysely on the one connection of the roster file. */

import type Database from 'better-sqlite3';
import { SqliteDialect, type SqliteDialectConfig, SqliteDriver } from 'kysely';

export class RosterDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig & { readonly database: Database.Database };

  constructor(database: Database.Database) {
    const config = { database };
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new RosterDriver(this.#config);
  }
}

class RosterDriver extends SqliteDriver {
  readonly #connection: Database.Database;

  constructor(config: SqliteDialectConfig & { readonly database: Database.Database }) {
    super(config);
    this.#connection = config.database;
  }

  /** SQLite itself rolls back on a full disk; a second rollback would fail and hide why. */
  override async rollbackTransaction(
    ...[connection]: Parameters<SqliteDriver['rollbackTransaction']>
  ): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}
