/** Plans an athlete's loads in this facility: lists, week plan and cards ask here, so that they agree. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { RoomEquipment } from '#domain/facility/equipment.ts';
import { DEFAULT_PERCENT_POLICY, type Maximum } from '#domain/load/maximum.ts';
import { type LoadPlanner, type OwnLoads, plannerFor } from '#domain/load/plan-program.ts';
import type { Facility } from '../facility/facility.ts';

/** From the athlete's maxima to what can be loaded at a rack, percentages taken of what the facility counts from. */
export function athletePlanner(
  maxima: readonly Maximum[],
  { percentBasis, linkedMaxima }: Pick<Facility, 'percentBasis' | 'linkedMaxima'>,
  rack: RoomEquipment,
  today: CalendarDate,
  own?: OwnLoads,
): LoadPlanner {
  return plannerFor({
    maxima,
    links: linkedMaxima,
    room: rack,
    today,
    ...(own && { own }),
    policy: { ...DEFAULT_PERCENT_POLICY, basis: percentBasis },
  });
}
