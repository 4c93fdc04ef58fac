/** What the clearance panel shows: episodes with their evidence, and what follows from them. */

import type { Kysely } from 'kysely';
import type { ClearanceView } from '#contract/clearance.ts';
import type { AthleteId, EpisodeId } from '#contract/values.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import { standingRecords } from '#domain/clearance/evidence.ts';
import { TAG_WORDS } from '#domain/clearance/permission.ts';
import type { Tables } from '../database/schema.ts';
import { clearanceOf } from './clearances.ts';
import { assembled, episodesOf } from './evidence.ts';

export async function clearanceView(
  executor: Kysely<Tables>,
  athleteId: string,
  on: CalendarDate,
): Promise<ClearanceView> {
  const stored = (await episodesOf(executor, [athleteId])).get(athleteId) ?? [];
  const clearance = await clearanceOf(executor, athleteId, on);
  return {
    athleteId: athleteId as AthleteId,
    on,
    tier: clearance.tier,
    newAssignment: clearance.newAssignment,
    reasons: [...clearance.reasons],
    wouldChange: [...clearance.wouldChange],
    permits: permitsInWords(clearance),
    policyVersion: clearance.policyVersion,
    episodes: stored.map((episode) => {
      const answer = clearance.states.find(({ episodeId }) => episodeId === episode.id);
      const standing = new Set(standingRecords(episode.records).map(({ id }) => id));
      return {
        id: episode.id as EpisodeId,
        kind: episode.kind,
        openedAt: episode.openedAt,
        closed: assembled(episode).closed !== undefined,
        state: answer?.state ?? '',
        tier: answer?.tier ?? 'T3',
        reasons: [...(answer?.reasons ?? [])],
        wouldChange: [...(answer?.wouldChange ?? [])],
        evidence: episode.records.map((record) => ({
          id: record.id as never,
          kind: record.kind,
          content: record.content,
          ...(record.replaces && { replaces: record.replaces as never }),
          recordedBy: record.recordedBy,
          recordedAt: record.recordedAt,
          stands: standing.has(record.id),
        })),
      };
    }),
  };
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
  words.push(...permission.verbatim.map(({ text, from }) => `“${text}” (${from})`));
  return words;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
