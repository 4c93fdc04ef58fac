/** Kysely on the one connection of the roster file, each statement prepared once. */

import type Database from 'better-sqlite3';
import { SqliteDialect, type SqliteDialectConfig, SqliteDriver } from 'kysely';

/** Statements kept; the ones not used for longest make room. */
const MOST_KEPT = 200;
/** Longer ones name many ids and hardly come twice. */
const LONGEST_KEPT = 4000;

export class RosterDialect extends SqliteDialect {
  readonly #connection: Database.Database;
  readonly #config: SqliteDialectConfig;

  constructor(connection: Database.Database) {
    const statements = new Statements(connection);
    const config: SqliteDialectConfig = {
      database: { prepare: (sql) => statements.prepare(sql) as never, close: () => connection.close() },
    };
    super(config);
    this.#connection = connection;
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new RosterDriver(this.#config, this.#connection);
  }
}

class RosterDriver extends SqliteDriver {
  readonly #connection: Database.Database;

  constructor(config: SqliteDialectConfig, connection: Database.Database) {
    super(config);
    this.#connection = connection;
  }

  /** SQLite itself rolls back on a full disk; a second rollback would fail and hide why. */
  override async rollbackTransaction(
    ...[connection]: Parameters<SqliteDriver['rollbackTransaction']>
  ): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Preparing costs more than running, most of all where triggers are compiled along. */
class Statements {
  readonly #connection: Database.Database;
  readonly #kept = new Map<string, Database.Statement>();

  constructor(connection: Database.Database) {
    this.#connection = connection;
  }

  prepare(sql: string): Database.Statement {
    const known = this.#kept.get(sql);
    const statement = known ?? this.#connection.prepare(sql);
    if (sql.length > LONGEST_KEPT) return statement;
    this.#kept.delete(sql);
    this.#kept.set(sql, statement);
    if (this.#kept.size > MOST_KEPT) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return statement;
  }
}
