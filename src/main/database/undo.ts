/**
 * Undo: every change of an editable table inside a named step leaves an image of the row before and after.
 *
 * The images are taken by triggers, so that no use case can forget them. They are temporary triggers, made
 * from the live columns each time the file is opened, and stay silent unless a step is running.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { type Kysely, sql, type Transaction } from 'kysely';
import { ExpectedError } from '../errors.ts';
import type { Tables } from './schema.ts';

/** Tables a coach edits, parents first, with their keys. */
const WATCHED = {
  squad: ['id'],
  athlete: ['id'],
  athlete_squad: ['athlete_id', 'squad_id'],
  bodyweight: ['id'],
  maximum: ['id'],
  health_question: ['athlete_id', 'file_digest'],
  leaderboard_opt_in: ['athlete_id'],
  training_session: ['id'],
  logged_set: ['session_id', 'line_id', 'place'],
  schedule_change: ['assignment_id', 'planned_for'],
  own_load: ['assignment_id', 'line_id'],
  suggestion_answer: ['assignment_id', 'subject', 'kind'],
  holiday: ['id'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

type Row = Record<string, string | number | null>;

/**
 * Columns that change with every write and say nothing about what the coach sees; and whether somebody was asked because of
 * an import, which goes with it.
 */
const BOOKKEEPING = new Set(['version', 'updated_at', 'asked_by', 'asked_at']);

/** Rows between two turns of the event loop. */
const AT_ONCE = 100;

/** How many steps can be taken back. */
const DEPTH = 100;

export function watchForUndo(connection: Database.Database): void {
  connection.exec('CREATE TEMP TABLE running_step (id INTEGER NOT NULL)');
  for (const table of Object.keys(WATCHED)) {
    const columns = (connection.pragma(`table_info(${table})`) as { name: string }[]).map(
      (column) => column.name,
    );
    const image = (side: 'OLD' | 'NEW') =>
      `json_object(${columns.map((column) => `'${column}', ${side}."${column}"`).join(', ')})`;
    for (const [change, before, after] of [
      ['INSERT', 'NULL', image('NEW')],
      ['UPDATE', image('OLD'), image('NEW')],
      ['DELETE', image('OLD'), 'NULL'],
    ] as const) {
      connection.exec(
        `CREATE TEMP TRIGGER ${table}_${change.toLowerCase()}_image AFTER ${change} ON main.${table}
         WHEN EXISTS (SELECT 1 FROM temp.running_step) BEGIN
           INSERT INTO row_image (step_id, table_name, row_before, row_after)
           SELECT id, '${table}', ${before}, ${after} FROM temp.running_step;
         END`,
      );
    }
  }
}

/**
 * Runs `work` as one step that can be undone; `what` is shown to the coach ("Archived 3 athletes"). Work that changed
 * no row is no step: it must not stand in the way of the last change, nor of what can be done again.
 */
export async function asUndoStep<T>(
  trx: Transaction<Tables>,
  what: string,
  at: string,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly step: StepName | null }> {
  const { id } = await trx
    .insertInto('undo_step')
    .values({ what, at, state: 'done' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`INSERT INTO temp.running_step VALUES (${id})`.execute(trx);
  try {
    const value = await work();
    return { value, step: (await keepOrDrop(trx, id)) ? nameOf({ id, at }) : null };
  } finally {
    await sql`DELETE FROM temp.running_step`.execute(trx);
  }
}

/** A step that changed something ends what could be done again, and the oldest step makes room for it. */
async function keepOrDrop(trx: Transaction<Tables>, id: number): Promise<boolean> {
  const image = await trx
    .selectFrom('row_image')
    .select('seq')
    .where('step_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (!image) {
    await trx.deleteFrom('undo_step').where('id', '=', id).execute();
    return false;
  }
  await trx.deleteFrom('undo_step').where('state', '=', 'undone').execute();
  await trx
    .deleteFrom('undo_step')
    .where('id', '<=', id - DEPTH)
    .execute();
  return true;
}

/** Which step it is, with its moment: SQLite gives the number of a step that is gone to the next one. */
export type StepName = string;

function nameOf({ id, at }: { readonly id: number; readonly at: string }): StepName {
  return `${id} ${at}`;
}

/**
 * Takes the last step back (or does the last undone one again) and answers what it was. Where one is named, that and no
 * other: throws NOT_THE_NEWEST where something was changed since, and TAKEN_BACK where it is no more.
 */
export async function stepBack(
  trx: Transaction<Tables>,
  direction: 'undo' | 'redo',
  named?: StepName,
): Promise<{ readonly id: number; readonly what: string; readonly step: StepName }> {
  const step = await stepFor(trx, direction);
  if (named !== undefined && (!step || nameOf(step) !== named)) throw await notThat(trx, named, step?.what);
  if (!step) throw new ExpectedError('NOTHING_TO_UNDO');
  await trx.updateTable('append_only_guard').set({ lifted: 1 }).execute();
  try {
    for await (const image of imagesOf(trx, step.id, direction)) {
      const [expected, wanted] =
        direction === 'undo' ? [image.row_after, image.row_before] : [image.row_before, image.row_after];
      await turn(trx, image.table_name as keyof typeof WATCHED, parse(expected), parse(wanted));
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) {
      throw new ExpectedError('UNDO_BLOCKED', { cause: error });
    }
    throw error;
  }
  await trx.updateTable('append_only_guard').set({ lifted: 0 }).execute();
  await trx
    .updateTable('undo_step')
    .set({ state: direction === 'undo' ? 'undone' : 'done' })
    .where('id', '=', step.id)
    .execute();
  return { id: step.id, what: step.what, step: nameOf(step) };
}

async function notThat(
  trx: Transaction<Tables>,
  named: StepName,
  newest: string | undefined,
): Promise<ExpectedError> {
  const done = await trx.selectFrom('undo_step').select(['id', 'at']).where('state', '=', 'done').execute();
  if (newest === undefined || !done.some((step) => nameOf(step) === named))
    return new ExpectedError('TAKEN_BACK');
  return new ExpectedError('NOT_THE_NEWEST', {
    message: `Something else was changed since: ${newest}. Ctrl Z takes back that first. Nothing was undone.`,
  });
}

/** Athletes whose loads a step changed: their maxima, what was accepted for lines, or how it is taken up again. */
export async function loadsTurned(executor: Kysely<Tables>, stepId: number): Promise<string[]> {
  const { rows } = await sql<{ athlete: string }>`
    SELECT coalesce(row ->> 'athlete_id', assignment.athlete_id) AS athlete
    FROM (SELECT coalesce(row_after, row_before) AS row FROM row_image
      WHERE step_id = ${stepId} AND table_name IN ('maximum', 'own_load', 'suggestion_answer'))
    LEFT JOIN assignment ON assignment.id = row ->> 'assignment_id'
    GROUP BY athlete HAVING athlete IS NOT NULL`.execute(executor);
  return rows.map(({ athlete }) => athlete);
}

function stepFor(executor: Kysely<Tables>, direction: 'undo' | 'redo') {
  return executor
    .selectFrom('undo_step')
    .select(['id', 'what', 'at'])
    .where('state', '=', direction === 'undo' ? 'done' : 'undone')
    .orderBy('id', direction === 'undo' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
}

/** Of a step, in the order of its direction; a long one lets others have their turn on the way. */
async function* imagesOf(trx: Transaction<Tables>, stepId: number, direction: 'undo' | 'redo') {
  const back = direction === 'undo';
  let last: number | undefined;
  for (;;) {
    let next = trx
      .selectFrom('row_image')
      .selectAll()
      .where('step_id', '=', stepId)
      .orderBy('seq', back ? 'desc' : 'asc')
      .limit(AT_ONCE);
    if (last !== undefined) next = next.where('seq', back ? '<' : '>', last);
    const images = await next.execute();
    yield* images;
    last = images.at(-1)?.seq;
    if (images.length < AT_ONCE) return;
    await nextTurn();
  }
}

function parse(image: string | null): Row | undefined {
  return image === null ? undefined : (JSON.parse(image) as Row);
}

/** Replaces the row that should look like `expected` by `wanted`. Throws UNDO_BLOCKED when it looks different. */
async function turn(
  trx: Transaction<Tables>,
  table: keyof typeof WATCHED,
  expected: Row | undefined,
  wanted: Row | undefined,
) {
  const known = expected ?? wanted;
  if (!known) return;
  const key = sql.join(
    WATCHED[table].map((column) => sql`${sql.ref(column)} = ${known[column]}`),
    sql` AND `,
  );
  const present = (await sql<Row>`SELECT * FROM ${sql.table(table)} WHERE ${key}`.execute(trx)).rows[0];
  if (!looksAlike(present, expected)) throw new ExpectedError('UNDO_BLOCKED');
  if (!wanted) {
    await sql`DELETE FROM ${sql.table(table)} WHERE ${key}`.execute(trx);
    return;
  }
  // A row that comes back is a newer version than any window has open.
  const row =
    'version' in wanted && present ? { ...wanted, version: Number(present['version']) + 1 } : wanted;
  if (present) {
    const changes = sql.join(
      Object.entries(row).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    );
    await sql`UPDATE ${sql.table(table)} SET ${changes} WHERE ${key}`.execute(trx);
  } else {
    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
    await sql`INSERT INTO ${sql.table(table)} (${columns}) VALUES (${sql.join(Object.values(row))})`.execute(
      trx,
    );
  }
}

function looksAlike(present: Row | undefined, expected: Row | undefined): boolean {
  if (!present || !expected) return present === expected;
  return Object.keys(expected).every(
    (column) => BOOKKEEPING.has(column) || present[column] === expected[column],
  );
}
