/** Reads what suggestions are made from: sets line by line, what hurt, restrictions, best sets, answers given before. */

import { type Kysely, sql } from 'kysely';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { lacksLoad } from '#domain/training/cell-entry.ts';
import { MOST_PAIN } from '#domain/training/performed.ts';
import type { LinePlan } from '#domain/training/session-plan.ts';
import type { LineSession } from '#domain/training/suggestions.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';
import { performedOf, type StoredDone, type StoredSet } from './stored.ts';

/** So many sessions of each letter are read: every rule goes by the last two in which its line was done. */
const NEWEST = 3;

/** A session of the log without what was asked in it. */
export interface HeldSession {
  readonly id: number;
  readonly assignmentId: string;
  readonly plannedFor: CalendarDate;
  readonly heldOn: CalendarDate;
  readonly hurt: boolean;
}

/** Something hurt that day, whichever line it was entered with, or a coach has not looked at it yet. */
const HURT = sql<number>`EXISTS (SELECT 1 FROM training_review AS r
    WHERE r.assignment_id = t.assignment_id AND r.planned_for = t.planned_for AND r.reviewed_at IS NULL) OR t.sore LIKE '%"back"%' OR coalesce(t.pain_before, 0) > ${sql.lit(MOST_PAIN)}
  OR coalesce(t.pain_next_morning, 0) > min(coalesce(t.pain_before, 0), ${sql.lit(MOST_PAIN)})
  OR EXISTS (SELECT 1 FROM logged_set AS s WHERE s.session_id = t.id AND s.pain > ${sql.lit(MOST_PAIN)})`;

/** By assignment: the newest sessions of each letter of a phase, oldest first. Who never logged anything is absent. */
export async function newestSessions(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, HeldSession[]>> {
  const found: HeldSession[] = [];
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom((from) =>
        from
          .selectFrom('training_session')
          .select(['assignment_id', 'letter', 'phase'])
          .distinct()
          .where('assignment_id', 'in', part)
          .as('each'),
      )
      .innerJoin('training_session as t', (join) =>
        join.on('t.id', 'in', ({ selectFrom }) =>
          selectFrom('training_session as newest')
            .select('newest.id')
            .whereRef('newest.assignment_id', '=', 'each.assignment_id')
            .whereRef('newest.letter', '=', 'each.letter')
            .whereRef('newest.phase', '=', 'each.phase')
            .orderBy('newest.held_on', 'desc')
            .orderBy('newest.id', 'desc')
            .limit(NEWEST),
        ),
      )
      .select(['t.id', 't.assignment_id', 't.planned_for', 't.held_on', HURT.as('hurt')])
      .execute();
    for (const { id, assignment_id, planned_for, held_on, hurt } of rows)
      found.push({
        id,
        assignmentId: assignment_id,
        plannedFor: planned_for,
        heldOn: held_on,
        hurt: hurt === 1,
      });
  }
  found.sort((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : a.id - b.id));
  return Map.groupBy(found, ({ assignmentId }) => assignmentId);
}

/** What suggestions ask of a set: there are many, and its words and stamps say nothing of what comes next. */
type SetOfLine = StoredDone & Pick<StoredSet, 'session_id' | 'line_id' | 'place' | 'kind' | 'modified'>;
const SET_OF_LINE = [
  'session_id',
  'line_id',
  'place',
  'kind',
  'modified',
  'skipped',
  'load_hundredths',
  'load_unit',
  'reps',
  'reps_right',
  'rir_halves',
  'pain',
  'technique_ok',
] as const satisfies readonly (keyof SetOfLine)[];

