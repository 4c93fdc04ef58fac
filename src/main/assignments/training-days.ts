/** The training days of an assignment: which session of which week falls on which date. */

import { addDays, type CalendarDate, daysBetween, mondayOf } from '#domain/calendar/calendar-date.ts';
import type { GatedPhase } from '#domain/gate/gated-program.ts';
import type { Program } from '#domain/program/program.ts';
import { calendarWeek, phaseDoneIn } from './weeks-done.ts';

/** A training day that is done otherwise than its schedule has it. */
export interface DayChange {
  readonly skipped: boolean;
  readonly movedTo?: CalendarDate;
  /** The session done in place of its own. */
  readonly letter?: string;
}

export interface Schedule {
  readonly program: Program;
  readonly startDate: CalendarDate;
  readonly startWeek: number;
  /** ISO weekdays, 1 = Monday. */
  readonly trainingDays: readonly number[];
  /** By the day that the schedule has. */
  readonly changes?: ReadonlyMap<CalendarDate, DayChange>;
}

export interface TrainingDay {
  /** The day that the schedule has: what the session is known by, wherever it was moved. */
  readonly plannedFor: CalendarDate;
  readonly date: CalendarDate;
  readonly week: number;
  /** Number of the phase whose session it is. */
  readonly phase: number;
  /** `A`, `B` … of the program's session. */
  readonly letter: string;
}

/**
 * From a date on to the end of the program. Weeks are counted from the start date; within a week the days take the
 * sessions in order, and begin again where there are more days than sessions.
 *
 * `gated`: what is done of it. A phase repeated in place of another gives its own sessions, and while the last phase is
 * withheld the days go on past the end, as far as the week after `from`. In order of date; a skipped day is none.
 */
export function trainingDaysFrom(
  schedule: Schedule,
  from: CalendarDate,
  gated: readonly GatedPhase[] = [],
): TrainingDay[] {
  return plannedDaysFrom(schedule, from, gated).filter(({ skipped }) => !skipped);
}

/** The same with the days that a coach skipped. */
export function plannedDaysFrom(
  schedule: Schedule,
  from: CalendarDate,
  gated: readonly GatedPhase[] = [],
): (TrainingDay & { readonly skipped?: true })[] {
  const { program, startDate, startWeek, trainingDays, changes } = schedule;
  const end = Math.max(...program.phases.map((phase) => phase.lastWeek));
  const repeats = gated.at(-1)?.permitted === false;
  const lastWeek = repeats ? Math.max(end, calendarWeek(schedule, from) + 1) : end;
  // Weeks begin on the weekday of the start.
  const firstWeekday = weekday(startDate);
  const found: (TrainingDay & { readonly skipped?: true })[] = [];
  for (let week = startWeek; week <= lastWeek; week += 1) {
    const phase =
      phaseDoneIn(gated, week) ??
      program.phases.find(({ firstWeek, lastWeek }) => firstWeek <= week && week <= lastWeek) ??
      program.phases.at(-1);
    if (!phase || phase.sessions.length === 0) continue;
    const first = addDays(startDate, 7 * (week - startWeek));
    const dates = [0, 1, 2, 3, 4, 5, 6]
      .filter((day) => trainingDays.includes(((firstWeekday - 1 + day) % 7) + 1))
      .map((day) => addDays(first, day));
    for (const [place, plannedFor] of dates.entries()) {
      const change = changes?.get(plannedFor);
      const own = phase.sessions[place % phase.sessions.length];
      const session = phase.sessions.find(({ letter }) => letter === change?.letter) ?? own;
      const date = change?.movedTo ?? plannedFor;
      if (!session || date < from) continue;
      const day = { plannedFor, date, week, phase: phase.number, letter: session.letter };
      found.push(change?.skipped ? { ...day, skipped: true } : day);
    }
  }
  return changes && changes.size > 0
    ? found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    : found;
}

/** The session that the schedule gave to a day, wherever it was moved; undefined where it gave none. */
export function plannedDay(
  schedule: Schedule,
  plannedFor: CalendarDate,
  gated: readonly GatedPhase[],
): ReturnType<typeof plannedDaysFrom>[number] | undefined {
  if (plannedFor < schedule.startDate) return undefined;
  // A session is moved back no further than to the first day of its week.
  const days = plannedDaysFrom(schedule, addDays(plannedFor, -7), gated);
  return days.find((day) => day.plannedFor === plannedFor);
}

/** ISO weekday, 1 = Monday. */
export function weekday(date: CalendarDate): number {
  return daysBetween(mondayOf(date), date) + 1;
}
