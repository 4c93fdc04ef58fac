/** The latest day anything was recorded on: a clock set back never makes old clearances look fresh. */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { latestDayOf } from '#domain/clearance/evidence.ts';
import type { Tables } from '../database/schema.ts';
import type { StoredEpisode } from './evidence.ts';

/** Audit action: a lead says that the date is right and that later days were recorded by a wrong clock. */
export const DATE_CONFIRMED = 'system.confirmDate';

/** That day, when it lies after `today`; undefined when the clock stands right, or a lead has said since that it does. */
export async function laterKnownDay(
  executor: Kysely<Tables>,
  today: CalendarDate,
): Promise<CalendarDate | undefined> {
  const { first } = await executor
    .selectFrom('audit_event')
    .select(({ fn }) => fn.min('seq').as('first'))
    .where('today', '>', today)
    .executeTakeFirstOrThrow();
  if (first === null) return undefined;
  const { confirmed } = await executor
    .selectFrom('audit_event')
    .select(({ fn }) => fn.max('seq').as('confirmed'))
    .where('seq', '>', first)
    .where('action', '=', DATE_CONFIRMED)
    .executeTakeFirstOrThrow();
  const { latest } = await executor
    .selectFrom('audit_event')
    .select(({ fn }) => fn.max('today').as('latest'))
    .where('today', '>', today)
    // The confirmation itself was made on a day: before it the clock is behind again.
    .where('seq', '>=', confirmed ?? 0)
    .executeTakeFirstOrThrow();
  return latest ?? undefined;
}

/**
 * The latest day after `today` that anything of these episodes is of, or that the clock is known to be behind. A record
 * made with a clock that ran ahead counts from then on, and not only when its day comes.
 */
export function laterDayOf(
  episodes: readonly StoredEpisode[],
  today: CalendarDate,
  clockBehind: CalendarDate | undefined,
): CalendarDate | undefined {
  const days = [clockBehind, ...episodes.map(({ records }) => latestDayOf(records))];
  return days.reduce<CalendarDate | undefined>(
    (latest, day) => (day !== undefined && day > (latest ?? today) ? day : latest),
    undefined,
  );
}
