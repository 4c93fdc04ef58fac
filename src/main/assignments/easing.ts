/** The one session of a running program that is eased after a worse morning (§1.6): when it is, and what it comes to. */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Permission } from '#domain/clearance/permission.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import { type Easing, easingAfter } from '#domain/clearance/session-rule.ts';
import { easingInWords } from '#domain/gate/ease-session.ts';
import type { GatedLine } from '#domain/gate/gated-program.ts';
import { assembled, episodesOf } from '../clearance/evidence.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';
import { type Schedule, type TrainingDay, trainingDaysFrom } from './training-days.ts';
import type { Gate } from './work.ts';

export interface EasedSession {
  readonly day: TrainingDay;
  /** Neutral, for paper. */
  readonly words: string;
  readonly lines: readonly GatedLine[];
}

/** By athlete, of those with a worse morning in an open episode; of several the latest. */
export async function easingsOf(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  policy: ClearancePolicy,
  today: CalendarDate,
): Promise<Map<string, Easing>> {
  const easings = new Map<string, Easing>();
  const episodes = await episodesOf(executor, await withMornings(executor, athleteIds));
  for (const [athleteId, stored] of episodes) {
    for (const episode of stored.map(assembled)) {
      if (episode.kind !== 'backPain' || (episode.closed && episode.closed.date <= today)) continue;
      const known = episode.pain.filter(({ date }) => date <= today);
      const easing = easingAfter(known, policy);
      const other = easings.get(athleteId);
      if (easing && (!other || easing.morning > other.morning)) easings.set(athleteId, easing);
    }
  }
  return easings;
}

/** The session that is eased, unless its day is past or it has nothing to do. */
export function easedSession(
  easing: Easing,
  schedule: Schedule,
  permission: Permission,
  gate: Gate,
  today: CalendarDate,
): EasedSession | undefined {
  const [day] = trainingDaysFrom(schedule, easing.morning, gate.work(permission).work.phases);
  if (!day || day.date < today) return undefined;
  const lines = gate.eased(permission, day, easing);
  return lines && { day, words: easingInWords(easing), lines };
}

/** Most athletes never had such an entry: only theirs are put together. */
async function withMornings(executor: Kysely<Tables>, athleteIds: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('evidence')
      .select('athlete_id')
      .distinct()
      .where('athlete_id', 'in', part)
      .where('kind', '=', 'pain')
      .where('content', 'like', '%"painNextMorning"%')
      .execute();
    found.push(...rows.map((row) => row.athlete_id));
  }
  return found;
}
