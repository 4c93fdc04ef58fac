/** The training days of an assignment: which session of which week falls on which date. */

import { addDays, type CalendarDate, daysBetween, mondayOf } from '#domain/calendar/calendar-date.ts';
import type { GatedPhase } from '#domain/gate/gated-program.ts';
import type { Program } from '#domain/program/program.ts';
import { calendarWeek, phaseDoneIn } from './weeks-done.ts';

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
 * withheld the days go on past the end, as far as the week after `from`.
 */
export function trainingDaysFrom(
  schedule: Schedule,
  from: CalendarDate,
  gated: readonly GatedPhase[] = [],
): TrainingDay[] {
  const { program, startDate, startWeek, trainingDays } = schedule;
  const end = Math.max(...program.phases.map((phase) => phase.lastWeek));
  const repeats = gated.at(-1)?.permitted === false;
  const lastWeek = repeats ? Math.max(end, calendarWeek(schedule, from) + 1) : end;
  const found: TrainingDay[] = [];
  for (let week = startWeek; week <= lastWeek; week += 1) {
    const phase =
      phaseDoneIn(gated, week) ??
      program.phases.find(({ firstWeek, lastWeek }) => firstWeek <= week && week <= lastWeek) ??
      program.phases.at(-1);
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

/** ISO weekday, 1 = Monday. */
export function weekday(date: CalendarDate): number {
  return daysBetween(mondayOf(date), date) + 1;
}
