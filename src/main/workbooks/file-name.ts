/**
 * What a workbook is called: what it is and the days it is of. Never a person, nor a squad: many squads say why somebody
 * is in them, in any language, and a file name is read over a shoulder, in a list of mails and by every backup.
 */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Period } from './period.ts';

interface Of {
  readonly period?: Period | undefined;
  /** Said where the workbook is of no period. */
  readonly madeOn: CalendarDate;
}

/** Without its ending: `Rackside 2026-10-01 to 2026-10-31`. */
export function workbookName(what: string, { period = {}, madeOn }: Of): string {
  return `${what} ${daysOf(period) ?? madeOn}`;
}

function daysOf({ from, to }: Period): string | undefined {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  if (from !== undefined) return `from ${from}`;
  return to === undefined ? undefined : `until ${to}`;
}
