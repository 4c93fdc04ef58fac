/** The training days that were planned for athletes in a span, with what became of them but for the training itself. */

import type { Kysely } from 'kysely';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Program } from '#domain/program/program.ts';
import { type RunningWork, runningWork } from '../assignments/running.ts';
import { scheduleChanges } from '../assignments/schedule-changes.ts';
import { plannedDaysFrom, type Schedule, weekday } from '../assignments/training-days.ts';
import type { Tables } from '../database/schema.ts';
import type { Library } from '../library/library.ts';
import { programVersion } from '../library/programs.ts';
import { inParts } from '../roster/athletes.ts';
import { holidayOn, holidaysOf } from './holidays.ts';

export interface PlannedDay {
  readonly assignmentId: string;
  /** The day of the schedule; `date` is the day it was moved to. */
  readonly plannedFor: CalendarDate;
  readonly date: CalendarDate;
  /** 0 where the program has been paused since, and its weeks count anew. */
  readonly week: number;
  readonly letter: string;
  readonly state: 'expected' | 'skipped' | 'holiday' | 'paused';
}

interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly today: CalendarDate;
}

/** A program that runs or ran: its schedule now, and what it was from the beginning. */
interface Course extends Schedule {
  readonly assignmentId: string;
  readonly athleteId: string;
  readonly firstDay: CalendarDate;
  /** The last day on which anything was asked; absent while it runs. */
  readonly endedOn?: CalendarDate;
  /** Paused now, since that day. */
  readonly pausedOn?: CalendarDate;
  readonly gated: RunningWork['work']['phases'];
}

/** By athlete, in order of date, both ends included; of programs that run, and of those that ended until they did. */
export async function plannedDays(
  executor: Kysely<Tables>,
  library: Library,
  athleteIds: readonly string[],
  span: Span,
): Promise<Map<string, PlannedDay[]>> {
  const holidays = await holidaysOf(executor);
  const courses = [
    ...(await runningCourses(executor, library, athleteIds, span)),
    ...(await endedCourses(executor, athleteIds, span)),
  ];
  const pauses = await pausesOf(
    executor,
    courses.map(({ assignmentId }) => assignmentId),
  );
  const found = new Map<string, PlannedDay[]>();
  for (const course of courses) {
    const own = found.get(course.athleteId) ?? [];
    found.set(course.athleteId, own);
    const over = pauses.get(course.assignmentId) ?? [];
    const isPaused = (date: CalendarDate) =>
      (course.pausedOn !== undefined && date >= course.pausedOn) ||
      over.some(({ began, resumed }) => began <= date && date < resumed);
    const last = course.endedOn !== undefined && course.endedOn < span.to ? course.endedOn : span.to;
    for (const day of daysOf(course, span.from)) {
      const { plannedFor, date, week, letter, skipped } = day;
      if (date > last) continue;
      const closed = holidayOn(holidays, date) !== undefined;
      const became = skipped ? 'skipped' : isPaused(date) ? 'paused' : closed ? 'holiday' : 'expected';
      own.push({
        assignmentId: course.assignmentId,
        plannedFor,
        date,
        week,
        letter,
        state: became,
      });
    }
  }
  for (const days of found.values()) days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return found;
}

/** Those of the schedule, and before it the training days that a pause has pushed out of its weeks. */
function daysOf(course: Course, from: CalendarDate) {
  const earlier = [];
  const begin = course.firstDay > from ? course.firstDay : from;
  for (let date = begin; date < course.startDate; date = addDays(date, 1)) {
    if (!course.trainingDays.includes(weekday(date))) continue;
    const change = course.changes?.get(date);
    const day = { plannedFor: date, date: change?.movedTo ?? date, week: 0, letter: '' };
    earlier.push({ ...day, ...(change?.skipped && { skipped: true as const }) });
  }
  return [...earlier, ...plannedDaysFrom(course, from, course.gated)];
}

async function runningCourses(
  executor: Kysely<Tables>,
  library: Library,
  athleteIds: readonly string[],
  { today }: Span,
): Promise<Course[]> {
  const running = await runningWork(executor, library, today, { athleteIds, archivedToo: true });
  return running.map((each) => ({
    program: each.program,
    startDate: each.startDate,
    startWeek: each.startWeek,
    trainingDays: each.trainingDays,
    changes: each.changes,
    assignmentId: each.assignmentId,
    athleteId: each.athleteId,
    firstDay: each.firstDay,
    ...(each.state === 'paused' && each.pausedOn !== null && { pausedOn: each.pausedOn }),
    gated: each.work.phases,
  }));
}

async function endedCourses(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  { from }: Span,
): Promise<Course[]> {
  const rows = [];
  for (const part of inParts(athleteIds)) {
    rows.push(
      ...(await executor
        .selectFrom('assignment')
        .selectAll()
        .where('athlete_id', 'in', part)
        .where('state', '=', 'ended')
        .where('ended_on', '>=', from)
        .execute()),
    );
  }
  const programs = new Map<string, Program | undefined>();
  for (const { program_id, program_version } of rows) {
    const key = `${program_id} ${program_version}`;
    if (!programs.has(key)) programs.set(key, await programVersion(executor, program_id, program_version));
  }
  const changes = await scheduleChanges(
    executor,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row): Course[] => {
    const program = programs.get(`${row.program_id} ${row.program_version}`);
    if (!program || row.ended_on === null) return [];
    return [
      {
        program,
        startDate: row.start_date,
        startWeek: row.start_week,
        trainingDays: JSON.parse(row.training_days) as number[],
        changes: changes.get(row.id) ?? new Map(),
        assignmentId: row.id,
        athleteId: row.athlete_id,
        firstDay: row.first_day ?? row.start_date,
        // On the day itself nothing more was asked.
        endedOn: addDays(row.ended_on, -1),
        ...(row.paused_on !== null && { pausedOn: row.paused_on }),
        gated: [],
      },
    ];
  });
}

async function pausesOf(executor: Kysely<Tables>, assignmentIds: readonly string[]) {
  const rows = [];
  for (const part of inParts(assignmentIds))
    rows.push(
      ...(await executor
        .selectFrom('program_pause')
        .selectAll()
        .where('assignment_id', 'in', part)
        .execute()),
    );
  return Map.groupBy(rows, (row) => row.assignment_id);
}
