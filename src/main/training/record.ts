/** Enters sets, cell by cell, in one transaction: what somebody else entered meanwhile is never overwritten. */

import type { Conflict } from '#contract/assignments.ts';
import type { EntryOutcome, SetEntry, TrainingAdvice, training } from '#contract/training.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { ExerciseId } from '#domain/exercise/exercise.ts';
import { doubtOf } from '#domain/training/cell-entry.ts';
import type { Performed } from '#domain/training/performed.ts';
import type { LinePlan, SessionPlan, SetPlan } from '#domain/training/session-plan.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { Change } from '../session.ts';
import { type SessionAt, sessionsAt } from './grid.ts';
import { type Athlete, athletesOf, writableSession } from './open-session.ts';
import { actOnPain, painsOf } from './pain.ts';
import { keyOf, performedOf, type StoredSet, setsOf, shownSet } from './stored.ts';
import { easingAfterEntry } from './trained-since.ts';

type Handlers = HandlersOf<typeof training>;

export const recordSets: Handlers['training.record'] = async ({ entries, heldOn }, context) => {
  const stamp = stampOf(context);
  const facility = await context.session.kysely
    .selectFrom('facility')
    .select('unit')
    .executeTakeFirstOrThrow();
  const bySession = Map.groupBy(entries, ({ assignmentId, plannedFor }) => keyOf(assignmentId, plannedFor));
  const keys = [...bySession.values()].flatMap(([first]) => first ?? []);
  // What was asked is read before: it follows from clearance and maxima, which this does not change.
  const sessions = await sessionsAt(context, keys);
  const athletes = await athletesOf(context, sessions);
  const what = entries.length === 1 ? 'Entered a set' : `Entered ${entries.length} sets`;
  return context.session.change({ stamp, undo: what }, async (change) => {
    const outcomes: EntryOutcome[] = [];
    const advice: TrainingAdvice[] = [];
    const conflicts: Conflict[] = [];
    for (const [key, asked] of bySession) {
      const session = sessions.find((each) => keyOf(each.assignmentId, each.plannedFor) === key);
      const athlete = session && athletes.get(session.assignmentId);
      if (!session || !athlete) throw new ExpectedError('NOT_FOUND');
      const done = await recordIn(change, context, {
        session,
        athlete,
        entries: asked,
        heldOn,
        unit: facility.unit,
      });
      outcomes.push(...done.outcomes);
      advice.push(...done.advice);
      conflicts.push(...done.conflicts);
    }
    change.touch(
      'training',
      [...athletes.values()].map(({ id }) => id),
    );
    return { outcomes, advice, conflicts };
  });
};

interface InSession {
  readonly session: SessionAt;
  readonly athlete: Athlete;
  readonly entries: readonly SetEntry[];
  readonly heldOn: CalendarDate | undefined;
  readonly unit: 'kg' | 'lb';
}

async function recordIn(
  change: Change,
  context: Context,
  { session, athlete, entries, heldOn, unit }: InSession,
) {
  const stamp = stampOf(context);
  const { trx } = change;
  const open = await writableSession(change, context, { session, athlete, heldOn });
  const present = new Map(
    ((await setsOf(trx, [open.id])).get(open.id) ?? []).map((row) => [placeOf(row), row]),
  );
  const before = [...present.values()];
  const outcomes: EntryOutcome[] = [];
  for (const entry of entries) {
    const { line, set } = askedFor(open.plan, entry);
    const known = present.get(placeOf({ line_id: entry.lineId, place: entry.place }));
    const answer = (
      outcome: EntryOutcome['outcome'],
      row: StoredSet | undefined,
      question: string | null = null,
    ) =>
      outcomes.push({
        assignmentId: entry.assignmentId,
        plannedFor: entry.plannedFor,
        lineId: entry.lineId,
        place: entry.place,
        outcome,
        present: row ? shownSet(row) : null,
        question,
      });
    const done = entry.exerciseId ?? known?.exercise_id ?? doneBefore(present, line);
    if (!context.library.exercises.has(done)) throw noSuchExercise();
    const row = rowOf(entry, open.id, line, set, done, known, stamp);
    if (known && row && sameSet(known, row)) {
      answer('saved', known);
      continue;
    }
    if ((known?.version ?? null) !== entry.version && !(row === undefined && known === undefined)) {
      answer('conflict', known);
      continue;
    }
    const doubt =
      row && !entry.sure && entry.set !== null && entry.set !== 'skipped'
        ? doubtOf(typed(entry.set), { set, line, unit })
        : undefined;
    if (doubt) {
      answer('asks', known, doubt);
      continue;
    }
    if (row === undefined) {
      await trx
        .deleteFrom('logged_set')
        .where('session_id', '=', open.id)
        .where('line_id', '=', entry.lineId)
        .where('place', '=', entry.place)
        .execute();
      present.delete(placeOf({ line_id: entry.lineId, place: entry.place }));
    } else {
      const { session_id, line_id, place, ...values } = row;
      await trx
        .insertInto('logged_set')
        .values({ session_id, line_id, place, ...values })
        .onConflict((conflict) => conflict.columns(['session_id', 'line_id', 'place']).doUpdateSet(values))
        .execute();
      present.set(placeOf(row), row);
    }
    answer('saved', row);
  }
  const now = [...present.values()];
  const felt = await actOnPain(
    change,
    context,
    { athlete, session, heldOn: open.heldOn },
    { during: painsOf(before) },
    { during: painsSaid(now, entries) },
  );
  if (outcomes.some(({ outcome }) => outcome === 'saved')) {
    const { version: policyVersion } = await policyInForce(trx);
    change.audit({
      action: 'training.record',
      subject: athlete.id,
      change: { assignment: session.assignmentId, plannedFor: session.plannedFor, sets: outcomes.length },
      policyVersion,
    });
  }
  const eased = await easingAfterEntry(change, context, session, open.heldOn, before, now);
  return { outcomes, advice: felt.advice, conflicts: [...felt.conflicts, ...eased] };
}

