/** What planning a load can come to, and the steps it went through. */

import type { LadderStep } from '../exercise/exercise.ts';
import type { Bar, LoadedWith, RoomEquipment, Stack } from '../facility/equipment.ts';
import type { Load, LoadUnit } from './load.ts';
import type { MaximumBasis } from './maximum.ts';
import type { BarLoading, Rounding } from './plates.ts';

/** What carries the load. Dumbbells are stated for one hand, unless `one` carries it all. */
export type Made =
  | { readonly with: 'barbell'; readonly loading: BarLoading }
  | { readonly with: 'dumbbell'; readonly each: Load; readonly one?: true }
  | { readonly with: 'cable' | 'machine'; readonly stack: Load };

/** One step of the reckoning, in the order it was done. Targets are hundredths and may carry a fraction. */
export type LoadStep =
  | { readonly step: 'maximum'; readonly basis: MaximumBasis }
  | { readonly step: 'workingWeight'; readonly load: Load }
  | { readonly step: 'stated'; readonly load: Load }
  /** `asked` is the percentage before a cap lowered it. */
  | {
      readonly step: 'percent';
      readonly percent: number;
      readonly asked?: number;
      readonly target: number;
      readonly unit: LoadUnit;
      readonly of: 'oneRep' | 'trainingMax' | 'workingWeight';
    }
  /** A stated load lowered to the cap. */
  | {
      readonly step: 'capped';
      readonly basis: MaximumBasis;
      readonly percent: number;
      readonly target: number;
      readonly unit: LoadUnit;
    }
  /** What is at hand is in another unit: reckoned once, never stored back. */
  | { readonly step: 'converted'; readonly target: number; readonly unit: LoadUnit }
  | {
      readonly step: 'made';
      readonly rounding: Rounding;
      readonly exact: boolean;
      readonly load: Load;
      readonly made: Made;
      readonly target: number;
      /** The nearest loads around the target that can be made; `above` is absent where nothing is heavier. */
      readonly below: Load;
      readonly above?: Load;
    };

export interface LoadedPlan {
  readonly kind: 'loaded';
  readonly load: Load;
  readonly made: Made;
  /** Target minus load, in whole hundredths: what rounding took away (positive) or added (negative). */
  readonly remainder: number;
  /** The load at the upper end of a percentage range, where it differs. Prescriptions start at the lower end. */
  readonly upTo?: Load;
  readonly steps: readonly LoadStep[];
}

export interface BelowBarPlan {
  readonly kind: 'belowBar';
  /** Hundredths of `bar`'s unit. */
  readonly target: number;
  /** The room's usual bar, which is too heavy. */
  readonly bar: Bar;
  /** What a lighter bar of the room makes of it. */
  readonly lighterBar?: BarLoading;
  /** The exercise's first step down. */
  readonly regression?: LadderStep;
  readonly steps: readonly LoadStep[];
}

export interface CannotLoadPlan {
  readonly kind: 'cannotLoad';
  /**
   * `nothingToLoad`: no such implement is there. `aboveHeaviest`, `belowLightest`: heavier or lighter than everything
   * that is. `otherUnit`: the plates are in another unit than the bar, and the facility does not mix them.
   */
  readonly reason: 'nothingToLoad' | 'aboveHeaviest' | 'belowLightest' | 'otherUnit';
  /** The nearest load that can be made. */
  readonly nearest?: Load;
  /** A cap on the line, which is said in place of what was asked. */
  readonly capPercent?: number;
  readonly steps: readonly LoadStep[];
}

export type RoomPlan = LoadedPlan | BelowBarPlan | CannotLoadPlan;

/** A wish for one implement at one rack. */
export interface LoadWish {
  readonly implement: LoadedWith;
  readonly room: RoomEquipment;
  readonly rounding: Rounding;
  /** The bar or the stack that the exercise has of its own here. */
  readonly bar?: Load;
  readonly stack?: Stack;
  /** One dumbbell or plate carries it all. */
  readonly one?: true;
  /** Offered when the target is under the bar. */
  readonly regression?: LadderStep;
}
