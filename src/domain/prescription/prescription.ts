/** What is planned for one exercise in one session: sets, reps, load, effort, tempo, rest. */

import type { Load } from '../load/load.ts';

/** A percentage of something named; the two are never mixed. */
export type PercentBasis = 'e1RM' | 'trainingMax' | 'workingWeight';

/** The most that may be asked: nobody lifts more than the maximum itself, while a training max lies below one. */
export const MOST_PERCENT: Readonly<Record<PercentBasis, number>> = {
  e1RM: 100,
  trainingMax: 120,
  workingWeight: 120,
};

export type RepTarget =
  | { readonly kind: 'reps'; readonly low: number; readonly high: number }
  | { readonly kind: 'steps'; readonly low: number; readonly high: number }
  | { readonly kind: 'seconds'; readonly low: number; readonly high: number }
  | { readonly kind: 'amrap'; readonly atLeast?: number };

export type LoadTarget =
  /** The program says nothing: the coach and athlete choose to the effort asked. */
  | { readonly kind: 'unstated' }
  | { readonly kind: 'bodyweight' }
  | { readonly kind: 'percent'; readonly of: PercentBasis; readonly low: number; readonly high: number }
  | { readonly kind: 'absolute'; readonly load: Load }
  /** Band alone, no other load. */
  | { readonly kind: 'band' }
  /** The heaviest the athlete can manage with sound technique for the reps. */
  | { readonly kind: 'heaviestManageable' };

export type BandStrength = 'unstated' | 'light' | 'moderate' | 'strong';

/** `straight` sets share load and reps; a top set is the heaviest, back-off sets follow it lighter. */
export type SetKind = 'straight' | 'top' | 'backOff' | 'warmUp';

export interface SetGroup {
  readonly kind: SetKind;
  /** 1 to 20. */
  readonly sets: number;
  readonly reps: RepTarget;
  readonly load: LoadTarget;
}

/** Seconds, or `X`: as fast as possible. */
export type TempoCount = number | 'X';

/** Eccentric, pause, concentric, pause. */
export type Tempo = readonly [TempoCount, TempoCount, TempoCount, TempoCount];

export interface Prescription {
  /** In the order they are done; at least one. */
  readonly groups: readonly SetGroup[];
  /** Reps are stated for each limb; volume counts them twice. */
  readonly perSide: boolean;
  /** "Work up to": ramp to the top set; the ramp counts as warm-up. */
  readonly workUp?: boolean;
  /** Reps in reserve asked on every working set, 0 to 10, in halves. */
  readonly rir?: number;
  /** Rated effort asked, 1 to 10, in halves. */
  readonly rpe?: number;
  /** Pause at the end position, seconds. */
  readonly pauseSeconds?: number;
  readonly tempo?: Tempo;
  readonly restSeconds?: number;
  /** A band beside the load. */
  readonly band?: BandStrength;
  readonly note?: string;
}
