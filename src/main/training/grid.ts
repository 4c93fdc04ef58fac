/** The entry grid: sessions with what was asked and what is entered, in the order of the printed sheet. */

import type { GridSession, SessionKey } from '#contract/training.ts';
import type { AthleteId } from '#contract/values.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { LinePlan, SessionPlan } from '#domain/training/session-plan.ts';
import type { RunningWork } from '../assignments/running.ts';
import { neutralReason } from '../clearance/neutral-words.ts';
import type { Context } from '../context.ts';
import { inParts, squadsOf } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import {
  factsOf,
  keyOf,
  NO_FACTS,
  type StoredSession,
  type StoredSet,
  sessionsOf,
  setsOf,
  shownSet,
} from './stored.ts';
import { heldOn, type PlannedDay, workNow } from './work-now.ts';

/** One session of the grid before it is worded: its day, what is asked of it, what is stored. */
export interface SessionAt {
  readonly assignmentId: string;
  readonly plannedFor: CalendarDate;
  /** Absent where the program has ended. */
  readonly running?: RunningWork;
  /** Absent where the schedule, which may have shifted, no longer has it. */
  readonly day?: PlannedDay;
  readonly stored?: StoredSession;
  readonly sets: readonly StoredSet[];
  /** What is entered against; undefined where nothing is asked. */
  readonly plan?: SessionPlan;
  /** Neutral; set where nothing may be done. */
  readonly held?: string;
}

/** In the order asked; sessions that neither the schedule nor the log has are absent. */
export async function sessionsAt(context: Context, keys: readonly SessionKey[]): Promise<SessionAt[]> {
  const { kysely } = context.session;
  const today = context.clock.today();
  const ids = [...new Set(keys.map(({ assignmentId }) => assignmentId))];
  const stored = await sessionsOf(kysely, ids, spanOf(keys));
  const sets = await setsOf(
    kysely,
    [...stored.values()].map(({ id }) => id),
  );
  const now = await workNow(context);
  const running = new Map(now.running.map((each) => [each.assignmentId, each]));
  return keys.flatMap((key): SessionAt[] => {
    const { assignmentId, plannedFor } = key;
    const known = stored.get(keyOf(assignmentId, plannedFor));
    const own = known ? (sets.get(known.id) ?? []) : [];
    const work = running.get(assignmentId);
    const day = work && now.daysOf(work, plannedFor).find((each) => each.plannedFor === plannedFor);
    if (!known && !day) return [];
    const common = {
      assignmentId,
      plannedFor,
      ...(work && { running: work }),
      ...(day && { day }),
      ...(known && { stored: known }),
      sets: own,
    };
    const on = known?.held_on ?? day?.date ?? plannedFor;
    // What was asked on a day that is past stays as it was.
    if (known && (on < today || !work || !day)) return [{ ...common, plan: known.plan }];
    if (!work || !day) return [common];
    const asked = now.asked(work, day);
    if (!asked) {
      const before = on < today ? now.askedBefore(work, day) : known?.plan;
      return [
        {
          ...common,
          ...(before && { plan: withoutLoads(before) }),
          held: neutral(heldOn(work, day.date)),
        },
      ];
    }
    return [{ ...common, plan: known ? begun(known.plan, asked, own) : asked }];
  });
}

function spanOf(keys: readonly SessionKey[]): { from?: CalendarDate; to?: CalendarDate } {
  const dates = keys.map(({ plannedFor }) => plannedFor).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  return { ...(from && { from }), ...(to && { to }) };
}

/** Lines that were begun stay as they were asked; the others are as they are permitted now. */
function begun(before: SessionPlan, now: SessionPlan, sets: readonly StoredSet[]): SessionPlan {
  const entered = new Set(sets.map((set) => set.line_id));
  const kept = new Map(
    before.lines.filter(({ lineId }) => entered.has(lineId)).map((line) => [line.lineId, line]),
  );
  const lines = now.lines.map((line) => kept.get(line.lineId) ?? line);
  const gone = [...kept.values()].filter(({ lineId }) => !now.lines.some((line) => line.lineId === lineId));
  return { ...now, lines: [...lines, ...gone] };
}

