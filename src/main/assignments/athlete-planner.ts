/** Plans an athlete's loads in this facility: lists, week plan and cards ask here, so that they agree. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { DEFAULT_PERCENT_POLICY, type Maximum } from '#domain/load/maximum.ts';
import { type LoadPlanner, plannerFor } from '#domain/load/plan-program.ts';
import type { Facility } from '../facility/facility.ts';

/** From the athlete's maxima to what this room can load, percentages taken of what the facility counts from. */
export function athletePlanner(
  maxima: readonly Maximum[],
  { room, percentBasis, linkedMaxima }: Pick<Facility, 'room' | 'percentBasis' | 'linkedMaxima'>,
  today: CalendarDate,
): LoadPlanner {
  return plannerFor({
    maxima,
    links: linkedMaxima,
    room,
    today,
    policy: { ...DEFAULT_PERCENT_POLICY, basis: percentBasis },
  });
}
