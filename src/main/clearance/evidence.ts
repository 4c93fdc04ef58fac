/** Episodes as stored: append-only records, put together again for the rules. */

import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Episode, EpisodeKind } from '#domain/clearance/episode.ts';
import { assembleEpisode, type EvidenceKind, type EvidenceRecord } from '#domain/clearance/evidence.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

export interface StoredEpisode {
  readonly id: string;
  readonly athleteId: string;
  readonly kind: EpisodeKind;
  readonly openedAt: string;
  /** In the order they were recorded. */
  readonly records: readonly EvidenceRecord[];
}

/** The episodes of these athletes, oldest first; athletes without one are absent. */
export async function episodesOf(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
): Promise<Map<string, StoredEpisode[]>> {
  const byAthlete = new Map<string, StoredEpisode[]>();
  for (const part of inParts(athleteIds)) {
    const episodes = await executor
      .selectFrom('episode')
      .selectAll()
      .where('athlete_id', 'in', part)
      .orderBy('opened_at')
      .orderBy('id')
      .execute();
    if (episodes.length === 0) continue;
    const having = [...new Set(episodes.map((episode) => episode.athlete_id))];
    const evidence = await executor
      .selectFrom('evidence')
      .selectAll()
      .where('athlete_id', 'in', having)
      .orderBy('athlete_id')
      .orderBy('seq')
      .execute();
    const records = Map.groupBy(evidence, (row) => row.episode_id);
    for (const episode of episodes) {
      const stored: StoredEpisode = {
        id: episode.id,
        athleteId: episode.athlete_id,
        kind: episode.kind,
        openedAt: episode.opened_at,
        records: (records.get(episode.id) ?? []).map(
          (row) =>
            ({
              id: row.id,
              kind: row.kind as EvidenceKind,
              content: JSON.parse(row.content),
              ...(row.replaces && { replaces: row.replaces }),
              recordedBy: row.recorded_by,
              recordedAt: row.recorded_at,
            }) as EvidenceRecord,
        ),
      };
      byAthlete.set(episode.athlete_id, [...(byAthlete.get(episode.athlete_id) ?? []), stored]);
    }
  }
  return byAthlete;
}

export function assembled(stored: StoredEpisode): Episode {
  return assembleEpisode(stored.id, stored.kind, stored.records);
}

export async function insertEpisode(
  trx: Transaction<Tables>,
  athleteId: string,
  kind: EpisodeKind,
  by: { who: string; at: string },
): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto('episode')
    .values({ id, athlete_id: athleteId, kind, opened_by: by.who, opened_at: by.at })
    .execute();
  return id;
}

export async function insertEvidence(
  trx: Transaction<Tables>,
  entry: {
    episodeId: string;
    athleteId: string;
    kind: EvidenceKind;
    content: unknown;
    replaces?: string | undefined;
  },
  by: { who: string; at: string },
): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto('evidence')
    .values({
      id,
      episode_id: entry.episodeId,
      athlete_id: entry.athleteId,
      kind: entry.kind,
      content: JSON.stringify(entry.content),
      replaces: entry.replaces ?? null,
      recorded_by: by.who,
      recorded_at: by.at,
    })
    .execute();
  return id;
}
