/** The training days of an assignment: which session of which week falls on which date. */

import { addDays, type CalendarDate, daysBetween, mondayOf } from '#domain/calendar/calendar-date.ts';
import type { Program } from '#domain/program/program.ts';

export interface Schedule {
  readonly program: Program;
  readonly startDate: CalendarDate;
  readonly startWeek: number;
  /** ISO weekdays, 1 = Monday. */
  readonly trainingDays: readonly number[];
}

export interface TrainingDay {
  readonly date: CalendarDate;
  readonly week: number;
  /** Number of the phase. */
  readonly phase: number;
  /** `A`, `B` … of the program's session. */
  readonly letter: string;
}

/**
 * From a date on to the end of the program. Weeks are counted from the start date; within a week the days take the
 * sessions in order, and begin again where there are more days than sessions.
 */
export function trainingDaysFrom(
  { program, startDate, startWeek, trainingDays }: Schedule,
  from: CalendarDate,
): TrainingDay[] {
  const lastWeek = Math.max(...program.phases.map((phase) => phase.lastWeek));
  const found: TrainingDay[] = [];
  for (let week = startWeek; week <= lastWeek; week += 1) {
    const phase = program.phases.find(({ firstWeek, lastWeek }) => firstWeek <= week && week <= lastWeek);
    if (!phase || phase.sessions.length === 0) continue;
    const first = addDays(startDate, 7 * (week - startWeek));
    const dates = Array.from({ length: 7 }, (_, day) => addDays(first, day)).filter((date) =>
      trainingDays.includes(weekday(date)),
    );
    for (const [place, date] of dates.entries()) {
      const session = phase.sessions[place % phase.sessions.length];
      if (session && date >= from) found.push({ date, week, phase: phase.number, letter: session.letter });
    }
  }
  return found;
}

function weekday(date: CalendarDate): number {
  return daysBetween(mondayOf(date), date) + 1;
}
