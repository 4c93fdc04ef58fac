/** When the phase began that a running program is in: a screen is due at each phase's start. */

import type { Kysely } from 'kysely';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Program } from '#domain/program/program.ts';
import type { Tables } from '../database/schema.ts';
import { programVersion } from '../library/programs.ts';
import { inParts } from '../roster/athletes.ts';

/** By athlete; of several programs the latest start, which asks for the freshest screen. */
export async function runningPhaseStarts(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  today: CalendarDate,
): Promise<Map<string, CalendarDate>> {
  const starts = new Map<string, CalendarDate>();
  const programs = new Map<string, Program | undefined>();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('assignment')
      .select(['athlete_id', 'program_id', 'program_version', 'start_date', 'start_week'])
      .where('athlete_id', 'in', part)
      .where('state', '<>', 'ended')
      .execute();
    for (const row of rows) {
      const key = `${row.program_id} ${row.program_version}`;
      if (!programs.has(key))
        programs.set(key, await programVersion(executor, row.program_id, row.program_version));
      const program = programs.get(key);
      if (!program) continue;
      const start = phaseStartOf(program, row, today);
      const known = starts.get(row.athlete_id);
      if (!known || start > known) starts.set(row.athlete_id, start);
    }
  }
  return starts;
}

/** First day of the phase that an assignment is in on `today`; its own start before that. */
export function phaseStartOf(
  program: Program,
  assignment: { readonly start_date: CalendarDate; readonly start_week: number },
  today: CalendarDate,
): CalendarDate {
  let start = assignment.start_date;
  for (const phase of program.phases) {
    const begins = addDays(assignment.start_date, 7 * Math.max(0, phase.firstWeek - assignment.start_week));
    if (begins <= today) start = begins;
  }
  return start;
}
