/** Training days that a coach moved, skipped or gave another session, as stored. */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';
import type { DayChange } from './training-days.ts';

/** By assignment, then by the day of its schedule; assignments without any are absent. */
export async function scheduleChanges(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, Map<CalendarDate, DayChange>>> {
  const found = new Map<string, Map<CalendarDate, DayChange>>();
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('schedule_change')
      .selectAll()
      .where('assignment_id', 'in', part)
      .execute();
    for (const row of rows) {
      const own = found.get(row.assignment_id) ?? new Map<CalendarDate, DayChange>();
      found.set(row.assignment_id, own);
      own.set(row.planned_for, {
        skipped: row.skipped === 1,
        ...(row.moved_to !== null && { movedTo: row.moved_to }),
        ...(row.letter !== null && { letter: row.letter }),
      });
    }
  }
  return found;
}
