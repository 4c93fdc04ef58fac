/** Enters sets, cell by cell, in one transaction: what somebody else entered meanwhile is never overwritten. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Conflict } from '#contract/assignments.ts';
import type { EntryOutcome, SessionKey, SetEntry, TrainingAdvice, training } from '#contract/training.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { SorePlace } from '#domain/training/performed.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { Change } from '../session.ts';
import { isStopped, isWithheld, type SessionAt, sessionsAt, withoutPain } from './grid.ts';
import { askedFor, type EntryJudgement, judgeEntry } from './judge-entry.ts';
import { type Athlete, athletesOf, writableSession } from './open-session.ts';
import { actOnPain, painsOf } from './pain.ts';
import { keyOf, type StoredSet, setsOf, shownSet } from './stored.ts';
import { easingAfterEntry } from './trained-since.ts';

type Handlers = HandlersOf<typeof training>;

export const recordSets: Handlers['training.record'] = async ({ entries, heldOn }, context) => {
  const stamp = stampOf(context);
  const sessions = await entrySessions(context, entries);
  const what = entries.length === 1 ? 'Entered a set' : `Entered ${entries.length} sets`;
  return context.session.change({ stamp, undo: what }, (change) =>
    recordEntries(change, context, sessions, heldOn),
  );
};

/** Entries of one session, with what they are entered against. */
export interface EntrySession<Entry extends SessionKey = SetEntry> {
  /** Absent where neither the schedule nor the log has it. */
  readonly session?: SessionAt;
  readonly athlete?: Athlete;
  readonly entries: readonly Entry[];
  /** The unit of the facility. */
  readonly unit: 'kg' | 'lb';
}

/** Sessions between two turns of the event loop. */
export const AT_ONCE = 50;

/** What was asked is read before the change: pain that is entered changes what comes next, not what was asked of this. */
export async function entrySessions<Entry extends SessionKey>(
  context: Context,
  entries: readonly Entry[],
): Promise<EntrySession<Entry>[]> {
  const { unit } = await context.session.kysely
    .selectFrom('facility')
    .select('unit')
    .executeTakeFirstOrThrow();
  const bySession = Map.groupBy(entries, ({ assignmentId, plannedFor }) => keyOf(assignmentId, plannedFor));
  const keys = [...bySession.values()].flatMap(([first]) => first ?? []);
  const found = await sessionsInParts(context, keys);
  const sessions = new Map(found.map((each) => [keyOf(each.assignmentId, each.plannedFor), each]));
  const athletes = await athletesOf(context, found);
  return [...bySession].map(([key, own]): EntrySession<Entry> => {
    const session = sessions.get(key);
    const athlete = session && athletes.get(session.assignmentId);
    return { entries: own, unit, ...(session && { session }), ...(athlete && { athlete }) };
  });
}

/** Many, with turns of the event loop between them; those that are not there are absent. */
export async function sessionsInParts(context: Context, keys: readonly SessionKey[]): Promise<SessionAt[]> {
  const found: SessionAt[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    if (start > 0) await nextTurn();
    found.push(...(await sessionsAt(context, keys.slice(start, start + AT_ONCE))));
  }
  return found;
}

