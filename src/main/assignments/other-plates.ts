/** What a change of bars, plates, dumbbells or stacks does to paper: whether a load on it would be made otherwise now. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import type { RoomEquipment } from '#domain/facility/equipment.ts';
import { lineToPlan } from '#domain/gate/line-to-plan.ts';
import type { Maximum } from '#domain/load/maximum.ts';
import type { PlannedLoad } from '#domain/load/plan-program.ts';
import type { Facility } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { athletePlanner } from './athlete-planner.ts';
import { linesOf } from './given.ts';
import type { RunningWork } from './running.ts';

export const OTHER_PLATES = 'Loads are made from other bars or plates now.';

/** What was at hand at each rack before the change, by id. */
export type RacksBefore = ReadonlyMap<string, RoomEquipment>;

/** True when some load of the program comes from other things, or to something else, than it did. */
export function otherPlates(
  running: Pick<RunningWork, 'work' | 'clearance' | 'rack' | 'ownLoads'>,
  before: RacksBefore,
  maxima: readonly Maximum[],
  facility: Facility,
  { exercises }: Library,
  today: CalendarDate,
): boolean {
  const { rack, work, clearance, ownLoads } = running;
  const was = before.get(rack.id);
  if (!was || stockOf(was) === stockOf(rack)) return false;
  const [then, now] = [was, rack].map((one) => athletePlanner(maxima, facility, one, today, ownLoads));
  return linesOf(work).some((gated) => {
    const line = lineToPlan(gated, isFlagged(clearance), exercises);
    if (!line) return false;
    const made = [then, now].map((planner) =>
      JSON.stringify(planner?.line(line).map(({ planned }) => liftedOf(planned))),
    );
    return made[0] !== made[1];
  });
}

function stockOf({ name: _name, has: _has, ...stock }: RoomEquipment): string {
  return JSON.stringify(stock);
}

/** What stands on paper, without the loads around it. */
function liftedOf(planned: PlannedLoad): unknown {
  switch (planned.kind) {
    case 'loaded':
      return [planned.made, planned.upTo];
    case 'belowBar':
      return [planned.kind, planned.lighterBar];
    case 'notPlanned':
      return planned.ceiling;
    default:
      return planned.kind;
  }
}
