/**
 * Going back to a backup must not forget a stop: clearance evidence, overrides and their ends, void sheets and pauses
 * that came since are carried over with the athletes they are about, and the policy in force stays in force.
 */

import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { inKilograms } from '#domain/load/load.ts';
import type {
  AssignmentTable,
  AthleteTable,
  EpisodeTable,
  EvidenceTable,
  OverrideEndedTable,
  OverrideGivenTable,
  OwnLoadTable,
  PolicyVersionTable,
  SheetTable,
  Tables,
} from '../database/schema.ts';
import { carryQuestions, type OpenQuestion, openQuestionsSince } from '../review/health-questions.ts';
import { inParts } from '../roster/athletes.ts';
import { carryReviews, type OpenReview, openReviewsSince } from '../training/carry-reviews.ts';

export interface Since {
  readonly episodes: readonly Selectable<EpisodeTable>[];
  readonly evidence: readonly Selectable<EvidenceTable>[];
  readonly given: readonly Selectable<OverrideGivenTable>[];
  readonly ended: readonly Selectable<OverrideEndedTable>[];
  /** Whom these records are about, as they are now, each with the names of their squads. */
  readonly athletes: readonly {
    readonly row: Selectable<AthleteTable>;
    readonly squads: readonly string[];
  }[];
  readonly voided: readonly Pick<SheetTable, 'number' | 'content_hash' | 'void_since' | 'void_reason'>[];
  /** Pain named in training that nobody has looked at. */
  readonly reviews: readonly OpenReview[];
  /** Athletes to ask about health, because of an import, whom nobody has asked. */
  readonly questions: readonly OpenQuestion[];
  /** Every version, oldest first. */
  readonly policies: readonly Selectable<PolicyVersionTable>[];
  /** Of every program that has not ended: what it gave, and from when its weeks count. */
  readonly looks: readonly Pick<
    Selectable<AssignmentTable>,
    'id' | 'given' | 'start_date' | 'paused_on' | 'resumed_on' | 'restricted_at'
  >[];
  readonly paused: readonly Pick<Selectable<AssignmentTable>, 'id' | 'paused_on'>[];
  /** Pauses that are over: nothing was asked in them. */
  readonly pauses: readonly Tables['program_pause'][];
  /** Loads that a coach accepted for lines. */
  readonly ownLoads: readonly Selectable<OwnLoadTable>[];
}

/** Where the present roster cannot be read. */
export const NOTHING_SINCE: Since = {
  episodes: [],
  evidence: [],
  given: [],
  ended: [],
  athletes: [],
  voided: [],
  reviews: [],
  questions: [],
  policies: [],
  looks: [],
  paused: [],
  pauses: [],
  ownLoads: [],
};

/**
 * What the present roster has that a backup has not, record by record and not by the clock: after an earlier restore
 * both may have gone on from the same place.
 */
