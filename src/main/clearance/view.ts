/** What the clearance panel shows: episodes with their evidence, and what follows from them. */

import type { Kysely } from 'kysely';
import type { ClearanceView, RecordView } from '#contract/clearance.ts';
import type { AthleteId, EpisodeId } from '#contract/values.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { decisionsNotCounted } from '#domain/clearance/decision-standing.ts';
import { episodeTitle } from '#domain/clearance/episode-title.ts';
import { type Clearance, evaluateClearance } from '#domain/clearance/evaluate.ts';
import { standingRecords } from '#domain/clearance/evidence.ts';
import { TAG_WORDS } from '#domain/clearance/permission.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { clearancesOf } from './clearances.ts';
import { assembled, episodesOf, type StoredEpisode } from './evidence.ts';
import { laterKnownDay } from './known-day.ts';
import { policyInForce } from './policy.ts';
import { settingNow, withSetting } from './settings-now.ts';

/** As known on `today`, or on another day that somebody asked about. */
export async function clearanceView(
  executor: Kysely<Tables>,
  athleteId: string,
  today: CalendarDate,
  on: CalendarDate = today,
): Promise<ClearanceView> {
  const stored = (await episodesOf(executor, [athleteId])).get(athleteId) ?? [];
  const policy = await policyInForce(executor);
  const question = { today: on, policy, anotherDay: on !== today };
  const clearance =
    (await clearancesOf(executor, [athleteId], question)).get(athleteId) ??
    evaluateClearance({ episodes: [], today: on, policy });
  return {
    athleteId: athleteId as AthleteId,
    on,
    details: true,
    tier: clearance.tier,
    newAssignment: clearance.newAssignment,
    emergency: emergencyOf(clearance),
    laterDay: (await laterKnownDay(executor, today)) ?? null,
    reasons: clearance.reasons.map((reason) => withSetting(reason, policy)),
    wouldChange: [...clearance.wouldChange],
    reviewOn: clearance.reviewOn ?? null,
    permits: permitsInWords(clearance),
    policyVersion: clearance.policyVersion,
    episodes: stored.map((episode) => {
      const answer = clearance.states.find(({ episodeId }) => episodeId === episode.id);
      const known = assembled(episode);
      return {
        id: episode.id as EpisodeId,
        kind: episode.kind,
        title: episodeTitle(known),
        openedAt: episode.openedAt,
        closed: known.closed !== undefined,
        state: answer?.state ?? '',
        tier: answer?.tier ?? 'T3',
        reasons: (answer?.reasons ?? []).map((reason) => withSetting(reason, policy)),
        wouldChange: [...(answer?.wouldChange ?? [])],
        evidence: evidenceOf(episode, on, policy),
      };
    }),
  };
}

/** What an emergency asks of everybody at once; null when there is none. */
export function emergencyOf({ states }: Pick<Clearance, 'states'>): string | null {
  const emergency = states.find(({ state }) => state === 'BP-EMERGENCY');
  return emergency?.reasons.find(({ rule }) => rule === 'R7')?.text ?? null;
}

function evidenceOf(episode: StoredEpisode, on: CalendarDate, policy: ClearancePolicy): RecordView[] {
  const standing = new Set(standingRecords(episode.records).map(({ id }) => id));
  const notCounted = decisionsNotCounted(assembled(episode), on, policy);
  return episode.records.map((record) => {
    const why = standing.has(record.id) ? notCounted.get(record.id) : undefined;
    const setting = why?.setting && settingNow(policy, why.setting);
    return {
      id: record.id as RecordView['id'],
      kind: record.kind,
      content: record.content,
      ...(record.replaces && { replaces: record.replaces as RecordView['id'] }),
      recordedBy: record.recordedBy,
      recordedAt: record.recordedAt,
      stands: standing.has(record.id),
      ...(why && { notCounted: { text: why.text, ...(setting && { setting }) } }),
    };
  });
}

/** `Phase 1 only`, `At most 60 % of the maximum`, `No axial load`. */
function permitsInWords({ tier, permission }: Clearance): string[] {
  if (tier === 'T0') return ['Nothing is assigned and no sheet is printed.'];
  const words: string[] = [];
  if (tier === 'T1') words.push('The foundation block in place of every session.');
  else if (permission.phases !== 'all') {
    const numbers = permission.phases.map(({ number }) => number);
    words.push(
      numbers.length === 0
        ? 'No phase of a program.'
        : `${numbers.length === 1 ? 'Phase' : 'Phases'} ${numbers.join(' and ')} of a program.`,
    );
  }
  if (permission.capPercent === 0) words.push('No external load.');
  else if (permission.capPercent !== null) words.push(`At most ${permission.capPercent} % of the maximum.`);
  if (tier !== 'T1' && permission.blockedTags.length > 0) {
    words.push(sentence(permission.blockedTags.map((tag) => TAG_WORDS[tag]).join(', ')));
  }
  if (permission.rirFloor > 0) words.push(`At least ${permission.rirFloor} reps in reserve.`);
  words.push(...permission.verbatim.map(({ text, from }) => `“${text}”${from && ` (${from})`}`));
  return words;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