/** By assignment and line: what was done in the newest sessions, oldest first. Sessions without a set of it are none. */
export async function loggedLines(
  executor: Kysely<Tables>,
  sessions: readonly HeldSession[],
  lines: readonly LinePlan[],
): Promise<Map<string, LineSession[]>> {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const byLine = new Map(lines.map((line) => [line.lineId, line]));
  const lineIds = [...byLine.keys()];
  const rows: SetOfLine[] = [];
  for (const part of inParts([...byId.keys()])) {
    rows.push(
      ...(await executor
        .selectFrom('logged_set')
        .select(SET_OF_LINE)
        .where('session_id', 'in', part)
        .where(sql<boolean>`line_id IN (SELECT value FROM json_each(${JSON.stringify(lineIds)}))`)
        .where('skipped', '=', 0)
        .execute()),
    );
  }
  const groups = await groupsOf(executor, rows, byLine);
  const found = new Map<string, LineSession[]>();
  const ofSession = Map.groupBy(rows, ({ session_id }) => session_id);
  for (const { id, assignmentId, heldOn, hurt } of sessions) {
    for (const [lineId, sets] of Map.groupBy(ofSession.get(id) ?? [], ({ line_id }) => line_id)) {
      const performed = sets.flatMap((set) => loggedSet(set, groups(set), byLine.get(lineId)));
      if (performed.length === 0) continue;
      const key = `${assignmentId} ${lineId}`;
      const own = found.get(key) ?? [];
      found.set(key, own);
      own.push({
        date: heldOn,
        modified: sets.some(({ modified }) => modified === 1),
        ...(hurt && { hurt: true as const }),
        sets: performed,
      });
    }
  }
  return found;
}

/** However long ago: the last session in which a line was done as written. Undefined where there is none. */
export async function lastAsWritten(
  executor: Kysely<Tables>,
  assignmentId: string,
  line: LinePlan,
): Promise<LineSession | undefined> {
  const row = await executor
    .selectFrom('training_session as t')
    .select(['t.id', 't.planned_for', 't.held_on', HURT.as('hurt')])
    .where('t.assignment_id', '=', assignmentId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('logged_set as w')
          .select('w.place')
          .whereRef('w.session_id', '=', 't.id')
          .where('w.line_id', '=', line.lineId)
          .where('w.modified', '=', 0)
          .where('w.skipped', '=', 0),
      ),
    )
    .orderBy('t.held_on', 'desc')
    .orderBy('t.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, planned_for: plannedFor, held_on: heldOn } = row;
  const session = { id, assignmentId, plannedFor, heldOn, hurt: row.hurt === 1 };
  const found = await loggedLines(executor, [session], [line]);
  return found.get(`${assignmentId} ${line.lineId}`)?.find(({ modified }) => !modified);
}

/**
 * To which group of its line a set belongs. Most lines have one, or groups of different kinds; what was asked, which is
 * long, is read for the others alone.
 */
async function groupsOf(
  executor: Kysely<Tables>,
  rows: readonly SetOfLine[],
  lines: ReadonlyMap<string, LinePlan>,
): Promise<(set: SetOfLine) => number | undefined> {
  const byKind = new Map<string, ReadonlyMap<string, number> | undefined>();
  for (const [lineId, { sets }] of lines) {
    const kinds = new Map(sets.map(({ kind, group }) => [kind, group]));
    const groups = new Set(sets.map(({ group }) => group));
    byKind.set(lineId, kinds.size === groups.size ? kinds : undefined);
  }
  const unclear = [...new Set(rows.flatMap((set) => (byKind.get(set.line_id) ? [] : [set.session_id])))];
  const plans = new Map<number, readonly LinePlan[]>();
  for (const part of inParts(unclear)) {
    const asked = await executor
      .selectFrom('training_session')
      .select(['id', 'plan'])
      .where('id', 'in', part)
      .execute();
    for (const { id, plan } of asked) plans.set(id, (JSON.parse(plan) as { lines: LinePlan[] }).lines);
  }
  return (set) =>
    byKind.get(set.line_id)?.get(set.kind) ??
    plans
      .get(set.session_id)
      ?.find(({ lineId }) => lineId === set.line_id)
      ?.sets.find(({ place }) => place === set.place)?.group;
}

/**
 * By assignment: the last day on which something kept the athlete from training as written: clearance, a pause, the
 * foundation block. Whoever was never kept from it is absent.
 */
