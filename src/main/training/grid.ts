/** The entry grid: sessions with what was asked and what is entered, in the order of the printed sheet. */

import type { RegisteredSheet } from '#contract/documents.ts';
import type { GridSession, LoggedSetView, SessionKey } from '#contract/training.ts';
import type { AthleteId } from '#contract/values.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { LinePlan, SessionPlan } from '#domain/training/session-plan.ts';
import { type Given, givenFrom } from '../assignments/given.ts';
import type { RunningWork } from '../assignments/running.ts';
import { neutralReason } from '../clearance/neutral-words.ts';
import { policyInForce } from '../clearance/policy.ts';
import { noteViews, seesHealth } from '../clearance/views-audit.ts';
import type { Context } from '../context.ts';
import { inParts, squadsOf } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import { worksOf } from './ended-work.ts';
import { covers } from './sheet-covers.ts';
import {
  factsOf,
  isDone,
  keyOf,
  NO_FACTS,
  type StoredSession,
  type StoredSet,
  sessionsOf,
  setsOf,
  shownSet,
} from './stored.ts';
import { heldOn, type PlannedDay } from './work-now.ts';

/** One session of the grid before it is worded: its day, what is asked of it, what is stored. */
export interface SessionAt {
  readonly assignmentId: string;
  readonly plannedFor: CalendarDate;
  /** Absent where the program has ended. */
  readonly running?: RunningWork;
  /** Absent where the schedule, which may have shifted or ended before it, does not have it. */
  readonly day?: PlannedDay;
  readonly stored?: StoredSession;
  readonly sets: readonly StoredSet[];
  /** What is entered against; undefined where nothing is asked. */
  readonly plan?: SessionPlan;
  /** Neutral; set where nothing may be done. */
  readonly held?: string;
  /** Where nothing more may be done: what was asked before that, which stays on record as it was. */
  readonly before?: SessionPlan;
  /** Where it stands on the newest rack sheet of it, by sheet and place. */
  readonly rackPlace?: number;
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
  const sheets = await sheetsOf(
    context,
    ids,
    [today, ...keys.map((key) => key.plannedFor)].sort()[0] ?? today,
  );
  const works = await worksOf(context, ids);
  return keys.flatMap((key): SessionAt[] => {
    const { assignmentId, plannedFor } = key;
    const known = stored.get(keyOf(assignmentId, plannedFor));
    const own = known ? (sets.get(known.id) ?? []) : [];
    const { running, now } = works.get(assignmentId) ?? {};
    const day = running && now?.daysOf(running, plannedFor).find((each) => each.plannedFor === plannedFor);
    if (!known && !day) return [];
    const on = known?.held_on ?? day?.date ?? plannedFor;
    const papers = sheets.get(assignmentId) ?? [];
    const isOf = ({ covers: says, until }: SheetGiven) =>
      running !== undefined &&
      day !== undefined &&
      covers({ covers: says, valid: until === null }, running, day);
    const rack = papers.findLast((each) => each.kind === 'rack' && wasIn(each, on) && isOf(each));
    const common = {
      assignmentId,
      plannedFor,
      ...(running?.endedOn === null && { running }),
      ...(day && { day }),
      ...(known && { stored: known }),
      sets: own,
      ...(rack && { rackPlace: rack.serial * MOST_ON_PAPER + rack.place }),
    };
    // What was asked on a day that is past stays as it was.
    if (known && on < today) return [{ ...common, plan: known.plan }];
    if (!running || !now || !day) {
      const held = known ? OVER : undefined;
      return [{ ...common, ...(known && nothingMoreOf(known.plan)), ...(held && { held }) }];
    }
    const asked = now.asked(running, day);
    // Of somebody who is held since this day began, what was done before by paper that was valid until then.
    const askedEarlier = () => {
      const was = papers.findLast(
        (each) => isOf(each) && (each.until === null || each.until.slice(0, 10) >= today),
      );
      const then = on === today ? was?.given() : undefined;
      return then && now.askedThen(running, day, then);
    };
    if (running.endedOn !== null && on >= today) {
      const plan = known?.plan ?? asked ?? now.askedBefore(running, day);
      return [{ ...common, ...(plan && nothingMoreOf(plan)), held: OVER }];
    }
    if (!asked) {
      const before = on < today ? now.askedBefore(running, day) : (known?.plan ?? askedEarlier());
      return [
        {
          ...common,
          ...(before && nothingMoreOf(before)),
          held: neutral(heldOn(running, day.date)),
        },
      ];
    }
    if (on < today) {
      const then = sheetThen(papers, on) ?? givenThen(running, on);
      return [{ ...common, plan: (then && now.askedThen(running, day, then)) ?? asked }];
    }
    const paper = papers.findLast((sheet) => sheet.until === null && isOf(sheet));
    const onPaper = (paper && now.askedOnPaper(running, day, paper)) ?? asked;
    return [{ ...common, plan: known ? underWay(known.plan, onPaper, own) : onPaper }];
  });
}

