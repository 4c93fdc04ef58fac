/** A warm-up step of one session in real loads: percentages of the day's first working load of the same lift. */

import { convert, type Load } from './load.ts';
import { firstWorkingLoad, type LineToPlan, type LoadPlanner, type PlannedGroup } from './plan-program.ts';

/**
 * The step planned for a session of these lines, with blanks where it goes to a load that is not known yet: `tooLight` where nothing here is light enough for it, undefined where
 * its lift is not done in the session and there is nothing to ramp to. Whoever is limited ramps under the same cap,
 * rounded down, and to no more than the working load.
 */
export function warmUpFor(
  step: Pick<LineToPlan, 'exercise' | 'prescription'>,
  lines: readonly LineToPlan[],
  planner: LoadPlanner,
): readonly PlannedGroup[] | 'tooLight' | undefined {
  const loads = step.prescription.groups.map(({ load }) => load.kind);
  const lift = liftOf(step);
  const same = lines.filter((line) => liftOf(line) === lift);
  const limited = lines.some((line) => line.flagged === true || line.capPercent !== undefined);
  if (!loads.includes('percent')) {
    // What stands in kilograms is lifted as it stands by whoever nothing limits.
    if (!limited || !loads.some(isHeavy)) return loadable(planner.warmUp(step, undefined));
  }
  if (same.length === 0) return undefined;
  const work = same.flatMap((line) => planner.line(line));
  const unknown = work.findIndex(isUnknown);
  // A later, lighter load is not what the ramp goes to.
  const known = unknown === -1 ? work : work.slice(0, unknown);
  const working = firstWorkingLoad(known) ?? firstOnLighterBar(known);
  if (!working && work.every(({ planned }) => planned.kind === 'belowBar')) return 'tooLight';
  if (!limited) return loadable(planner.warmUp(step, working));
  const caps = same.flatMap(({ capPercent }) => capPercent ?? []);
  const planned = planner.warmUp(
    { ...step, flagged: true, ...(caps.length > 0 && { capPercent: Math.min(...caps) }) },
    working,
  );
  return planned.every((group) => isUpTo(working, group)) ? loadable(planned) : undefined;
}

/** Working sets with a load that is not known before it is lifted, or before their maximum is recorded. */
function isUnknown({ group, planned }: PlannedGroup): boolean {
  if (group.kind === 'warmUp') return false;
  if (planned.kind === 'notPlanned') return isHeavy(planned.target);
  return planned.kind === 'noMaximum';
}

/** A load that a coach stated, or left to be found. */
function isHeavy(kind: PlannedGroup['group']['load']['kind']): boolean {
  return kind === 'absolute' || kind === 'heaviestManageable' || kind === 'unstated';
}

/** Nothing is ramped past the work, and nothing of which nobody knows how heavy it is. */
function isUpTo(working: Load | undefined, { group, planned }: PlannedGroup): boolean {
  if (group.load.kind === 'bodyweight' || group.load.kind === 'band') return true;
  // A share of what is lifted today, whatever that will be.
  if (planned.kind === 'noMaximum') return group.load.kind === 'percent' && group.load.high <= 100;
  if (planned.kind !== 'loaded') return planned.kind === 'belowBar' || planned.kind === 'cannotLoad';
  if (!working) return false;
  return convert(planned.load.hundredths, planned.load.unit, working.unit) <= working.hundredths;
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
