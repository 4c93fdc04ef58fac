/**
 * Volume: sets, number of lifts, tonnage and average load, of whatever was done.
 *
 * Tonnage is Σ sets × reps × load, the reps of both sides where a line is done for each side. Bodyweight counts 0 and
 * warm-up sets are left out; whoever shows a tonnage says so with TONNAGE_COUNTING.
 */

import { KILOGRAMS_PER_POUND, type Load, type LoadUnit } from '../load/load.ts';
import { type InEachUnit, inEachUnit, type LiftSum } from './lift-sum.ts';

export interface Volume {
  readonly sets: number;
  /** Sets that may have been hard: nobody logged their effort. */
  readonly unratedSets: number;
  /** Number of lifts. */
  readonly reps: number;
  /** Hundredths of the unit times reps. */
  readonly tonnage: InEachUnit;
  readonly loadedReps: InEachUnit;
}

export const TONNAGE_COUNTING =
  'Sets × reps × load, reps of both sides where a line is for each side. Bodyweight counts 0, warm-up sets are left out. Kilograms and pounds are not added up.';

export function volumeOf(sums: readonly Omit<LiftSum, 'date' | 'exerciseId' | 'modified'>[]): Volume {
  const total = (of: (sum: (typeof sums)[number]) => number) => sums.reduce((all, sum) => all + of(sum), 0);
  return {
    sets: total(({ sets }) => sets),
    unratedSets: total(({ unratedSets }) => unratedSets),
    reps: total(({ reps }) => reps),
    tonnage: inEachUnit((unit) => total(({ tonnage }) => tonnage[unit])),
    loadedReps: inEachUnit((unit) => total(({ loadedReps }) => loadedReps[unit])),
  };
}

/** Average intensity: mean load of the reps that carried one, to the hundredth; undefined where none did. */
export function averageLoad({ tonnage, loadedReps }: Volume, unit: LoadUnit): Load | undefined {
  if (loadedReps[unit] === 0) return undefined;
  return { hundredths: Math.round(tonnage[unit] / loadedReps[unit]), unit };
}

/** `4,175 kg`; `4,175 kg and 1,200 lb` where both were lifted; `0 kg` where nothing was, in the unit named. */
export function tonnageInWords(tonnage: InEachUnit, unit: LoadUnit): string {
  const said = (['kg', 'lb'] as const)
    .filter((each) => tonnage[each] > 0)
    .map((each) => `${whole(tonnage[each])} ${each}`);
  return said.join(' and ') || `0 ${unit}`;
}

/**
 * Both in one unit, whole, for a chart that has a single axis. `converted`: whether something lifted in the other unit
 * is in it, which must then be said beside it.
 */
export function tonnageShownIn(
  tonnage: InEachUnit,
  unit: LoadUnit,
): { readonly amount: number; readonly converted: boolean } {
  const other = unit === 'kg' ? 'lb' : 'kg';
  const factor = unit === 'kg' ? KILOGRAMS_PER_POUND : 1 / KILOGRAMS_PER_POUND;
  return {
    amount: Math.round((tonnage[unit] + tonnage[other] * factor) / 100),
    converted: tonnage[other] > 0,
  };
}

function whole(hundredths: number): string {
  return Math.round(hundredths / 100).toLocaleString('en');
}