/** The one way into the log, typed or from a workbook. Throws NOT_FOUND and LOG_REFUSED. */
export async function recordEntries(
  change: Change,
  context: Context,
  sessions: readonly EntrySession[],
  heldOn?: CalendarDate,
): Promise<{ outcomes: EntryOutcome[]; advice: TrainingAdvice[]; conflicts: Conflict[] }> {
  const outcomes: EntryOutcome[] = [];
  const advice: TrainingAdvice[] = [];
  const conflicts: Conflict[] = [];
  for (const [place, { session, athlete, entries, unit }] of sessions.entries()) {
    if (!session || !athlete) throw new ExpectedError('NOT_FOUND');
    if (place > 0) await nextTurn();
    const done = await recordIn(change, context, { session, athlete, entries, heldOn, unit });
    outcomes.push(...done.outcomes);
    advice.push(...done.advice);
    conflicts.push(...done.conflicts);
    change.touch('training', [athlete.id]);
  }
  return { outcomes, advice, conflicts };
}

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
  const withheld = isWithheld(context, open.heldOn);
  const { painStopsFrom, version: policyVersion } = await policyInForce(trx);
  const shown = (row: StoredSet) => (withheld ? withoutPain(shownSet(row)) : shownSet(row));
  for (const entry of entries) {
    const at = placeOf({ line_id: entry.lineId, place: entry.place });
    const asked = askedFor(open.plan, entry);
    if (!asked) throw new ExpectedError('LOG_REFUSED', { message: NO_SUCH_SET });
    const stopped = !withheld && isStopped(asked.line, [...present.values()], painStopsFrom);
    const refusal = entry.asPrescribed && (session.held ?? (stopped ? STOPPED : undefined));
    const judged = judgeEntry(entry, { asked, present: present.values(), withheld, unit, stamp });
    if (judged.row && !context.library.exercises.has(judged.row.exercise_id)) throw noSuchExercise();
    if (judged.outcome === 'new' && !refusal) {
      await store(change, open.id, entry, judged.row);
      if (judged.row) present.set(at, { session_id: open.id, ...judged.row });
      else present.delete(at);
    }
    const { assignmentId, plannedFor, lineId, place } = entry;
    const row = present.get(at);
    outcomes.push({
      assignmentId,
      plannedFor,
      lineId,
      place,
      ...answerOf(judged, refusal),
      present: row ? shown(row) : null,
    });
  }
  const now = [...present.values()];
  const sore = await soreIn(change, open.id);
  const felt = await actOnPain(
    change,
    context,
    { athlete, session, heldOn: open.heldOn },
    { during: painsOf(before), sore },
    { during: painsSaid(now, entries), sore },
  );
  const saved = outcomes.filter(({ outcome }) => outcome === 'saved').length;
  if (saved > 0) {
    change.audit({
      action: 'training.record',
      subject: athlete.id,
      change: { assignment: session.assignmentId, plannedFor: session.plannedFor, sets: saved },
      policyVersion,
    });
  }
  const eased = await easingAfterEntry(change, context, session, open.heldOn, before, now);
  return { outcomes, advice: felt.advice, conflicts: [...felt.conflicts, ...eased] };
}

/** As it is said by now: somebody else may have said it meanwhile. */
async function soreIn({ trx }: Change, sessionId: number): Promise<readonly SorePlace[]> {
  const { sore } = await trx
    .selectFrom('training_session')
    .select('sore')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return JSON.parse(sore);
}

/** What is said of one entry. */
function answerOf(
  { outcome, question }: EntryJudgement,
  refusal: string | undefined,
): Pick<EntryOutcome, 'outcome' | 'question'> {
  if (refusal !== undefined && outcome !== 'same') return { outcome: 'refused', question: refusal };
  if (outcome === 'asks') return { outcome, question: question ?? null };
  return { outcome: outcome === 'conflict' ? outcome : 'saved', question: null };
}

const STOPPED = 'This exercise was stopped: it hurt.';

export const NO_SUCH_SET = 'This session has no such set. Open it again: it may have changed.';

function noSuchExercise(): ExpectedError {
  const sentence = 'The library has no such exercise.';
  return new ExpectedError('LOG_REFUSED', { fields: [{ path: 'entries.exerciseId', sentence }] });
}

async function store(
  { trx }: Change,
  sessionId: number,
  { lineId, place }: SetEntry,
  row: Omit<StoredSet, 'session_id'> | undefined,
): Promise<void> {
  if (row === undefined) {
    await trx
      .deleteFrom('logged_set')
      .where('session_id', '=', sessionId)
      .where('line_id', '=', lineId)
      .where('place', '=', place)
      .execute();
    return;
  }
  const { line_id, place: _place, ...values } = row;
  await trx
    .insertInto('logged_set')
    .values({ session_id: sessionId, line_id, place, ...values })
    .onConflict((conflict) => conflict.columns(['session_id', 'line_id', 'place']).doUpdateSet(values))
    .execute();
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

export function placeOf({ line_id, place }: Pick<StoredSet, 'line_id' | 'place'>): string {
  return `${line_id} ${place}`;
}
