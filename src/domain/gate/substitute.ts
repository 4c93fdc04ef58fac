/** The prescription of a line after its exercise was replaced by an easier one: sets kept, load never carried upward. */

import type { LineRules } from '../clearance/permission.ts';
import type { Exercise } from '../exercise/exercise.ts';
import type {
  BandStrength,
  LoadTarget,
  Prescription,
  RepTarget,
  SetGroup,
} from '../prescription/prescription.ts';

export function substitute(
  prescription: Prescription,
  from: Exercise,
  to: Exercise,
  note: string | undefined,
  rules: LineRules,
): Prescription {
  // The old note spoke of the old exercise; "heavy" must not survive a step down.
  const { note: _old, workUp, band, groups, ...kept } = prescription;
  const keepsWorkUp = workUp && to.externallyLoaded;
  return {
    ...kept,
    groups: to.externallyLoaded ? loadedGroups(groups, from, to) : [unloadedGroup(groups, to, rules)],
    // Sides follow the new exercise: a two-legged stand-in has none, a one-legged one is done on both.
    perSide: !to.bilateral,
    ...(keepsWorkUp && { workUp }),
    ...bandOf(band, to),
    ...(note !== undefined && { note }),
  };
}

/** Percentages and loads refer to a lift; they are kept only where both exercises share its maximum. */
function loadedGroups(groups: readonly SetGroup[], from: Exercise, to: Exercise): readonly SetGroup[] {
  const shared = from.maximumOf !== undefined && from.maximumOf === to.maximumOf;
  return groups.map((group) => ({ ...group, load: shared ? group.load : { kind: 'unstated' } }));
}

/** All working sets as straight sets, reps in the beginner range of the guide; a ramp has nothing to ramp to. */
function unloadedGroup(groups: readonly SetGroup[], to: Exercise, rules: LineRules): SetGroup {
  const working = groups.filter(({ kind }) => kind !== 'warmUp');
  const counted = working.length > 0 ? working : groups;
  const load: LoadTarget = { kind: to.implement === 'band' ? 'band' : 'bodyweight' };
  return {
    kind: 'straight',
    sets: counted.reduce((sum, { sets }) => sum + sets, 0),
    reps: beginnerReps(counted, rules),
    load,
  };
}

function beginnerReps(groups: readonly SetGroup[], rules: LineRules): RepTarget {
  const { unloadedRepsLow: from, unloadedRepsHigh: to } = rules;
  const clamp = (reps: number) => Math.min(to, Math.max(from, reps));
  const [first] = groups;
  if (first && (first.reps.kind === 'steps' || first.reps.kind === 'seconds')) return first.reps;
  const lows = groups.flatMap(({ reps }) => (reps.kind === 'reps' ? [reps.low] : []));
  const highs = groups.flatMap(({ reps }) => (reps.kind === 'reps' ? [reps.high] : []));
  if (lows.length === 0) return { kind: 'reps', low: from, high: to };
  return { kind: 'reps', low: clamp(Math.min(...lows)), high: clamp(Math.max(...highs)) };
}

/** A band that was there stays as it was; one that comes with the new exercise is light. */
function bandOf(band: BandStrength | undefined, to: Exercise): { band?: BandStrength } {
  return to.equipment.includes('band') ? { band: band ?? 'light' } : {};
}
