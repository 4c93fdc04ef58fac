/** A warm-up step of one session in real loads: percentages of the day's first working load of the same lift. */

import type { Load } from './load.ts';
import { firstWorkingLoad, type LineToPlan, type LoadPlanner, type PlannedGroup } from './plan-program.ts';

/**
 * The step planned for a session of these lines: `tooLight` where nothing here is light enough for it, undefined where
 * its lift is not done in the session and there is nothing to ramp to.
 */
export function warmUpFor(
  step: Pick<LineToPlan, 'exercise' | 'prescription'>,
  lines: readonly LineToPlan[],
  planner: LoadPlanner,
): readonly PlannedGroup[] | 'tooLight' | undefined {
  if (!step.prescription.groups.some(({ load }) => load.kind === 'percent'))
    return loadable(planner.warmUp(step, undefined));
  const lift = liftOf(step);
  const same = lines.filter((line) => liftOf(line) === lift);
  if (same.length === 0) return undefined;
  const work = same.flatMap((line) => planner.line(line));
  const working = firstWorkingLoad(work) ?? firstOnLighterBar(work);
  if (!working && work.every(({ planned }) => planned.kind === 'belowBar')) return 'tooLight';
  const flagged = same.some((line) => line.flagged === true);
  return loadable(planner.warmUp({ ...step, flagged }, working));
}

function liftOf({ exercise }: Pick<LineToPlan, 'exercise'>): string {
  return exercise.maximumOf ?? exercise.id;
}

function firstOnLighterBar(work: readonly PlannedGroup[]): Load | undefined {
  for (const { planned } of work) {
    if (planned.kind === 'belowBar' && planned.lighterBar) return planned.lighterBar.total;
  }
  return undefined;
}

/** Less than the bar, less than the lightest weight here, or nothing here to load it with: then the step is left out. */
function loadable(planned: readonly PlannedGroup[]): readonly PlannedGroup[] | 'tooLight' {
  const cannot = planned.some(
    ({ planned: load }) =>
      load.kind === 'cannotLoad' || (load.kind === 'belowBar' && load.lighterBar === undefined),
  );
  return cannot ? 'tooLight' : planned.map(atItsLowerEnd);
}

/** A ramp has one load per step. */
function atItsLowerEnd(group: PlannedGroup): PlannedGroup {
  if (group.planned.kind !== 'loaded' || !group.planned.upTo) return group;
  const { upTo: _upper, ...planned } = group.planned;
  return { ...group, planned };
}