export async function knownSince(executor: Kysely<Tables>, backupPath: string): Promise<Since> {
  const backup = new Database(backupPath, { readonly: true });
  try {
    const missing = (rows: readonly { id: string }[], known: ReadonlySet<string>) =>
      rows.flatMap(({ id }) => (known.has(id) ? [] : [id]));
    const evidence = await byIds(
      missing(await executor.selectFrom('evidence').select('id').execute(), idsIn(backup, 'evidence', 'id')),
      (ids) => executor.selectFrom('evidence').selectAll().where('id', 'in', ids).execute(),
    );
    const episodes = await byIds([...new Set(evidence.map((record) => record.episode_id))], (ids) =>
      executor.selectFrom('episode').selectAll().where('id', 'in', ids).execute(),
    );
    const knownGiven = idsIn(backup, 'override_given', 'id');
    const given = (await executor.selectFrom('override_given').selectAll().execute()).filter(
      ({ id }) => !knownGiven.has(id),
    );
    const ended = idsIn(backup, 'override_ended', 'override_id');
    const reviews = await openReviewsSince(executor, idsIn(backup, 'training_review', 'id'));
    return {
      episodes,
      evidence: inOrder(evidence),
      given: inOrder(given),
      ended: inOrder(await executor.selectFrom('override_ended').selectAll().execute()).filter(
        ({ override_id }) => !ended.has(override_id),
      ),
      athletes: await athletesOf(executor, [...evidence, ...given, ...reviews]),
      reviews,
      questions: await openQuestionsSince(
        executor,
        idsIn(backup, 'health_question', "athlete_id || ' ' || file_digest"),
      ),
      voided: await executor
        .selectFrom('sheet')
        .select(['number', 'content_hash', 'void_since', 'void_reason'])
        .where('void_since', 'is not', null)
        .execute(),
      policies: await executor.selectFrom('policy_version').selectAll().orderBy('version').execute(),
      looks: await executor
        .selectFrom('assignment')
        .select(['id', 'given', 'start_date', 'paused_on', 'resumed_on', 'restricted_at'])
        .where('state', '<>', 'ended')
        .execute(),
      paused: await executor
        .selectFrom('assignment')
        .select(['id', 'paused_on'])
        .where('state', '=', 'paused')
        .execute(),
      pauses: await executor.selectFrom('program_pause').selectAll().execute(),
      ownLoads: await executor.selectFrom('own_load').selectAll().execute(),
    };
  } finally {
    backup.close();
  }
}

async function athletesOf(
  executor: Kysely<Tables>,
  records: readonly { readonly athlete_id: string }[],
): Promise<Since['athletes']> {
  const ids = [...new Set(records.map(({ athlete_id }) => athlete_id))];
  const rows = await byIds(ids, (part) =>
    executor.selectFrom('athlete').selectAll().where('id', 'in', part).execute(),
  );
  const squads = await byIds(ids, (part) =>
    executor
      .selectFrom('athlete_squad')
      .innerJoin('squad', 'squad.id', 'athlete_squad.squad_id')
      .select(['athlete_squad.athlete_id', 'squad.name'])
      .where('athlete_squad.athlete_id', 'in', part)
      .execute(),
  );
  return rows.map((row) => ({
    row,
    squads: squads.filter(({ athlete_id }) => athlete_id === row.id).map(({ name }) => name),
  }));
}

/** Adds it to the restored roster. Whoever is not in the backup comes back with their records. */
export async function carryOver(
  trx: Transaction<Tables>,
  since: Since,
): Promise<{ athletes: string[]; carried: number; added: number }> {
  const { evidence, given } = since;
  const added = await addMissing(trx, since.athletes);
  for (const episode of since.episodes) {
    await trx
      .insertInto('episode')
      .values(episode)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const { seq: _seq, ...record } of evidence) await trx.insertInto('evidence').values(record).execute();
  for (const { seq: _seq, ...override } of given)
    await trx.insertInto('override_given').values(override).execute();
  await endOverrides(trx, since.ended);
  await carryReviews(trx, since.reviews);
  await carryQuestions(trx, since.questions);
  await keepVoid(trx, since);
  await keepGiven(trx, since.looks);
  await keepLowerLoads(trx, since.ownLoads);
  await keepPolicy(trx, since.policies);
  return {
    athletes: since.athletes.map(({ row }) => row.id),
    carried: evidence.length,
    added,
  };
}

/** A squad is known by its name: the same one may have been made anew since. */
async function addMissing(trx: Transaction<Tables>, athletes: Since['athletes']): Promise<number> {
  let added = 0;
  for (const { row, squads } of athletes) {
    const here = await trx.selectFrom('athlete').select('id').where('id', '=', row.id).executeTakeFirst();
    if (here) continue;
    await trx.insertInto('athlete').values(row).execute();
    for (const name of squads) {
      const squad = await trx.selectFrom('squad').select('id').where('name', '=', name).executeTakeFirst();
      const squad_id = squad?.id ?? randomUUID();
      if (!squad) await trx.insertInto('squad').values({ id: squad_id, name }).execute();
      await trx.insertInto('athlete_squad').values({ athlete_id: row.id, squad_id }).execute();
    }
    added += 1;
  }
  return added;
}

