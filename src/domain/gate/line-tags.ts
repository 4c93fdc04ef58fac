/** Tags that follow from a prescribed line rather than from its exercise (§2.2): straining sets and heavy hinges. */

import type { LineRules } from '../clearance/permission.ts';
import type { Exercise } from '../exercise/exercise.ts';
import type { SetGroup } from '../prescription/prescription.ts';

/**
 * VAL: so few reps, or so high a percentage, that the breath is held. Unknown counts as straining: sets to the last
 * possible rep without a stated minimum, and the heaviest manageable load.
 */
export function isStraining({ reps, load }: SetGroup, rules: LineRules): boolean {
  if (load.kind === 'heaviestManageable') return true;
  if (load.kind === 'percent' && load.of !== 'workingWeight' && load.high >= rules.valsalvaPercent)
    return true;
  switch (reps.kind) {
    case 'reps':
      return reps.low <= rules.valsalvaReps;
    case 'amrap':
      return (reps.atLeast ?? 0) <= rules.valsalvaReps;
    case 'steps':
    case 'seconds':
      return false;
  }
}

/** A two-legged loaded hinge above the policy's percentage. */
export function isHeavyHinge(exercise: Exercise, { load }: SetGroup, rules: LineRules): boolean {
  return (
    isTwoLeggedHinge(exercise) &&
    load.kind === 'percent' &&
    load.of !== 'workingWeight' &&
    load.high > rules.heavyHingePercent
  );
}

export function isTwoLeggedHinge({ tags, bilateral }: Exercise): boolean {
  return bilateral && tags.includes('HNG');
}
