/** Which sessions are entered: those of a day and squad, or those a printed sheet is of. */

import type { SessionKey, training } from '#contract/training.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Context } from '../context.ts';
import { registerRows } from '../documents/register-rows.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { isAskedOn, worksOf, worksOn } from './ended-work.ts';
import { gridSessions, sessionsAt } from './grid.ts';
import { athletesOf } from './open-session.ts';
import { covers } from './sheet-covers.ts';
import { isDone, keyOf, type StoredSet, sessionsHeldOn, sessionsOf, setsOf } from './stored.ts';
import { ofSquad } from './today.ts';
import type { PlannedDay } from './work-now.ts';

type Handlers = HandlersOf<typeof training>;

/** A sheet is looked up among sessions this many days back and ahead. */
const REACH_DAYS = 400;

export const findSessions: Handlers['training.sessions'] = async (input, context) => {
  const today = context.clock.today();
  if (input.keys) {
    const sessions = await gridSessions(context, await sessionsAt(context, input.keys));
    return { date: sessions[0]?.heldOn ?? today, sessions, sheet: null };
  }
  if (input.sheetNumber !== undefined) return ofSheet(context, input.sheetNumber, input.date);
  const date = input.date ?? today;
  const sessions = await gridSessions(
    context,
    await sessionsAt(context, await keysOfDay(context, date, input.squad)),
  );
  return { date, sessions, sheet: null };
};

/** Of the schedule of that day, and what was held on it whatever the schedule says. */
async function keysOfDay(
  context: Context,
  date: CalendarDate,
  squad: string | undefined,
): Promise<SessionKey[]> {
  const { kysely } = context.session;
  const works = await worksOn(context, date);
  const whose = await ofSquad(kysely, works, squad);
  const planned = whose.flatMap(({ running, now }) =>
    now
      .daysOf(running, date)
      .filter((day) => day.date === date && !day.skipped && isAskedOn(running, date))
      .map((day) => ({ assignmentId: running.assignmentId, plannedFor: day.plannedFor })),
  );
  const known = new Set(planned.map(({ assignmentId, plannedFor }) => keyOf(assignmentId, plannedFor)));
  const members = new Set(whose.map(({ running }) => running.athleteId));
  const held = (await sessionsHeldOn(kysely, date))
    .filter((session) => squad === undefined || members.has(session.athlete_id))
    .map((session) => ({ assignmentId: session.assignment_id, plannedFor: session.planned_for }))
    .filter(({ assignmentId, plannedFor }) => !known.has(keyOf(assignmentId, plannedFor)));
  return [...planned, ...held] as SessionKey[];
}

async function ofSheet(context: Context, typed: string, date: CalendarDate | undefined) {
  const { kysely } = context.session;
  const today = context.clock.today();
  const { rows } = await registerRows(kysely, { limit: 1, number: typed });
  const [first] = rows;
  if (!first)
    throw new ExpectedError('NOT_FOUND', { message: 'No sheet with this number was printed here.' });
  const assignmentIds = rows.map(({ assignmentId }) => assignmentId);
  const stored = await sessionsOf(kysely, assignmentIds, {
    from: addDays(today, -REACH_DAYS),
    to: addDays(today, REACH_DAYS),
  });
  const sets = await setsOf(
    kysely,
    [...stored.values()].map(({ id }) => id),
  );
  const works = await worksOf(context, assignmentIds);
  const keys = rows.flatMap(({ assignmentId, covers: says, voidSince }): SessionKey[] => {
    const printed = { covers: says, valid: voidSince === null };
    const { running, now } = works.get(assignmentId) ?? {};
    if (!running || !now) return [];
    const days = now.daysOf(running, today).filter(({ skipped }) => !skipped);
    const isEntered = (day: PlannedDay) => {
      const session = stored.get(keyOf(assignmentId, day.plannedFor));
      return session !== undefined && isDone(session, sets.get(session.id) ?? [], session.plan);
    };
    const onSheet = days.filter((day) => covers(printed, running, day));
    const day = chosenDay(onSheet, date ?? today, isEntered, date !== undefined);
    return day ? [{ assignmentId, plannedFor: day.plannedFor } as SessionKey] : [];
  });
  if (keys.length === 0) await refuseArchived(context, assignmentIds);
  const found = await gridSessions(context, await sessionsAt(context, keys));
  // In the order of this paper, whatever was printed since.
  const sessions = found.map((session) => ({
    ...session,
    rackPlace: first.kind === 'rack' ? assignmentIds.indexOf(session.assignmentId) : session.rackPlace,
  }));
  return {
    date: sessions[0]?.heldOn ?? date ?? today,
    sessions,
    sheet: {
      number: first.number,
      covers: first.covers,
      voidSince: rows.find(({ voidSince }) => voidSince !== null)?.voidSince ?? null,
      entered: lastEntry(
        keys.flatMap((key) => sets.get(stored.get(keyOf(key.assignmentId, key.plannedFor))?.id ?? -1) ?? []),
      ),
    },
  };
}

/** Throws NOT_FOUND where the sheet is of people who are off the roster. */
async function refuseArchived(context: Context, assignmentIds: readonly string[]): Promise<void> {
  const athletes = await athletesOf(
    context,
    assignmentIds.map((assignmentId) => ({ assignmentId })),
  );
  const archived = [...athletes.values()].find((athlete) => athlete.archived);
  if (archived)
    throw new ExpectedError('NOT_FOUND', {
      message: `This sheet is of ${archived.name}, who is archived. Bring them back to the roster first.`,
    });
}

/** The session of the day asked for, or else the last that is not entered yet, or else the last or the next. */
function chosenDay(
  days: readonly PlannedDay[],
  on: CalendarDate,
  isEntered: (day: PlannedDay) => boolean,
  exactly: boolean,
): PlannedDay | undefined {
  const there = days.find(({ date }) => date === on);
  if (there && (exactly || !isEntered(there))) return there;
  const past = days.filter(({ date }) => date <= on);
  return past.findLast((day) => !isEntered(day)) ?? past.at(-1) ?? days[0];
}

function lastEntry(sets: readonly StoredSet[]) {
  const last = sets.toSorted((a, b) => (a.entered_at < b.entered_at ? -1 : 1)).at(-1);
  return last ? { by: last.entered_by, at: last.entered_at } : null;
}