/** What a coach accepted, less what was tightened since, stays what a program may give; no pause turns into training. */
async function keepGiven(trx: Transaction<Tables>, looks: Since['looks']): Promise<void> {
  for (const { id, restricted_at, ...look } of looks)
    await trx
      .updateTable('assignment')
      .set({ ...look, ...(restricted_at !== null && { restricted_at }) })
      .where('id', '=', id)
      .execute();
}

/**
 * A load that was lowered since stays low, and one that was accepted since stays what its line is done with: it never
 * lets a line give more than its program does.
 */
async function keepLowerLoads(trx: Transaction<Tables>, since: Since['ownLoads']): Promise<void> {
  const keyOf = ({ assignment_id, line_id }: Since['ownLoads'][number]) => `${assignment_id} ${line_id}`;
  const restored = new Map(
    (await trx.selectFrom('own_load').selectAll().execute()).map((own) => [keyOf(own), own]),
  );
  const known = new Set((await trx.selectFrom('assignment').select('id').execute()).map(({ id }) => id));
  for (const own of since) {
    const then = restored.get(keyOf(own));
    if (!known.has(own.assignment_id) || (then && inKilograms(then) <= inKilograms(own))) continue;
    await trx
      .insertInto('own_load')
      .values(own)
      .onConflict((conflict) => conflict.columns(['assignment_id', 'line_id']).doUpdateSet(own))
      .execute();
  }
}

async function endOverrides(trx: Transaction<Tables>, ended: Since['ended']): Promise<void> {
  for (const { seq: _seq, ...end } of ended) {
    const override = await trx
      .selectFrom('override_given')
      .select('id')
      .where('id', '=', end.override_id)
      .executeTakeFirst();
    if (override) await trx.insertInto('override_ended').values(end).execute();
  }
}

/** Paper that was called in stays void, and what a hold has paused waits for a coach. */
async function keepVoid(trx: Transaction<Tables>, { voided, paused, pauses }: Since): Promise<void> {
  for (const { number, content_hash, void_since, void_reason } of voided) {
    await trx
      .updateTable('sheet')
      .set({ void_since, void_reason })
      .where('number', '=', number)
      .where('content_hash', '=', content_hash)
      .where('void_since', 'is', null)
      .execute();
  }
  for (const { id, paused_on } of paused) {
    await trx
      .updateTable('assignment')
      .set(({ eb }) => ({ state: 'paused', paused_on, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('state', '=', 'active')
      .execute();
  }
  const known = new Set((await trx.selectFrom('assignment').select('id').execute()).map(({ id }) => id));
  for (const pause of pauses) {
    if (!known.has(pause.assignment_id)) continue;
    await trx
      .insertInto('program_pause')
      .values(pause)
      .onConflict((conflict) => conflict.columns(['assignment_id', 'began']).doUpdateSet(pause))
      .execute();
  }
}

/** A rule that was tightened since stays tight: versions are added, and the newest is the one that was in force. */
async function keepPolicy(trx: Transaction<Tables>, policies: Since['policies']): Promise<void> {
  for (const policy of policies) {
    await trx
      .insertInto('policy_version')
      .values(policy)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const inForce = policies.at(-1);
  const newest = await trx
    .selectFrom('policy_version')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!inForce || !newest || newest.content === inForce.content) return;
  await trx
    .insertInto('policy_version')
    .values({ ...inForce, version: newest.version + 1 })
    .execute();
}

/** Empty where a backup from before has no such table. */
function idsIn(backup: Database.Database, table: string, column: string): ReadonlySet<string> {
  const known = backup.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
  if (!known) return new Set();
  return new Set(backup.prepare(`SELECT ${column} FROM ${table}`).pluck().all() as string[]);
}

async function byIds<Row>(
  ids: readonly string[],
  rowsOf: (part: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const found: Row[] = [];
  for (const part of inParts(ids)) found.push(...(await rowsOf(part)));
  return found;
}

/** As they were recorded: a correction comes after what it corrects. */
function inOrder<Row extends { readonly seq: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => a.seq - b.seq);
}
