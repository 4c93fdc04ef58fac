/** Going back to a backup must not forget a stop: clearance evidence recorded since is carried over. */

import Database from 'better-sqlite3';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { EpisodeTable, EvidenceTable, Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

export interface EvidenceSince {
  readonly episodes: readonly Selectable<EpisodeTable>[];
  readonly evidence: readonly Selectable<EvidenceTable>[];
}

/** What the present roster has that a backup has not, by the order of recording and not by the clock. */
export async function evidenceSince(executor: Kysely<Tables>, backupPath: string): Promise<EvidenceSince> {
  const backup = new Database(backupPath, { readonly: true });
  const { last } = backup.prepare('SELECT coalesce(max(seq), 0) AS last FROM evidence').get() as {
    last: number;
  };
  backup.close();
  const evidence = await executor
    .selectFrom('evidence')
    .selectAll()
    .where('seq', '>', last)
    .orderBy('seq')
    .execute();
  const ids = [...new Set(evidence.map((record) => record.episode_id))];
  const episodes: Selectable<EpisodeTable>[] = [];
  for (const part of inParts(ids)) {
    episodes.push(...(await executor.selectFrom('episode').selectAll().where('id', 'in', part).execute()));
  }
  return { episodes, evidence };
}

/** Adds it to the restored roster. Records of athletes who are not in the backup have nobody to stand with. */
export async function carryOver(
  trx: Transaction<Tables>,
  { episodes, evidence }: EvidenceSince,
): Promise<{ athletes: string[]; carried: number; left: number }> {
  const present = new Set<string>();
  for (const part of inParts([...new Set(evidence.map((record) => record.athlete_id))])) {
    const rows = await trx.selectFrom('athlete').select('id').where('id', 'in', part).execute();
    for (const { id } of rows) present.add(id);
  }
  for (const episode of episodes) {
    if (!present.has(episode.athlete_id)) continue;
    await trx
      .insertInto('episode')
      .values(episode)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const carried = evidence.filter((record) => present.has(record.athlete_id));
  for (const { seq: _seq, ...record } of carried) await trx.insertInto('evidence').values(record).execute();
  return {
    athletes: [...new Set(carried.map((record) => record.athlete_id))],
    carried: carried.length,
    left: evidence.length - carried.length,
  };
}
