import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Compilable } from 'kysely';
import { describe, expect, it } from 'vitest';
import { episodesOf } from '#main/clearance/evidence.ts';
import { APPLICATION_ID, MIGRATIONS, newestVersion } from '#main/database/migrate.ts';
import type { RosterFile } from '#main/database/open.ts';
import { maximaOf } from '#main/loads/maxima.ts';
import { latestBodyweights, pageQuery, squadsOf } from '#main/roster/athletes.ts';
import { newRoster } from './roster-file.ts';

const SNAPSHOT = join(import.meta.dirname, 'schema.snapshot.sql');
const RENEW = 'RENEW_SCHEMA=1 npx vitest run --config tests/vitest.config.ts tests/main/database/schema';

describe('the schema', () => {
  it('is the one that was agreed on', async () => {
    const { connection } = await newRoster();
    const live = schemaOf(connection);
    if (process.env['RENEW_SCHEMA']) writeFileSync(SNAPSHOT, live);
    expect(
      live,
      `The schema differs from tests/main/database/schema.snapshot.sql. If a new migration meant it to, renew the snapshot with\n\n  ${RENEW}\n\nand commit it with the migration. A released migration is never edited.`,
    ).toBe(readFileSync(SNAPSHOT, 'utf8'));
  });

  it('marks the file as ours, at the newest version', async () => {
    const { connection } = await newRoster();
    expect(connection.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(Buffer.from(APPLICATION_ID.toString(16), 'hex').toString()).toBe('RKSD');
    expect(connection.pragma('user_version', { simple: true })).toBe(newestVersion());
  });

  it('numbers its migrations by tens or in between, each once, upwards', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  });

  it('has STRICT tables only', async () => {
    const { connection } = await newRoster();
    const tables = connection.pragma('table_list') as { schema: string; name: string; strict: number }[];
    const loose = tables.filter(
      ({ schema, name, strict }) => schema === 'main' && !name.startsWith('sqlite_') && !strict,
    );
    expect(loose).toEqual([]);
  });

  it('has an index for every foreign key that rows are looked up by', async () => {
    const { connection } = await newRoster();
    const missing = tablesOf(connection).flatMap((table) =>
      (connection.pragma(`foreign_key_list(${table})`) as { from: string; table: string }[])
        .filter(({ table: parent }) => parent === 'athlete')
        .filter(({ from }) => !indexedFirst(connection, table, from))
        .map(({ from }) => `${table}.${from}`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['secure_delete', 1],
  ])('is opened with %s = %s', async (pragma, value) => {
    const { connection } = await newRoster();
    expect(connection.pragma(pragma, { simple: true })).toBe(value);
  });
});

const APPEND_ONLY = {
  episode: 'opened_by',
  evidence: 'content',
  policy_version: 'reason',
  program_version: 'name',
  maximum: 'hundredths',
  audit_event: 'reason',
} as const;

describe.each(Object.entries(APPEND_ONLY))('%s', (table, column) => {
  it('is append-only', async () => {
    const { connection } = await newRoster();
    fillOneOfEach(connection);
    const refused = new RegExp(`^${table} is append-only$`);
    expect(() => connection.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(refused);
    expect(() => connection.exec(`DELETE FROM ${table}`)).toThrow(refused);
    const replace = `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`;
    expect(() => connection.exec(replace)).toThrow(refused);
    expect(connection.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 1 });
  });
});

describe('the queries of lists', () => {
  const PAGE = { limit: 200 };
  const AFTER = { limit: 200, after: { sortName: 'quigley zoe', id: 'a1' } };
  const IDS = ['a1', 'a2', 'a3'];

  it.each<[string, (file: RosterFile) => Compilable]>([
    ['the first page of the roster', ({ kysely }) => pageQuery(kysely, PAGE)],
    ['a later page of the roster', ({ kysely }) => pageQuery(kysely, AFTER)],
    ['the roster with those archived', ({ kysely }) => pageQuery(kysely, { ...AFTER, archived: true })],
  ])('%s is read in the order of an index, without sorting', async (_, query) => {
    const file = await newRoster();
    const { sql, parameters } = query(file).compile();
    const plan = planOf(file.connection, sql, parameters);
    expect(plan.join('\n')).toMatch(/athlete_(present_)?by_name/);
    expect(plan.filter((step) => /TEMP B-TREE/.test(step))).toEqual([]);
  });

  it('the page of present athletes reads no archived ones', async () => {
    const file = await newRoster();
    const { sql, parameters } = pageQuery(file.kysely, AFTER).compile();
    expect(planOf(file.connection, sql, parameters).join()).toMatch(
      /SEARCH athlete USING INDEX athlete_present_by_name/,
    );
  });

  it.each<[string, (file: RosterFile) => Promise<unknown>]>([
    ['evidence by athlete', ({ kysely }) => episodesOf(kysely, ['athlete-1'])],
    ['maxima by athlete', ({ kysely }) => maximaOf(kysely, IDS)],
    ['bodyweights by athlete', ({ kysely }) => latestBodyweights(kysely, IDS)],
    ['squads by athlete', ({ kysely }) => squadsOf(kysely, IDS)],
  ])('%s: every statement searches an index', async (_, query) => {
    const file = await newRoster();
    fillOneOfEach(file.connection);
    const plans = await plansDuring(file, () => query(file));
    expect(plans.length).toBeGreaterThan(0);
    // A scan reads a whole table.
    expect(plans.filter((step) => /^SCAN/.test(step))).toEqual([]);
  });
});

function schemaOf(connection: Database.Database): string {
  const rows = connection
    .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type <> 'table', type, name")
    .all() as { sql: string }[];
  return `${rows.map(({ sql }) => sql).join(';\n\n')};\n`;
}

function tablesOf(connection: Database.Database): string[] {
  const rows = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return (rows as { name: string }[]).map(({ name }) => name);
}

function indexedFirst(connection: Database.Database, table: string, column: string): boolean {
  const indexes = connection.pragma(`index_list(${table})`) as { name: string }[];
  return indexes.some(({ name }) => {
    const [first] = connection.pragma(`index_info(${name})`) as { name: string }[];
    return first?.name === column;
  });
}

function planOf(connection: Database.Database, sql: string, parameters: readonly unknown[]): string[] {
  const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
  return (steps as { detail: string }[]).map(({ detail }) => detail);
}

/** The plans of all statements that `work` prepares. */
async function plansDuring({ connection }: RosterFile, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((sql: string) => {
    statements.push(sql);
    return prepare(sql);
  }) as typeof connection.prepare;
  await work();
  connection.prepare = prepare;
  return statements.flatMap((sql) => {
    const bound = Array(sql.split('?').length - 1).fill('a1');
    return planOf(connection, sql, bound);
  });
}

function fillOneOfEach(connection: Database.Database): void {
  connection.exec(`
    INSERT INTO athlete (id, first_name, last_name, sort_name, status, version, created_at, updated_at)
      VALUES ('athlete-1', 'Zoë', 'Quigley', 'quigley zoe', 'active', 1, '', '');
    INSERT INTO episode VALUES ('episode-1', 'athlete-1', 'backPain', 'coach', '2026-11-23');
    INSERT INTO evidence VALUES (1, 'record-1', 'episode-1', 'athlete-1', 'details', '{}', NULL, 'coach', '2026-11-23');
    INSERT INTO policy_version VALUES (1, '{}', 'Shipped defaults', 'Rackside', '2026-11-23');
    INSERT INTO program_version VALUES ('program', 1, 'Program', '{}', 'own', '2026-11-23');
    INSERT INTO maximum VALUES
      (1, 'maximum-1', 'athlete-1', 'back-squat', 'tested', 10000, 'kg', '2026-11-23', NULL, NULL, NULL, NULL, 'coach', '', NULL);
    INSERT INTO audit_event VALUES (1, '', '2026-11-23', 'coach', 'a', 's', '{}', NULL, 1, '', '');
  `);
}