const OVER = 'This program is not done any more.';

/** Athletes on one sheet are fewer. */
const MOST_ON_PAPER = 100;

interface SheetGiven {
  readonly serial: number;
  readonly kind: RegisteredSheet;
  /** Where the athlete stands on it. */
  readonly place: number;
  /** Read when it is asked for: of most sheets it never is. */
  readonly given: () => Given | undefined;
  readonly covers: string;
  readonly from: string;
  readonly until: string | null;
}

/** What stood on the paper of these assignments that was in the room on a day or since, oldest first. */
export async function sheetsOf(
  { session: { kysely } }: Context,
  assignmentIds: readonly string[],
  since: CalendarDate,
): Promise<Map<string, SheetGiven[]>> {
  const found = new Map<string, SheetGiven[]>();
  for (const part of inParts(assignmentIds)) {
    const rows = await kysely
      .selectFrom('sheet')
      .select(['serial', 'kind', 'place', 'assignment_id', 'covers', 'given', 'printed_at', 'void_since'])
      .where('assignment_id', 'in', part)
      .where('given', 'is not', null)
      .where(({ eb, or }) => or([eb('void_since', 'is', null), eb('void_since', '>=', since)]))
      .orderBy('serial')
      .execute();
    for (const { serial, kind, place, assignment_id, covers, given, printed_at, void_since } of rows) {
      const own = found.get(assignment_id) ?? [];
      found.set(assignment_id, own);
      own.push({
        serial,
        kind,
        place,
        given: () => givenFrom(given),
        covers,
        from: printed_at,
        until: void_since,
      });
    }
  }
  return found;
}

/** The paper that was in the room on a day: the last that was printed by then and not yet void. */
function sheetThen(sheets: readonly SheetGiven[], on: CalendarDate): Given | undefined {
  return sheets.findLast((sheet) => wasIn(sheet, on))?.given();
}

function wasIn({ from, until }: SheetGiven, on: CalendarDate): boolean {
  return from.slice(0, 10) <= on && (until === null || until.slice(0, 10) >= on);
}

/** What was given before more was accepted, for a day of that time. */
function givenThen({ before }: RunningWork, on: CalendarDate): Given | undefined {
  return before && on < before.acceptedOn ? before.given : undefined;
}

function spanOf(keys: readonly SessionKey[]): { from?: CalendarDate; to?: CalendarDate } {
  const dates = keys.map(({ plannedFor }) => plannedFor).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  return { ...(from && { from }), ...(to && { to }) };
}

/**
 * Everything as it is permitted now, whatever was begun. A line that is gone since shows what was done of it, and nothing
 * that is still to do.
 */
function underWay(before: SessionPlan, now: SessionPlan, sets: readonly StoredSet[]): SessionPlan {
  const entered = new Set(sets.map((set) => `${set.line_id} ${set.place}`));
  const there = new Set(now.lines.map(({ lineId }) => lineId));
  const gone = withoutLoads(before).lines.flatMap((line): LinePlan[] => {
    const done = line.sets.filter(({ place }) => entered.has(`${line.lineId} ${place}`));
    return there.has(line.lineId) || done.length === 0 ? [] : [{ ...line, modified: true, sets: done }];
  });
  return { ...now, lines: [...now.lines, ...gone] };
}

