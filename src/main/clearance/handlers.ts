/** The use cases of clearance: read, open an episode, append evidence. */

import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { clearance } from '#contract/clearance.ts';
import type { FieldProblem } from '#contract/envelope.ts';
import { checkEntry } from '#domain/clearance/entry-checks.ts';
import type { EntryProblem } from '#domain/clearance/entry-problem.ts';
import { assembleEpisode, type EvidenceRecord } from '#domain/clearance/evidence.ts';
import { stampOf } from '../context.ts';
import type { EpisodeTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { assembled, episodesOf, insertEpisode, insertEvidence } from './evidence.ts';
import { policyInForce } from './policy.ts';
import { clearanceView } from './view.ts';

export const clearanceHandlers: HandlersOf<typeof clearance> = {
  'clearance.ofAthlete': async ({ athleteId, on }, context) => {
    const { kysely } = context.session;
    const athlete = await kysely
      .selectFrom('athlete')
      .select('id')
      .where('id', '=', athleteId)
      .executeTakeFirst();
    if (!athlete) throw new ExpectedError('NOT_FOUND');
    return clearanceView(kysely, athleteId, on ?? context.clock.today());
  },

  'clearance.openEpisode': async ({ athleteId, kind, details }, context) => {
    const stamp = stampOf(context);
    await context.session.change({ stamp }, async ({ trx, touch, audit }) => {
      const athlete = await trx
        .selectFrom('athlete')
        .select('id')
        .where('id', '=', athleteId)
        .executeTakeFirst();
      if (!athlete) throw new ExpectedError('NOT_FOUND');
      const policy = await policyInForce(trx);
      const record = recordOf({ kind: 'details', content: details }, stamp);
      // The episode does not exist yet; its first facts are checked against an empty one.
      const others = ((await episodesOf(trx, [athleteId])).get(athleteId) ?? []).map(assembled);
      refuse(
        checkEntry(record, {
          episode: assembleEpisode('new', kind, []),
          otherEpisodes: others,
          records: [],
          today: stamp.today,
          policy,
        }),
      );
      const episodeId = await insertEpisode(trx, athleteId, kind, stamp);
      const recordId = await insertEvidence(
        trx,
        { episodeId, athleteId, kind: 'details', content: details },
        stamp,
      );
      audit({
        action: 'clearance.openEpisode',
        subject: athleteId,
        change: { episodeId, kind, record: recordId },
        policyVersion: policy.version,
      });
      touch('clearance', [athleteId]);
    });
    return clearanceView(context.session.kysely, athleteId, stamp.today);
  },

  'clearance.record': async ({ episodeId, evidence, replaces }, context) => {
    const stamp = stampOf(context);
    const athleteId = await context.session.change({ stamp }, async ({ trx, touch, audit }) => {
      const row = await episodeRow(trx, episodeId);
      const all = (await episodesOf(trx, [row.athlete_id])).get(row.athlete_id) ?? [];
      const stored = all.find(({ id }) => id === episodeId);
      if (!stored) throw new ExpectedError('NOT_FOUND');
      const episode = assembled(stored);
      if (episode.closed && evidence.kind !== 'struckOut') throw new ExpectedError('EPISODE_CLOSED');
      const policy = await policyInForce(trx);
      const whole =
        evidence.kind === 'decision'
          ? { ...evidence, content: { ...evidence.content, episodeId } }
          : evidence;
      const record = recordOf(whole, stamp, replaces);
      const otherEpisodes = all.filter(({ id }) => id !== episodeId).map(assembled);
      refuse(
        checkEntry(record, { episode, records: stored.records, otherEpisodes, today: stamp.today, policy }),
      );
      const recordId = await insertEvidence(
        trx,
        { episodeId, athleteId: row.athlete_id, kind: whole.kind, content: whole.content, replaces },
        stamp,
      );
      audit({
        action: 'clearance.record',
        subject: row.athlete_id,
        change: { episodeId, record: recordId, kind: evidence.kind, ...(replaces && { replaces }) },
        policyVersion: policy.version,
      });
      touch('clearance', [row.athlete_id]);
      return row.athlete_id;
    });
    return clearanceView(context.session.kysely, athleteId, stamp.today);
  },
};

async function episodeRow(trx: Transaction<Tables>, id: string): Promise<Selectable<EpisodeTable>> {
  const row = await trx.selectFrom('episode').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('NOT_FOUND');
  return row;
}

function recordOf(
  evidence: { kind: string; content: unknown },
  by: { who: string; at: string },
  replaces?: string,
): EvidenceRecord {
  return {
    id: randomUUID(),
    ...evidence,
    ...(replaces && { replaces }),
    recordedBy: by.who,
    recordedAt: by.at,
  } as EvidenceRecord;
}

function refuse(problems: readonly EntryProblem[]): void {
  if (problems.length === 0) return;
  const fields: FieldProblem[] = problems.map(({ field, sentence }) => ({ path: field, sentence }));
  throw new ExpectedError('EVIDENCE_REFUSED', { fields });
}
