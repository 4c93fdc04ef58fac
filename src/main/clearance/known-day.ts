/** The latest day anything was recorded on: a clock set back never makes old clearances look fresh. */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Tables } from '../database/schema.ts';

/** That day, when it lies after `today`; undefined when the clock stands right. */
export async function laterKnownDay(
  executor: Kysely<Tables>,
  today: CalendarDate,
): Promise<CalendarDate | undefined> {
  const { latest } = await executor
    .selectFrom('audit_event')
    .select(({ fn }) => fn.max('today').as('latest'))
    .executeTakeFirstOrThrow();
  return latest && latest > today ? latest : undefined;
}
