/** Clearance of athletes as stored, on a day, under a policy. Never kept: computed each time it is asked for. */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { type Clearance, evaluateClearance, stricterOf } from '#domain/clearance/evaluate.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { assembled, episodesOf } from './evidence.ts';
import { laterKnownDay } from './known-day.ts';
import { runningPhaseStarts } from './phase-starts.ts';
import { policyInForce } from './policy.ts';

export interface ClearanceQuestion {
  readonly today: CalendarDate;
  readonly policy: ClearancePolicy;
  /** First day of a program that is about to be assigned; what runs already is looked up. */
  readonly startDate?: CalendarDate;
}

/** One clearance per athlete, athletes without an episode included. */
export async function clearancesOf(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  question: ClearanceQuestion,
): Promise<Map<string, Clearance>> {
  const { today, policy } = question;
  const episodes = await episodesOf(executor, athleteIds);
  const later = await laterKnownDay(executor, today);
  const phaseStarts = await runningPhaseStarts(executor, [...episodes.keys()], today);
  const nothingOnFile = evaluateClearance({ episodes: [], today, policy });
  return new Map(
    athleteIds.map((id) => {
      const stored = episodes.get(id);
      if (!stored) return [id, nothingOnFile];
      const phaseStart = laterOf(phaseStarts.get(id), question.startDate);
      const input = { episodes: stored.map(assembled), policy, ...(phaseStart && { phaseStart }) };
      const clearance = evaluateClearance({ ...input, today });
      // The clock was set back: what was true on the later day may be stricter, and then it counts.
      return [id, later ? stricterOf(clearance, evaluateClearance({ ...input, today: later })) : clearance];
    }),
  );
}

/** The same for one athlete, under the policy in force. */
export async function clearanceOf(
  executor: Kysely<Tables>,
  athleteId: string,
  today: CalendarDate,
): Promise<Clearance> {
  const policy = await policyInForce(executor);
  const all = await clearancesOf(executor, [athleteId], { today, policy });
  return all.get(athleteId) ?? evaluateClearance({ episodes: [], today, policy });
}

/** The later start asks for the fresher screen: the stricter of two. */
function laterOf(a: CalendarDate | undefined, b: CalendarDate | undefined): CalendarDate | undefined {
  if (!a || !b) return a ?? b;
  return a > b ? a : b;
}
