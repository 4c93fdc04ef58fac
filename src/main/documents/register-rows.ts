/** Reads the print register: what was printed of whom, newest first, and what a number belongs to. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { folded } from '#domain/athlete/names.ts';
import { readSheetNumber } from '#domain/paper/sheet-number.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { shownName } from '../roster/names.ts';

interface Asked {
  readonly limit: number;
  readonly before?: number | undefined;
  readonly athleteId?: string | undefined;
  readonly name?: string | undefined;
  readonly squad?: string | undefined;
  readonly voidOnly?: boolean | undefined;
  readonly number?: string | undefined;
}

/**
 * Newest first, with the paper that a restore has left without its assignment. A sheet that is found comes with
 * everybody on it. Throws SHEET_NUMBER_WRONG where a number is asked for that its check character does not fit.
 */
export async function registerRows(executor: Kysely<Tables>, asked: Asked) {
  const serial = asked.number === undefined ? undefined : readSheetNumber(asked.number);
  if (asked.number !== undefined && serial === undefined) throw new ExpectedError('SHEET_NUMBER_WRONG');
  const found = {
    serial,
    athleteIds: await athletesAsked(executor, asked),
    voidOnly: asked.voidOnly === true,
  };
  const total = await countOf(executor, found);
  const { rows: page } = await sql<{ serial: number }>`
    ${papers({ ...found, before: asked.before })} ORDER BY serial DESC LIMIT ${asked.limit + 1}
  `.execute(executor);
  const serials = page.slice(0, asked.limit).map(({ serial }) => serial);
  const rows = [...(await standingRows(executor, serials)), ...(await lostRows(executor, serials))];
  return {
    total,
    next: page.length > asked.limit ? (serials.at(-1) ?? null) : null,
    rows: rows.toSorted((a, b) => b.serial - a.serial).map(({ serial: _serial, ...row }) => row),
  };
}

/** Sheets that are counted between two turns of the event loop. */
const AT_ONCE = 50_000;

async function countOf(executor: Kysely<Tables>, found: Found): Promise<number> {
  const newest = await newestSerial(executor);
  let total = 0;
  for (let after = 0; after < newest; after += AT_ONCE) {
    if (after > 0) await nextTurn();
    const part = papers({ ...found, after, before: after + AT_ONCE + 1 });
    const { rows } = await sql<{ total: number }>`SELECT count(*) AS total FROM (${part})`.execute(executor);
    total += rows[0]?.total ?? 0;
  }
  return total;
}

