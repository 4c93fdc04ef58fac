/**
 * Which phase is done in a week of a running program, and from which day its weeks do not count. A phase that is not
 * permitted is not begun by the calendar: the last one that is permitted is repeated until a coach accepts more.
 */

import { addDays, type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import { capInPhase, type Permission } from '#domain/clearance/permission.ts';
import type { GatedPhase } from '#domain/gate/gated-program.ts';
import type { Phase } from '#domain/program/program.ts';
import type { RunningWork } from './running.ts';

/** The phase of the week itself, or the one repeated in its place; undefined where nothing is done in that week. */
export function phaseDoneIn(phases: readonly GatedPhase[], week: number): GatedPhase | undefined {
  const own = phaseOfWeek(phases, week);
  if (!own || own.permitted) return own;
  return phases.findLast(({ permitted, firstWeek }) => permitted && firstWeek < own.firstWeek);
}

/** The week whose targets are those of a week: its own, or the last of the phase that is repeated in it. */
export function weekOnPaper(phases: readonly GatedPhase[], week: number): number {
  return Math.min(week, phaseDoneIn(phases, week)?.lastWeek ?? week);
}

/** Past the end a phase that is still withheld keeps its place: it has not been done. */
function phaseOfWeek(phases: readonly GatedPhase[], week: number): GatedPhase | undefined {
  const last = phases.at(-1);
  if (last && week > last.lastWeek) return last.permitted ? undefined : last;
  return phases.find(({ firstWeek, lastWeek }) => firstWeek <= week && week <= lastWeek);
}

/** Week of the program on a day, counted from the start date alone. */
export function calendarWeek(
  { startDate, startWeek }: { readonly startDate: CalendarDate; readonly startWeek: number },
  on: CalendarDate,
): number {
  return startWeek + Math.max(0, Math.floor(daysBetween(startDate, on) / 7));
}

/**
 * Weeks on paper and in the workbook: from the week the athlete starts in to the last one permitted. With an open
 * episode no further than the phase under way: the next one asks for a fresh screen at its gate, and neither can ask.
 * Past the last phase permitted, that phase alone: it is the one to be repeated, and those before it are done.
 */
export function weeksGiven(
  { work, clearance, startDate, startWeek }: RunningWork,
  today: CalendarDate,
): { readonly first: number; readonly last: number } {
  const permitted = work.phases.filter((phase) => phase.permitted);
  const last = Math.max(startWeek, ...permitted.map((phase) => phase.lastWeek));
  if (!isFlagged(clearance)) return { first: startWeek, last };
  const week = calendarWeek({ startDate, startWeek }, today);
  const done = phaseDoneIn(work.phases, week) ?? permitted.at(-1);
  if (!done) return { first: startWeek, last };
  const first = week > done.lastWeek ? Math.max(startWeek, done.firstWeek) : startWeek;
  return { first, last: Math.max(startWeek, done.lastWeek) };
}

/** First day of a phase, by the calendar. */
export function phaseBegins(
  { firstWeek }: Pick<Phase, 'firstWeek'>,
  { startDate, startWeek }: { readonly startDate: CalendarDate; readonly startWeek: number },
): CalendarDate {
  return addDays(startDate, 7 * Math.max(0, firstWeek - startWeek));
}

/** Number of the phase the program is in, or was left in or before; undefined before the start. */
export function phaseUnderWay(running: RunningWork, today: CalendarDate): number | undefined {
  const { pausedOn } = running;
  return begunPhases(running, pausedOn !== null && pausedOn < today ? pausedOn : today).at(-1)?.number;
}

/** What an earlier look found. */
export interface EarlierLook {
  readonly permission: Permission;
  /** The phase under way then, where an episode was open. */
  readonly phase?: number;
}

/**
 * From which day on weeks do not count: where a phase began that had never been permitted while it was under way, or
 * where the one under way is not permitted now; today where nothing at all of the sessions is done. Undefined where
 * weeks go on counting.
 */
export function weeksStopOn(
  running: RunningWork,
  before: EarlierLook,
  today: CalendarDate,
): CalendarDate | undefined {
  const { permission, work } = running;
  const begun = begunPhases(running, today);
  const withheld = ({ number }: Phase) => capInPhase(permission, number) === undefined;
  const done = ({ number }: Phase) =>
    capInPhase(before.permission, number) !== undefined &&
    (before.phase === undefined || number <= before.phase);
  const missed = begun.find((phase) => withheld(phase) && !done(phase));
  if (missed) return phaseBegins(missed, running);
  if (work.held || work.foundation) return today;
  const underWay = begun.at(-1);
  const first = underWay && begun.find(({ number }) => number === underWay.number);
  return first && withheld(first) ? phaseBegins(first, running) : undefined;
}

function begunPhases(running: RunningWork, today: CalendarDate): Phase[] {
  const { phases } = running.program;
  return phases.filter(
    (phase) => phase.lastWeek >= running.startWeek && phaseBegins(phase, running) <= today,
  );
}