/** Nothing more is done: what was done before can still be written down, and no load is told. */
function nothingMoreOf(before: SessionPlan): Pick<SessionAt, 'plan' | 'before'> {
  return { plan: withoutLoads(before), before };
}

function withoutLoads(plan: SessionPlan): SessionPlan {
  return {
    ...plan,
    lines: plan.lines.map(
      (line): LinePlan => ({
        ...line,
        target: `${line.sets.length} sets were asked`,
        sets: line.sets.map(
          ({ load: _load, ceiling: _ceiling, limit: _limit, plates: _plates, ...set }) => set,
        ),
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
  const hidden = (session: SessionAt) => isWithheld(context, session.stored?.held_on);
  await noteViews(
    context,
    sessions.flatMap((session) =>
      session.stored && saysHealth(session) && seesHealth(context) ? session.stored.athlete_id : [],
    ),
  );
  const { painStopsFrom } = await policyInForce(kysely);
  const assignments = new Map<string, Awaited<ReturnType<typeof namesOf>>[number]>();
  for (const row of await namesOf(context, [...new Set(sessions.map(({ assignmentId }) => assignmentId))]))
    assignments.set(row.id, row);
  const squads = await squadsOf(kysely, [...new Set([...assignments.values()].map((row) => row.athlete_id))]);
  return sessions
    .flatMap((session): (GridSession & { sortName: string })[] => {
      const row = assignments.get(session.assignmentId);
      if (!row) return [];
      const { stored, day, plan, held } = session;
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
          state: stored && isDone(stored, session.sets, plan) ? 'done' : 'open',
          eased: plan?.eased ?? null,
          held: held ?? null,
          lines: (plan?.lines ?? []).map((line) =>
            shownLine(line, !hidden(session) && isStopped(line, session.sets, painStopsFrom)),
          ),
          sets: session.sets.map((set) => (hidden(session) ? withoutPain(shownSet(set)) : shownSet(set))),
          facts: shownFacts(stored, hidden(session)),
          rackPlace: session.rackPlace ?? null,
          withheld: hidden(session) && saysHealth(session),
          version: stored?.version ?? 0,
        },
      ];
    })
    .sort((a, b) => orderOfNames(a.sortName, b.sortName))
    .map(({ sortName: _sortName, ...session }) => session);
}

/** The prescription is for reckoning: what is asked stands in the sets. */
function shownLine(
  { prescription: _prescription, progression: _progression, ...line }: LinePlan,
  stopped: boolean,
) {
  return { ...line, ...(stopped && { stopped }) } as GridSession['lines'][number];
}

/** §1.6: pain from this number on stops the exercise, in whichever of its lines it was named. */
export function isStopped(
  { exerciseId }: LinePlan,
  sets: readonly StoredSet[],
  painStopsFrom: number,
): boolean {
  return sets.some((set) => set.exercise_id === exerciseId && (set.pain ?? 0) >= painStopsFrom);
}

/**
 * What was said of pain, soreness and the like is for everybody in the room on the day itself; afterwards only for whoever
 * may see health details, and every such look is in the trail.
 */
export function isWithheld(context: Context, heldOn: CalendarDate | undefined): boolean {
  return heldOn !== undefined && heldOn !== context.clock.today() && !seesHealth(context);
}

function saysHealth({ stored, sets }: SessionAt): boolean {
  if (!stored) return false;
  const { pain_before, pain_next_morning, sore, note } = stored;
  const said = pain_before !== null || pain_next_morning !== null || sore.length > 0 || note !== null;
  return said || sets.some(({ pain, note: remark }) => pain !== null || remark !== null);
}

export function withoutPain(set: LoggedSetView): LoggedSetView {
  if (!set.performed) return { ...set, note: null };
  const { pain: _pain, ...performed } = set.performed;
  return { ...set, performed, note: null };
}

function shownFacts(stored: StoredSession | undefined, withheld: boolean): GridSession['facts'] {
  if (!stored) return NO_FACTS;
  const { rpe, minutes, ...health } = factsOf(stored);
  return withheld ? { ...NO_FACTS, rpe, minutes } : { rpe, minutes, ...health };
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
