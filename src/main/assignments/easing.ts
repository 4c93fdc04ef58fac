/** The one session of a running program that is eased after a worse morning (§1.6): when it is, and what it comes to. */

import type { Kysely } from 'kysely';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Permission } from '#domain/clearance/permission.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import { type Easing, easingAfter } from '#domain/clearance/session-rule.ts';
import { easingInWords } from '#domain/gate/ease-session.ts';
import type { GatedLine } from '#domain/gate/gated-program.ts';
import { assembled, episodesOf } from '../clearance/evidence.ts';
import { laterKnownDay } from '../clearance/known-day.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';
import type { RunningWork } from './running.ts';
import { type Schedule, type TrainingDay, trainingDaysFrom, weekday } from './training-days.ts';
import { phaseDoneIn } from './weeks-done.ts';
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
  // With a clock that was set back what is known of later days counts as well.
  const lastDay = (await laterKnownDay(executor, today)) ?? today;
  for (const [athleteId, stored] of episodes) {
    for (const episode of stored.map(assembled)) {
      if (episode.kind !== 'backPain' || (episode.closed && episode.closed.date <= today)) continue;
      const known = episode.pain.filter(({ date }) => date <= lastDay);
      const easing = easingAfter(known, policy);
      const other = easings.get(athleteId);
      if (easing && (!other || easing.morning > other.morning)) easings.set(athleteId, easing);
    }
  }
  return easings;
}

/** A pause that is over: its first day, and the day a coach resumed the program. */
interface Pause {
  readonly began: CalendarDate;
  readonly resumed: CalendarDate;
}

/**
 * The session that is eased, unless its day is past or it has nothing to do. One that fell into a pause was not done:
 * the first after it is eased in its place.
 */
export function easedSession(
  easing: Easing,
  { pause, ...schedule }: Schedule & { readonly pause: Pause | undefined },
  permission: Permission,
  gate: Gate,
  today: CalendarDate,
): EasedSession | undefined {
  const { morning } = easing;
  const from = pause && isInPause(morning, pause, schedule) ? pause.resumed : morning;
  const [day] = trainingDaysFrom(schedule, from, gate.work(permission).work.phases);
  if (!day || day.date < today) return undefined;
  const lines = gate.eased(permission, day, easing);
  return lines && { day, words: easingInWords(easing), lines };
}

/** True where no training day lies between the morning and the pause. The weeks have shifted since, weekdays have not. */
function isInPause(morning: CalendarDate, { began, resumed }: Pause, { trainingDays }: Schedule): boolean {
  if (morning >= resumed) return false;
  for (let day = morning; day < began; day = addDays(day, 1))
    if (trainingDays.includes(weekday(day))) return false;
  return true;
}

/** The week whose targets the eased session has, and whether that session is done on no other day of it. */
export function easedWeek(running: RunningWork, day: TrainingDay): [week: number, alone: boolean] {
  const { work, startDate } = running;
  if (work.foundation) return [1, false];
  const phase = phaseDoneIn(work.phases, day.week);
  if (!phase || phase.lastWeek < day.week) return [phase?.lastWeek ?? day.week, false];
  const same = trainingDaysFrom(running, startDate, work.phases).filter(
    ({ week, letter }) => week === day.week && letter === day.letter,
  );
  return [day.week, same.length === 1];
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