/** What is saved, and what was typed of sets that are in question: whether a number is right is no reason to wait with pain. */
function painsSaid(now: readonly StoredSet[], entries: readonly SetEntry[]): ReadonlyMap<string, number> {
  const said = new Map(painsOf(now));
  for (const { lineId, place, set } of entries) {
    const pain = set === null || set === 'skipped' ? undefined : set.pain;
    const key = placeOf({ line_id: lineId, place });
    if (pain !== undefined && pain > (said.get(key) ?? -1)) said.set(key, pain);
  }
  return said;
}

/** Throws LOG_REFUSED for a set that was not asked for. */
function askedFor(plan: SessionPlan, { lineId, place }: SetEntry): { line: LinePlan; set: SetPlan } {
  const line = plan.lines.find((each) => each.lineId === lineId);
  const set = line?.sets.find((each) => each.place === place) ?? (line && extraSet(line, place));
  if (line && set) return { line, set };
  throw new ExpectedError('LOG_REFUSED', {
    message: 'This session has no such set. Open it again: it may have changed.',
  });
}

/** One set more than was asked is done like the last. */
function extraSet({ sets }: LinePlan, place: number): SetPlan | undefined {
  const last = sets.at(-1);
  return last && place > last.place && place <= last.place + MOST_EXTRA ? { ...last, place } : undefined;
}

const MOST_EXTRA = 5;

function rowOf(
  { set: entered, note }: SetEntry,
  sessionId: number,
  line: LinePlan,
  set: SetPlan,
  exercise: ExerciseId,
  known: StoredSet | undefined,
  stamp: { readonly who: string; readonly at: string },
): StoredSet | undefined {
  if (entered === null) return undefined;
  const done = entered === 'skipped' ? undefined : typed(entered);
  const own = line.inPlaceOf ?? line.exerciseId;
  return {
    session_id: sessionId,
    line_id: line.lineId,
    place: set.place,
    exercise_id: exercise,
    kind: set.kind,
    measure: set.measure,
    sides: line.sides,
    in_place_of: exercise === own ? null : own,
    modified: line.modified || exercise !== own ? 1 : 0,
    skipped: done ? 0 : 1,
    load_hundredths: done?.load?.hundredths ?? null,
    load_unit: done?.load?.unit ?? null,
    reps: done?.reps ?? null,
    reps_right: done?.repsRight ?? null,
    rir_halves: done?.rir === undefined ? null : 2 * done.rir,
    pain: done?.pain ?? null,
    technique_ok: done && !done.techniqueOk ? 0 : 1,
    note: note === undefined ? (known?.note ?? null) : note,
    entered_by: stamp.who,
    entered_at: stamp.at,
    version: (known?.version ?? 0) + 1,
  };
}

/** Whoever did another exercise in one set of a line did it in the others, too, unless somebody says otherwise. */
function doneBefore(present: ReadonlyMap<string, StoredSet>, { lineId, exerciseId }: LinePlan): ExerciseId {
  for (const row of present.values()) if (row.line_id === lineId) return row.exercise_id;
  return exerciseId;
}

function noSuchExercise(): ExpectedError {
  const sentence = 'The library has no such exercise.';
  return new ExpectedError('LOG_REFUSED', { fields: [{ path: 'entries.exerciseId', sentence }] });
}

function typed(set: Exclude<SetEntry['set'], null | 'skipped'>): Performed {
  const { load, reps, repsRight, rir, pain, techniqueOk } = set;
  return {
    ...(load && { load }),
    reps,
    ...(repsRight !== undefined && { repsRight }),
    ...(rir !== undefined && { rir }),
    ...(pain !== undefined && { pain }),
    techniqueOk,
  };
}

function sameSet(a: StoredSet, b: StoredSet): boolean {
  return (
    a.exercise_id === b.exercise_id &&
    a.skipped === b.skipped &&
    a.note === b.note &&
    JSON.stringify(performedOf(a)) === JSON.stringify(performedOf(b))
  );
}

function placeOf({ line_id, place }: Pick<StoredSet, 'line_id' | 'place'>): string {
  return `${line_id} ${place}`;
}
