/** What recording something would do, read by the same tables that read it once it is saved. */

import type { RecordEffect } from '#contract/clearance.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { decisionsNotCounted } from '#domain/clearance/decision-standing.ts';
import { checkEntry } from '#domain/clearance/entry-checks.ts';
import type { EntryProblem } from '#domain/clearance/entry-problem.ts';
import type { Episode } from '#domain/clearance/episode.ts';
import { type Clearance, type EpisodeAnswer, evaluateClearance } from '#domain/clearance/evaluate.ts';
import { assembleEpisode, type EvidenceRecord } from '#domain/clearance/evidence.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import type { StateId } from '#domain/clearance/tier.ts';
import { assembled, type StoredEpisode } from './evidence.ts';
import { laterDayOf } from './known-day.ts';
import { emergencyOf } from './view.ts';

interface Draft {
  readonly record: EvidenceRecord;
  readonly episode: StoredEpisode;
  readonly others: readonly StoredEpisode[];
  readonly policy: ClearancePolicy;
  readonly today: CalendarDate;
  readonly clockBehind: CalendarDate | undefined;
  /** A lead would make it. */
  readonly byLead: boolean;
}

type Effect = Omit<RecordEffect, 'problems'> & { readonly problems: readonly EntryProblem[] };

export function effectOf({ record, episode, others, policy, today, clockBehind, byLead }: Draft): Effect {
  const otherEpisodes = others.map(assembled);
  const evaluate = (own: Episode) => evaluateClearance({ episodes: [own, ...otherEpisodes], today, policy });
  const present = assembled(episode);
  const then = assembleEpisode(episode.id, episode.kind, [...episode.records, record]);
  const [before, after] = [evaluate(present), evaluate(then)];
  return {
    wasTier: before.tier,
    tier: after.tier,
    emergency: emergencyOf(before) === null ? emergencyOf(after) : null,
    stops: stopsSentence(before, after),
    notCounted: decisionsNotCounted(then, today, policy).get(record.id)?.text ?? null,
    problems: checkEntry(record, {
      episode: present,
      records: episode.records,
      otherEpisodes,
      today,
      clockBehind,
      laterDay: laterDayOf([episode, ...others], today, clockBehind),
      policy,
      byLead,
    }),
  };
}

const STOPPED: ReadonlySet<StateId> = new Set<StateId>([
  'PP-STOP',
  'PP-HELD',
  'BP-EMERGENCY',
  'BP-STOP',
  'BP-HELD',
  'JT-HELD',
]);

/** The state that is stopped now and was not before, with what asks for help and what lifts it. */
function stopsSentence(before: Clearance, after: Clearance): string | null {
  const stopped = ({ states }: Clearance) =>
    new Map(states.filter(({ state }) => STOPPED.has(state)).map((each) => [each.episodeId, each]));
  const already = stopped(before);
  for (const [id, answer] of stopped(after)) {
    if (already.has(id) && already.get(id)?.state === answer.state) continue;
    return ['Saving this stops training here.', askForHelp(answer), lifts(answer)].filter(Boolean).join(' ');
  }
  return null;
}

/** The rule’s own sentence: `Stop. Contact a health professional …` */
function askForHelp({ reasons }: EpisodeAnswer): string {
  const rule = reasons.find((reason) => reason.rule === 'R4');
  return rule?.text.replace(/^Stop\. /, '') ?? '';
}

function lifts({ wouldChange }: EpisodeAnswer): string {
  const [first] = wouldChange;
  return first ? `What lifts it: ${first.text.charAt(0).toLowerCase()}${first.text.slice(1)}` : '';
}
