/** What a workbook is called: what it is, the squad and the days it is of. Never a person, nor anything of health. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Period } from './period.ts';
import { isAboutHealth } from './roster/health-column.ts';

interface Of {
  readonly squad?: string | undefined;
  readonly period?: Period | undefined;
  /** Said where the workbook is of no period. */
  readonly madeOn: CalendarDate;
}

/** Characters that a file system refuses, or takes for a folder. */
const REFUSED = /[\\/:*?"<>|\p{Cc}]+/gu;
const LONGEST_SQUAD = 60;

/** Without its ending: `Rackside Netball 2026-10-01 to 2026-10-31`. A squad that says why somebody is in it is left out. */
export function workbookName(what: string, { squad = '', period = {}, madeOn }: Of): string {
  const named = isAboutHealth(squad) ? '' : squad.replace(REFUSED, ' ').slice(0, LONGEST_SQUAD);
  return `${what} ${named} ${daysOf(period) ?? madeOn}`.replace(/\s+/g, ' ');
}

function daysOf({ from, to }: Period): string | undefined {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  if (from !== undefined) return `from ${from}`;
  return to === undefined ? undefined : `until ${to}`;
}
