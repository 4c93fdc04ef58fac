/** Who trains on a day, what stands in the way, and what is entered already; and the same counted over a span of days. */

import type { Kysely } from 'kysely';
import type { TodayRow, training } from '#contract/training.ts';
import type { AthleteId } from '#contract/values.ts';
import { addDays, type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { RunningWork } from '../assignments/running.ts';
import { neutralReason } from '../clearance/neutral-words.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { inParts, squadsOf } from '../roster/athletes.ts';
import { isAskedOn, type Work, worksOn } from './ended-work.ts';
import { holidayOn, holidaysOf } from './holidays.ts';
import { covers } from './sheet-covers.ts';
import { begunSessions, keyOf, setCounts } from './stored.ts';
import { timesOf } from './times.ts';
import { heldOn, type PlannedDay } from './work-now.ts';

type Handlers = HandlersOf<typeof training>;

/** A program that ends this soon asks what comes next. */
const ENDING_DAYS = 7;
/** A calendar of more days than this is a report. */
const MOST_DAYS = 100;

export const trainingToday: Handlers['training.today'] = async ({ date, squad }, context) => {
  const { kysely } = context.session;
  const on = date ?? context.clock.today();
  const whose = await ofSquad(kysely, await worksOn(context, on), squad);
  const holiday = holidayOn(await holidaysOf(kysely), on) ?? null;
  const training = whose.flatMap(({ running, now }) =>
    now
      .daysOf(running, on)
      .filter((day) => day.date === on && isAskedOn(running, on))
      .map((day) => ({ running, now, day })),
  );
  const assignmentIds = training.map(({ running }) => running.assignmentId);
  const stored = await begunSessions(kysely, assignmentIds, spanOf(training, DAYS_OF_WEEK));
  const counts = await setCounts(
    kysely,
    [...stored.values()].map(({ id }) => id),
  );
  const sheets = await sheetsOf(kysely, assignmentIds);
  const squads = await squadsOf(kysely, [...new Set(training.map(({ running }) => running.athleteId))]);
  const times = await timesOf(kysely, [...squads.keys()]);
  const rows = training.map(({ running, now, day }): TodayRow => {
    const { assignmentId, athleteId, name, program } = running;
    const session = stored.get(keyOf(assignmentId, day.plannedFor));
    const asked = now.asked(running, day);
    const entered = session ? (counts.get(session.id) ?? 0) : 0;
    const sets = asked?.lines.reduce((sum, line) => sum + line.sets.length, 0) ?? 0;
    const sheet = sheetOf(sheets.get(assignmentId) ?? [], running, day);
    return {
      assignmentId: assignmentId as TodayRow['assignmentId'],
      plannedFor: day.plannedFor,
      athleteId: athleteId as AthleteId,
      name,
      squads: squads.get(athleteId) ?? [],
      program: program.name,
      week: day.week,
      letter: asked?.letter ?? day.letter,
      session: asked?.name ?? '',
      time: times.get(athleteId) ?? null,
      movedFrom: day.plannedFor === day.date ? null : day.plannedFor,
      ended: running.endedOn !== null,
      ...stateOf({
        running,
        day,
        holiday,
        done: session?.state === 'done' || (sets > 0 && entered >= sets),
        entered,
      }),
      missingMaxima: [...(asked?.missingMaxima ?? [])],
      sheet: sheet?.state ?? 'none',
      sheetNumber: sheet?.number ?? null,
      sets: { entered, asked: sets },
      swaps:
        session || asked?.letter === 'F' ? [] : swapsOf(now.daysOf(running, on), day, stored, assignmentId),
    };
  });
  return { date: on, holiday, rows, ending: endingSoon(whose, on) };
};

export const trainingCalendar: Handlers['training.calendar'] = async (
  { from, to, squad, athleteId },
  context,
) => {
  if (daysBetween(from, to) < 0 || daysBetween(from, to) > MOST_DAYS) {
    const sentence = `Ask for at most ${MOST_DAYS} days, from the first to the last.`;
    throw new ExpectedError('INVALID_INPUT', { fields: [{ path: 'to', sentence }] });
  }
  const { kysely } = context.session;
  const works = (await worksOn(context, from, to)).filter(
    ({ running }) => athleteId === undefined || running.athleteId === athleteId,
  );
  const whose = await ofSquad(kysely, works, squad);
  const holidays = await holidaysOf(kysely);
  const days = Map.groupBy(
    whose.flatMap(({ running, now }) =>
      now
        .daysOf(running, to)
        .filter(({ date, skipped }) => !skipped && from <= date && date <= to && isAskedOn(running, date))
        .map((day) => ({ running, day })),
    ),
    ({ day }) => day.date,
  );
  const begun = await begunSessions(
    kysely,
    whose.map(({ running }) => running.assignmentId),
    spanOf([...days.values()].flat(), 0),
  );
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, place) => {
    const date = addDays(from, place);
    const here = days.get(date) ?? [];
    const holiday = holidayOn(holidays, date) ?? null;
    const training = here.filter(({ running, day }) => holiday === null && !heldOn(running, day.date));
    const words = here.map(({ running, day }) => `${running.program.name}, week ${day.week} ${day.letter}`);
    return {
      date,
      holiday,
      sessions: here.length,
      athletes: new Set(training.map(({ running }) => running.athleteId)).size,
      done: here.filter(({ running, day }) => begun.has(keyOf(running.assignmentId, day.plannedFor))).length,
      what: [...Map.groupBy(words, (word) => word)]
        .map(([says, all]) => ({ says, athletes: all.length }))
        .sort((a, b) => b.athletes - a.athletes || a.says.localeCompare(b.says, 'en')),
    };
  });
};