export async function restrictedDays(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, CalendarDate>> {
  const found = await foundationDays(executor, assignmentIds);
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('assignment')
      .select(['id', 'restricted_at', 'resumed_on'])
      .where('id', 'in', part)
      .where(({ eb, or }) => or([eb('restricted_at', 'is not', null), eb('resumed_on', 'is not', null)]))
      .execute();
    for (const { id, restricted_at, resumed_on } of rows) {
      const days = [found.get(id), restricted_at?.slice(0, 10), resumed_on && addDays(resumed_on, -1)];
      const last = days
        .filter((day) => day !== undefined && day !== null)
        .sort()
        .at(-1);
      if (last) found.set(id, last as CalendarDate);
    }
  }
  return found;
}

/** The last day of each on which the foundation block was done. */
async function foundationDays(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, CalendarDate>> {
  const found = new Map<string, CalendarDate>();
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('training_session')
      .select(({ fn }) => ['assignment_id', fn.max('held_on').as('last')])
      .where('assignment_id', 'in', part)
      .where('letter', '=', 'F')
      .groupBy('assignment_id')
      .execute();
    for (const { assignment_id, last } of rows) found.set(assignment_id, last);
  }
  return found;
}

function loggedSet(
  row: SetOfLine,
  group: number | undefined,
  line: LinePlan | undefined,
): LineSession['sets'] {
  const performed = performedOf(row);
  // What was on the bar is not said yet, and nothing follows from it: it was not an empty bar.
  if (!performed || (line && lacksLoad(performed, line))) return [];
  const { load, reps, repsRight, rir, pain, techniqueOk } = performed;
  return [
    {
      load: load ?? { hundredths: 0, unit: 'kg' },
      // The weaker side decides.
      reps: Math.min(reps, repsRight ?? reps),
      ...(group !== undefined && { group }),
      ...(rir !== undefined && { rir }),
      ...(pain !== undefined && { pain }),
      techniqueOk,
    },
  ];
}

/** By athlete and lift: the best unchanged set of each recent session in which nothing hurt, oldest first. */
export async function bestSets(executor: Kysely<Tables>, athleteIds: readonly string[], from: CalendarDate) {
  const found = new Map<
    string,
    { date: CalendarDate; load: { hundredths: number; unit: 'kg' | 'lb' }; reps: number; rir?: number }[]
  >();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('session_lift as lift')
      .innerJoin('training_session as t', 't.id', 'lift.session_id')
      .select([
        'lift.athlete_id',
        'lift.exercise_id',
        'lift.held_on',
        'best_hundredths',
        'best_unit',
        'best_reps',
        'best_rir_halves',
      ])
      .where('lift.athlete_id', 'in', part)
      .where('lift.held_on', '>=', from)
      .where('best_hundredths', 'is not', null)
      .where(sql<boolean>`NOT (${HURT})`)
      .orderBy('lift.athlete_id')
      .orderBy('lift.exercise_id')
      .orderBy('lift.held_on')
      .execute();
    for (const row of rows) {
      if (row.best_hundredths === null || row.best_unit === null || row.best_reps === null) continue;
      const key = `${row.athlete_id} ${row.exercise_id}`;
      const own = found.get(key) ?? [];
      found.set(key, own);
      own.push({
        date: row.held_on,
        load: { hundredths: row.best_hundredths, unit: row.best_unit },
        reps: row.best_reps,
        ...(row.best_rir_halves !== null && { rir: row.best_rir_halves / 2 }),
      });
    }
  }
  return found;
}

export async function answersOf(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, CalendarDate>> {
  const found = new Map<string, CalendarDate>();
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('suggestion_answer')
      .select(['assignment_id', 'subject', 'kind', 'until_day'])
      .where('assignment_id', 'in', part)
      .execute();
    for (const row of rows) found.set(`${row.assignment_id} ${row.subject} ${row.kind}`, row.until_day);
  }
  return found;
}
