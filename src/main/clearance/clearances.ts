/** Clearance of athletes as stored, on a day, under a policy. Never kept: computed each time it is asked for. */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { type Clearance, evaluateClearance, stricterOf } from '#domain/clearance/evaluate.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { assembled, episodesOf } from './evidence.ts';
import { policyInForce } from './policy.ts';

export interface ClearanceQuestion {
  readonly today: CalendarDate;
  readonly policy: ClearancePolicy;
  /** First day of the phase each athlete is in, where a program runs. */
  readonly phaseStarts?: ReadonlyMap<string, CalendarDate>;
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
  const nothingOnFile = evaluateClearance({ episodes: [], today, policy });
  return new Map(
    athleteIds.map((id) => {
      const stored = episodes.get(id);
      if (!stored) return [id, nothingOnFile];
      const phaseStart = question.phaseStarts?.get(id);
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

/** The day of the last audited change, when it lies after `today`. */
async function laterKnownDay(
  executor: Kysely<Tables>,
  today: CalendarDate,
): Promise<CalendarDate | undefined> {
  const last = await executor
    .selectFrom('audit_event')
    .select('today')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last && last.today > today ? last.today : undefined;
}