/** Those of a squad, or all. */
export async function ofSquad<Of extends { readonly running: Pick<RunningWork, 'athleteId'> }>(
  executor: Kysely<Tables>,
  works: readonly Of[],
  squad: string | undefined,
): Promise<readonly Of[]> {
  if (squad === undefined) return works;
  const rows = await executor
    .selectFrom('athlete_squad')
    .select('athlete_id')
    .where('squad_id', '=', squad)
    .execute();
  const members = new Set(rows.map((row) => row.athlete_id));
  return works.filter(({ running }) => members.has(running.athleteId));
}

function stateOf({
  running,
  day,
  holiday,
  done,
  entered,
}: {
  readonly running: RunningWork;
  readonly day: PlannedDay;
  readonly holiday: string | null;
  readonly done: boolean;
  readonly entered: number;
}): Pick<TodayRow, 'state' | 'because'> {
  if (done) return { state: 'done', because: null };
  const held = heldOn(running, day.date);
  if (held) {
    const { text } = neutralReason({ rule: held.rule, text: held.reason }, 'T0');
    return { state: held.rule === 'PAUSED' || running.state === 'paused' ? 'paused' : 'held', because: text };
  }
  if (day.skipped) return { state: 'skipped', because: null };
  if (entered > 0) return { state: 'begun', because: null };
  return holiday === null ? { state: 'toCome', because: null } : { state: 'holiday', because: holiday };
}

/** Other letters of its week that nobody has begun. */
function swapsOf(
  days: readonly PlannedDay[],
  day: PlannedDay,
  stored: ReadonlyMap<string, unknown>,
  assignmentId: string,
): TodayRow['swaps'] {
  return days
    .filter(({ week, letter, skipped }) => week === day.week && letter !== day.letter && !skipped)
    .filter(({ plannedFor }) => !stored.has(keyOf(assignmentId, plannedFor)))
    .map(({ plannedFor, date, letter }) => ({ plannedFor, date, letter }));
}

const DAYS_OF_WEEK = 7;

function spanOf(
  days: readonly { readonly day: PlannedDay }[],
  around: number,
): { from?: CalendarDate; to?: CalendarDate } {
  const dates = days.map(({ day }) => day.plannedFor).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  return { ...(from && { from: addDays(from, -around) }), ...(to && { to: addDays(to, around) }) };
}

interface SheetRow {
  readonly number: string;
  readonly covers: string;
  readonly valid: boolean;
}

/** Of each, oldest first; those that a reprint replaced are nobody's loss. */
async function sheetsOf(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, SheetRow[]>> {
  const found = new Map<string, SheetRow[]>();
  for (const part of inParts([...new Set(assignmentIds)])) {
    const rows = await executor
      .selectFrom('sheet')
      .select(['assignment_id', 'number', 'covers', 'void_since', 'void_reason'])
      .where('assignment_id', 'in', part)
      .orderBy('serial')
      .execute();
    for (const row of rows) {
      if (row.void_reason === 'reprinted') continue;
      const own = found.get(row.assignment_id) ?? [];
      found.set(row.assignment_id, own);
      own.push({ number: row.number, covers: row.covers, valid: row.void_since === null });
    }
  }
  return found;
}

/** The newest valid sheet of a session; `stale` where all there were of it are void because the work changed. */
function sheetOf(
  sheets: readonly SheetRow[],
  running: RunningWork,
  day: PlannedDay,
): { readonly state: 'printed' | 'stale'; readonly number: string } | undefined {
  const own = sheets.filter((sheet) => covers(sheet, running, day));
  const valid = own.findLast((sheet) => sheet.valid);
  const newest = valid ?? own.at(-1);
  return newest && { state: valid ? 'printed' : 'stale', number: newest.number };
}

/** The last training day lies close, and nothing begins after it. */
function endingSoon(whose: readonly Work[], on: CalendarDate) {
  return whose.flatMap(({ running, now }) => {
    const { assignmentId, athleteId, name, program, endedOn } = running;
    if (endedOn !== null) return [];
    const lastDay = now.daysOf(running, on).at(-1)?.date;
    if (!lastDay || lastDay < on || daysBetween(on, lastDay) > ENDING_DAYS) return [];
    const next = now.running.some(
      (other) => other.athleteId === athleteId && other.assignmentId !== assignmentId && other.startDate > on,
    );
    return next
      ? []
      : [
          {
            assignmentId: assignmentId as TodayRow['assignmentId'],
            athleteId: athleteId as AthleteId,
            name,
            program: program.name,
            lastDay,
          },
        ];
  });
}