interface Found {
  readonly serial: number | undefined;
  readonly athleteIds: readonly string[] | undefined;
  readonly voidOnly: boolean;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

/** Serials of the sheets of paper that are asked for: SQLite merges both tables by their keys and stops at a limit. */
function papers({ serial, athleteIds, voidOnly, before, after }: Found) {
  // The newest sheets of many athletes are soonest found by looking at the newest of all: the plus leaves the index aside.
  const byNewest = after === undefined && (athleteIds?.length ?? 0) > FEW_ATHLETES;
  const athlete = byNewest ? sql`+athlete_id` : sql`athlete_id`;
  const conditions = [
    ...(before === undefined ? [] : [sql`serial < ${before}`]),
    ...(after === undefined ? [] : [sql`serial > ${after}`]),
    ...(serial === undefined ? [] : [sql`serial = ${serial}`]),
    ...(athleteIds ? [sql`${athlete} IN (SELECT value FROM json_each(${JSON.stringify(athleteIds)}))`] : []),
    // All parts of a sheet are void once one of them is.
    ...(voidOnly ? [sql`void_since IS NOT NULL`] : []),
  ];
  const where = conditions.length > 0 ? sql`WHERE ${sql.join(conditions, sql` AND `)}` : sql``;
  return sql`SELECT serial FROM sheet ${where} UNION SELECT serial FROM lost_sheet ${where}`;
}

const FEW_ATHLETES = 100;

/** Undefined where everybody is asked for. */
async function athletesAsked(
  executor: Kysely<Tables>,
  { athleteId, name, squad }: Asked,
): Promise<readonly string[] | undefined> {
  const wanted = folded(name ?? '');
  if (athleteId === undefined && squad === undefined && wanted === '') return undefined;
  const athletes = await executor
    .selectFrom('athlete')
    .select(['id', 'first_name', 'last_name', 'preferred_name'])
    .$if(athleteId !== undefined, (query) => query.where('id', '=', athleteId ?? ''))
    .$if(squad !== undefined, (query) =>
      query.where('id', 'in', (from) =>
        from
          .selectFrom('athlete_squad')
          .select('athlete_id')
          .where('squad_id', '=', squad ?? ''),
      ),
    )
    .execute();
  return athletes
    .filter((athlete) =>
      [shownName(athlete), shownName({ ...athlete, preferred_name: null })].some((called) =>
        folded(called).includes(wanted),
      ),
    )
    .map(({ id }) => id);
}

async function lostRows(executor: Kysely<Tables>, serials: readonly number[]) {
  const rows = await executor
    .selectFrom('lost_sheet')
    .leftJoin('athlete', 'athlete.id', 'lost_sheet.athlete_id')
    .selectAll('lost_sheet')
    .select(['athlete.first_name', 'athlete.last_name', 'athlete.preferred_name'])
    .where('lost_sheet.serial', 'in', serials)
    .execute();
  return rows.map(({ first_name, last_name, preferred_name, ...row }) => ({
    serial: row.serial,
    number: row.number,
    kind: row.kind,
    covers: row.covers,
    athleteId: row.athlete_id,
    name:
      first_name === null || last_name === null
        ? 'Not in this roster'
        : shownName({ first_name, last_name, preferred_name }),
    assignmentId: row.assignment_id,
    program: row.program,
    programVersion: row.program_version,
    revision: row.revision,
    withHealth: row.with_health === 1,
    printedAt: row.printed_at,
    voidSince: row.void_since,
    voidReason: row.void_reason,
  }));
}

async function standingRows(executor: Kysely<Tables>, serials: readonly number[]) {
  const rows = await executor
    .selectFrom('sheet')
    .innerJoin('athlete', 'athlete.id', 'sheet.athlete_id')
    .innerJoin('assignment', 'assignment.id', 'sheet.assignment_id')
    .innerJoin('program_version', (join) =>
      join
        .onRef('program_version.program_id', '=', 'assignment.program_id')
        .onRef('program_version.version', '=', 'assignment.program_version'),
    )
    .selectAll('sheet')
    .select([
      'athlete.first_name',
      'athlete.last_name',
      'athlete.preferred_name',
      'program_version.name as program',
    ])
    .where('sheet.serial', 'in', serials)
    .orderBy('sheet.place')
    .orderBy('athlete.sort_name')
    .execute();
  return rows.map((row) => ({
    serial: row.serial,
    number: row.number,
    kind: row.kind,
    covers: row.covers,
    athleteId: row.athlete_id,
    name: shownName(row),
    assignmentId: row.assignment_id,
    program: row.program,
    programVersion: row.program_version,
    revision: row.revision,
    withHealth: row.with_health === 1,
    printedAt: row.printed_at,
    voidSince: row.void_since,
    voidReason: row.void_reason,
  }));
}

/** Of every sheet that was ever printed; 0 before the first. */
export async function newestSerial(executor: Kysely<Tables>): Promise<number> {
  const newest = async (table: 'sheet' | 'lost_sheet') => {
    const row = await executor
      .selectFrom(table)
      .select(({ fn }) => fn.max('serial').as('serial'))
      .executeTakeFirst();
    return row?.serial ?? 0;
  };
  return Math.max(await newest('sheet'), await newest('lost_sheet'));
}
