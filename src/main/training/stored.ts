/** The log as stored: sessions that were begun, and their sets. */

import type { Kysely, Selectable } from 'kysely';
import type { LoggedSetView, SessionFacts } from '#contract/training.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { hasReps, type Performed, type SorePlace } from '#domain/training/performed.ts';
import type { SessionPlan } from '#domain/training/session-plan.ts';
import type { LoggedSetTable, Tables, TrainingSessionTable } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

export type StoredSession = Omit<Selectable<TrainingSessionTable>, 'plan' | 'sore'> & {
  readonly plan: SessionPlan;
  readonly sore: readonly SorePlace[];
};
export type StoredSet = Selectable<LoggedSetTable>;
/** What was done in a set, as stored. */
export type StoredDone = Pick<
  StoredSet,
  'skipped' | 'load_hundredths' | 'load_unit' | 'reps' | 'reps_right' | 'rir_halves' | 'pain' | 'technique_ok'
>;

/** What a session is known by. */
export function keyOf(assignmentId: string, plannedFor: string): string {
  return `${assignmentId} ${plannedFor}`;
}

/** Of these assignments, by their key. */
export async function sessionsOf(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
  span: { readonly from?: CalendarDate; readonly to?: CalendarDate } = {},
): Promise<Map<string, StoredSession>> {
  const { from, to } = span;
  const found = new Map<string, StoredSession>();
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('training_session')
      .selectAll()
      .where('assignment_id', 'in', part)
      .$if(from !== undefined, (query) => query.where('planned_for', '>=', from as CalendarDate))
      .$if(to !== undefined, (query) => query.where('planned_for', '<=', to as CalendarDate))
      .execute();
    for (const row of rows) found.set(keyOf(row.assignment_id, row.planned_for), read(row));
  }
  return found;
}

/** The same without what was asked in them, which is long. */
export async function begunSessions(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
  { from, to }: { readonly from?: CalendarDate; readonly to?: CalendarDate },
): Promise<Map<string, Pick<StoredSession, 'id' | 'state'>>> {
  const found = new Map<string, Pick<StoredSession, 'id' | 'state'>>();
  if (from === undefined || to === undefined) return found;
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('training_session')
      .select(['id', 'state', 'assignment_id', 'planned_for'])
      .where('assignment_id', 'in', part)
      .where('planned_for', '>=', from)
      .where('planned_for', '<=', to)
      .execute();
    for (const { id, state, assignment_id, planned_for } of rows)
      found.set(keyOf(assignment_id, planned_for), { id, state });
  }
  return found;
}

/** Held on one day, whoever's schedule had them when. */
export async function sessionsHeldOn(executor: Kysely<Tables>, date: CalendarDate): Promise<StoredSession[]> {
  const rows = await executor
    .selectFrom('training_session')
    .selectAll()
    .where('held_on', '=', date)
    .execute();
  return rows.map(read);
}

function read({ plan, sore, ...row }: Selectable<TrainingSessionTable>): StoredSession {
  return { ...row, plan: JSON.parse(plan), sore: JSON.parse(sore) };
}

/** By session id, in the order of lines and places. */
export async function setsOf(
  executor: Kysely<Tables>,
  sessionIds: readonly number[],
): Promise<Map<number, StoredSet[]>> {
  const rows: StoredSet[] = [];
  for (const part of inParts(sessionIds)) {
    rows.push(
      ...(await executor
        .selectFrom('logged_set')
        .selectAll()
        .where('session_id', 'in', part)
        .orderBy('session_id')
        .orderBy('line_id')
        .orderBy('place')
        .execute()),
    );
  }
  return Map.groupBy(rows, (row) => row.session_id);
}

/** How many sets of each session are entered. */
export async function setCounts(
  executor: Kysely<Tables>,
  sessionIds: readonly number[],
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const part of inParts(sessionIds)) {
    const rows = await executor
      .selectFrom('logged_set')
      .select(({ fn }) => ['session_id', fn.countAll<number>().as('sets')])
      .where('session_id', 'in', part)
      .groupBy('session_id')
      .execute();
    for (const { session_id, sets } of rows) counts.set(session_id, sets);
  }
  return counts;
}

/** Said to be done, or every set that was asked is entered, done or skipped. */
export function isDone(
  session: Pick<StoredSession, 'state'>,
  sets: readonly StoredSet[],
  plan: SessionPlan | undefined,
): boolean {
  if (session.state === 'done' || !plan) return session.state === 'done';
  const entered = new Set(sets.map((set) => `${set.line_id} ${set.place}`));
  return plan.lines.every((line) => line.sets.every(({ place }) => entered.has(`${line.lineId} ${place}`)));
}

/** Whether a rep of it was done: a set that carries pain alone was not. */
export function isTrained({ skipped, reps, reps_right }: StoredDone): boolean {
  return skipped === 0 && hasReps({ reps: reps ?? 0, repsRight: reps_right ?? 0 });
}

export function performedOf(row: StoredDone): Performed | null {
  if (row.skipped === 1 || row.reps === null) return null;
  return {
    ...(row.load_hundredths !== null &&
      row.load_unit !== null && { load: { hundredths: row.load_hundredths, unit: row.load_unit } }),
    reps: row.reps,
    ...(row.reps_right !== null && { repsRight: row.reps_right }),
    ...(row.rir_halves !== null && { rir: row.rir_halves / 2 }),
    ...(row.pain !== null && { pain: row.pain }),
    techniqueOk: row.technique_ok === 1,
  };
}

export function shownSet(row: StoredSet): LoggedSetView {
  return {
    lineId: row.line_id,
    place: row.place,
    exerciseId: row.exercise_id,
    performed: performedOf(row),
    note: row.note,
    by: row.entered_by,
    at: row.entered_at,
    version: row.version,
  };
}

export const NO_FACTS: SessionFacts = {
  rpe: null,
  minutes: null,
  painBefore: null,
  painNextMorning: null,
  sore: [],
  note: null,
};

export function factsOf(stored: StoredSession): SessionFacts {
  return {
    rpe: stored.rpe_halves === null ? null : stored.rpe_halves / 2,
    minutes: stored.minutes,
    painBefore: stored.pain_before,
    painNextMorning: stored.pain_next_morning,
    sore: [...stored.sore],
    note: stored.note,
  };
}