/** Nothing more is done: what was done before can still be written down, and no load is told. */
function withoutLoads(plan: SessionPlan): SessionPlan {
  return {
    ...plan,
    lines: plan.lines.map(
      (line): LinePlan => ({
        ...line,
        target: `${line.sets.length} sets were asked`,
        sets: line.sets.map(({ load: _load, ceiling: _ceiling, plates: _plates, ...set }) => set),
      }),
    ),
  };
}

function neutral(held: RunningWork['held']): string {
  if (!held) return 'Nothing of this program is done on this day.';
  return neutralReason({ rule: held.rule, text: held.reason }, 'T0').text;
}

/** With names, in the order of the roster. */
export async function gridSessions(context: Context, sessions: readonly SessionAt[]): Promise<GridSession[]> {
  const { kysely } = context.session;
  const assignments = new Map<string, Awaited<ReturnType<typeof namesOf>>[number]>();
  for (const row of await namesOf(context, [...new Set(sessions.map(({ assignmentId }) => assignmentId))]))
    assignments.set(row.id, row);
  const squads = await squadsOf(kysely, [...new Set([...assignments.values()].map((row) => row.athlete_id))]);
  return sessions
    .flatMap((session): (GridSession & { sortName: string })[] => {
      const row = assignments.get(session.assignmentId);
      if (!row) return [];
      const { stored, day, plan, held } = session;
      const undone = plan && !isWhole(plan, session.sets);
      return [
        {
          assignmentId: session.assignmentId as GridSession['assignmentId'],
          plannedFor: session.plannedFor,
          athleteId: row.athlete_id as AthleteId,
          name: shownName(row),
          sortName: row.sort_name,
          squads: squads.get(row.athlete_id) ?? [],
          program: row.program_name,
          week: stored?.week ?? day?.week ?? 1,
          letter: plan?.letter ?? stored?.letter ?? day?.letter ?? '',
          session: plan?.name ?? '',
          heldOn: stored?.held_on ?? day?.date ?? session.plannedFor,
          state: stored?.state === 'done' || (stored && plan && !undone) ? 'done' : 'open',
          eased: plan?.eased ?? null,
          held: held ?? null,
          lines: (plan?.lines ?? []).map(shownLine),
          sets: session.sets.map(shownSet),
          facts: stored ? factsOf(stored) : NO_FACTS,
          version: stored?.version ?? 0,
        },
      ];
    })
    .sort((a, b) => orderOfNames(a.sortName, b.sortName))
    .map(({ sortName: _sortName, ...session }) => session);
}

/** The prescription is for reckoning: what is asked stands in the sets. */
function shownLine({ prescription: _prescription, progression: _progression, ...line }: LinePlan) {
  return line as GridSession['lines'][number];
}

/** Every set that was asked is entered, done or skipped. */
export function isWhole({ lines }: SessionPlan, sets: readonly StoredSet[]): boolean {
  const entered = new Set(sets.map((set) => `${set.line_id} ${set.place}`));
  return lines.every((line) => line.sets.every(({ place }) => entered.has(`${line.lineId} ${place}`)));
}

async function namesOf({ session: { kysely } }: Context, assignmentIds: readonly string[]) {
  const rows = [];
  for (const part of inParts(assignmentIds)) {
    rows.push(
      ...(await kysely
        .selectFrom('assignment')
        .innerJoin('athlete', 'athlete.id', 'assignment.athlete_id')
        .innerJoin('program_version', (join) =>
          join
            .onRef('program_version.program_id', '=', 'assignment.program_id')
            .onRef('program_version.version', '=', 'assignment.program_version'),
        )
        .select([
          'assignment.id',
          'assignment.athlete_id',
          'athlete.first_name',
          'athlete.last_name',
          'athlete.preferred_name',
          'athlete.sort_name',
          'program_version.name as program_name',
        ])
        .where('assignment.id', 'in', part)
        .execute()),
    );
  }
  return rows;
}
