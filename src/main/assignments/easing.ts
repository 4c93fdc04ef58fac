/** The day of a running program that is eased after a worse morning (§1.6): when it is, and what its sessions come to. */

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
import { type Schedule, type TrainingDay, trainingDaysFrom } from './training-days.ts';
import { phaseDoneIn, weekOnPaper } from './weeks-done.ts';
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

/** The first day on or after the morning on which somebody trained, and the sessions that were held on it. */
export interface Held {
  readonly on: CalendarDate;
  /** By the days that the schedule gave them. */
  readonly sessions: ReadonlySet<CalendarDate>;
}

/** Of these assignments, each with its easing, those that were trained since: at least one set was done and logged. */
export async function heldSince(
  executor: Kysely<Tables>,
  easings: ReadonlyMap<string, Easing>,
): Promise<Map<string, Held>> {
  const held = new Map<string, { on: CalendarDate; sessions: Set<CalendarDate> }>();
  for (const part of inParts([...easings.keys()])) {
    const rows = await executor
      .selectFrom('training_session')
      .select(['assignment_id', 'planned_for', 'held_on'])
      .where('assignment_id', 'in', part)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('logged_set')
            .select('place')
            .whereRef('logged_set.session_id', '=', 'training_session.id')
            .where('skipped', '=', 0)
            .where(({ eb, or }) => or([eb('reps', '>', 0), eb('reps_right', '>', 0)])),
        ),
      )
      .orderBy('held_on')
      .execute();
    for (const row of rows) {
      if (row.held_on < (easings.get(row.assignment_id)?.morning ?? row.held_on)) continue;
      const first = held.get(row.assignment_id);
      if (!first) held.set(row.assignment_id, { on: row.held_on, sessions: new Set([row.planned_for]) });
      else if (first.on === row.held_on) first.sessions.add(row.planned_for);
    }
  }
  return held;
}

/** Further back than this nothing is entered any more. */
const ENTERED_DAYS = 28;

/** Where nothing is logged a morning eases no longer than this: then nobody knows what was trained. Rackside's own figure. */
const WITHOUT_LOG_DAYS = 14;

/**
 * The sessions that are eased, in order: all of the day on which somebody trains first after the morning. A day on which
 * nobody trained uses nothing up, whether it was skipped, free, paused or moved away: the next one is eased, and so are
 * those before it that may still be entered. Once training was logged, that day is the one, and what comes after it is
 * as usual.
 */
export function easedSessions(
  easing: Easing,
  { held, ...schedule }: Schedule & { readonly held?: Held | undefined },
  permission: Permission,
  gate: Gate,
  today: CalendarDate,
): EasedSession[] {
  const { morning } = easing;
  if (!held && addDays(morning, WITHOUT_LOG_DAYS) < today) return [];
  const { phases } = gate.work(permission).work;
  const days = new Map<CalendarDate, TrainingDay>();
  const reach = addDays(today, -ENTERED_DAYS);
  const from = morning > reach ? morning : reach;
  // A phase that is repeated goes on a week past the day that is asked for.
  for (let day = from; day < today; day = addDays(day, 7))
    for (const each of trainingDaysFrom(schedule, day, phases)) days.set(each.plannedFor, each);
  const ahead = trainingDaysFrom(schedule, morning > today ? morning : today, phases);
  for (const each of ahead) days.set(each.plannedFor, each);
  const last = held?.on ?? ahead[0]?.date;
  return [...days.values()]
    .filter(
      ({ date, plannedFor }) =>
        (last !== undefined && morning <= date && date <= last) || held?.sessions.has(plannedFor),
    )
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .flatMap((day) => {
      const lines = gate.eased(permission, day, easing);
      return lines ? [{ day, words: easingInWords(easing), lines }] : [];
    });
}

/** The week whose targets the eased session has, and whether that session is done on no other day of it. */
export function easedWeek(running: RunningWork, day: TrainingDay): [week: number, alone: boolean] {
  const { work, startDate } = running;
  if (work.foundation) return [1, false];
  const week = weekOnPaper(work.phases, day.week);
  if (week < day.week || !phaseDoneIn(work.phases, week)) return [week, false];
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
