/**
 * What a sheet tells to lift, beside what would be told today: maxima, shares of them and accepted loads change while no
 * line of the program does, and paper that tells more than that gives too much.
 */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import { lineToPlan } from '#domain/gate/line-to-plan.ts';
import { inKilograms } from '#domain/load/load.ts';
import { type LinkedMaximum, type Maximum, newestMaxima, type PercentPolicy } from '#domain/load/maximum.ts';
import type { LoadPlanner, OwnLoad, OwnLoads, PlannedLoad } from '#domain/load/plan-program.ts';
import type { Facility } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { athletePlanner } from './athlete-planner.ts';
import { linesOf } from './given.ts';
import type { RunningWork } from './running.ts';

/** All that the loads of a sheet were reckoned from, but the rack. */
export interface LoadsFrom {
  /** The newest of each lift. */
  readonly maxima: readonly Maximum[];
  /** Loads accepted for single lines, by key. */
  readonly own: readonly (readonly [key: string, load: OwnLoad])[];
  readonly percentBasis: PercentPolicy['basis'];
  readonly linkedMaxima: readonly LinkedMaximum[];
}

export function loadsFrom(
  maxima: readonly Maximum[],
  own: OwnLoads,
  { percentBasis, linkedMaxima }: Pick<Facility, 'percentBasis' | 'linkedMaxima'>,
  today: CalendarDate,
): LoadsFrom {
  const newest = [...newestMaxima(maxima, today).values()];
  return {
    maxima: newest.flatMap(({ oneRep, training }) => [oneRep, training]).filter((one) => one !== undefined),
    own: [...own],
    percentBasis,
    linkedMaxima,
  };
}

/** Plans as the sheet did, at the present rack. */
export function planAsOnPaper(
  from: LoadsFrom,
  { rack }: Pick<RunningWork, 'rack'>,
  today: CalendarDate,
): LoadPlanner {
  return athletePlanner(from.maxima, from, rack, today, new Map(from.own));
}

/** True when some line has a load on paper that is heavier than what is reckoned now, or that nobody would say now. */
export function tellsMore(
  { work, clearance, rack, eased }: Pick<RunningWork, 'work' | 'clearance' | 'rack' | 'eased'>,
  printed: LoadsFrom,
  now: LoadPlanner,
  { exercises }: Library,
  today: CalendarDate,
): boolean {
  const then = planAsOnPaper(printed, { rack }, today);
  return [...linesOf(work), ...eased.flatMap(({ lines }) => lines)].some((gated) => {
    const line = lineToPlan(gated, isFlagged(clearance), exercises);
    if (!line) return false;
    const present = now.line(line);
    return then.line(line).some(({ planned }, place) => {
      const told = heaviest(planned);
      const tells = present[place] && heaviest(present[place].planned);
      return told !== undefined && (tells === undefined || tells < told);
    });
  });
}

/** Hundredths of a kilogram; undefined where no load is said. */
function heaviest(planned: PlannedLoad): number | undefined {
  switch (planned.kind) {
    case 'loaded':
      return inKilograms(planned.upTo ?? planned.load);
    case 'belowBar':
      return inKilograms({ hundredths: planned.target, unit: planned.bar.weight.unit });
    case 'cannotLoad':
      // What is asked is lighter than anything there is, whatever that is.
      if (planned.reason === 'belowLightest') return 0;
      return planned.nearest && inKilograms(planned.nearest);
    case 'notPlanned':
      return planned.ceiling && inKilograms(planned.ceiling);
    case 'noMaximum':
      return undefined;
  }
}
