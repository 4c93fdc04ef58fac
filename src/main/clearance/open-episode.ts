/** Opens an episode with its first details, in the transaction of a change: checked against the others, swept, audited. */

import type { Conflict } from '#contract/assignments.ts';
import type { EvidenceInput } from '#contract/clearance.ts';
import { checkEntry } from '#domain/clearance/entry-checks.ts';
import type { EpisodeKind } from '#domain/clearance/episode.ts';
import { assembleEpisode } from '#domain/clearance/evidence.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { type Context, stampOf } from '../context.ts';
import type { Change } from '../session.ts';
import { assembled, episodesOf, insertEpisode, insertEvidence } from './evidence.ts';
import { policyInForce } from './policy.ts';
import { recordOf, refuse } from './record-evidence.ts';

export interface NewEpisode {
  readonly athleteId: string;
  readonly kind: EpisodeKind;
  readonly details: Extract<EvidenceInput, { kind: 'details' }>['content'];
}

/** Throws EVIDENCE_REFUSED before anything is written. Answers what running programs lose by it. */
export async function openEpisode(
  change: Change,
  context: Context,
  { athleteId, kind, details }: NewEpisode,
): Promise<{ episodeId: string; conflicts: Conflict[] }> {
  const stamp = stampOf(context);
  const { trx, touch, audit } = change;
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
    context,
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
  return {
    episodeId,
    conflicts: await sweepAfterTightening(
      change,
      [athleteId],
      stamp,
      context.library,
      'clearance.openEpisode',
    ),
  };
}
