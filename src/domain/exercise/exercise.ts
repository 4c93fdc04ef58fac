/** An exercise of the library: what it loads, what it needs, and the ladder down from it. */

/** Tags the gate blocks by (clearance rules §2.2). VAL is not here: it is computed from each line. */
export type ExerciseTag =
  | 'LHT' // loaded hip thrust
  | 'PPT' // forced posterior tilt under load
  | 'AX' // axial load
  | 'HNG' // loaded hinge
  | 'IMP' // impact
  | 'SUP' // supine or on the floor
  | 'SL'; // single leg

/** What an exercise with the tag does, in words. */
export const TAG_NAMES: Readonly<Record<ExerciseTag, string>> = {
  LHT: 'Loaded hip thrust',
  PPT: 'Pelvis tucked at the top, under load',
  AX: 'Load along the spine',
  HNG: 'Loaded hinge',
  IMP: 'Impact',
  SUP: 'On the back or on the floor',
  SL: 'One leg at a time',
};

/** A tag of one prescribed line: the exercise's own, or VAL (Valsalva: ≤ 5 reps or ≥ 80 %). */
export type LineTag = ExerciseTag | 'VAL';

/** What the load is made of; decides the step it can change by. */
export type Implement = 'barbell' | 'dumbbell' | 'cable' | 'band' | 'bodyweight' | 'machine';

/** How the body moves; weekly sets and clashes within a session are counted by it. */
export type Pattern =
  | 'hipThrust'
  | 'bridge'
  | 'hinge'
  | 'squat'
  | 'lunge'
  | 'abduction'
  | 'mobility'
  | 'other';

/** Things a room must have for an exercise. */
export type Equipment =
  | 'barbell'
  | 'plates'
  | 'bench'
  | 'rack'
  | 'box'
  | 'band'
  | 'cable'
  | 'dumbbells'
  | 'barPad';

export type ExerciseId = string;

export interface Exercise {
  readonly id: ExerciseId;
  readonly name: string;
  /** Short name for paper, at most 24 characters. */
  readonly shortName: string;
  readonly pattern: Pattern;
  readonly implement: Implement;
  /** Held or worn load beyond the athlete's own body; a band is not external load, a dumbbell is. */
  readonly externallyLoaded: boolean;
  readonly bilateral: boolean;
  /** One dumbbell or plate carries the whole load; else there is one in each hand. */
  readonly oneImplement?: true;
  readonly tags: readonly ExerciseTag[];
  readonly equipment: readonly Equipment[];
  /** Regressions in order, easiest last. Empty when nothing is easier. */
  readonly ladder: readonly LadderStep[];
  /** The main lift whose maximum percentages of this exercise refer to; absent where none applies. */
  readonly maximumOf?: ExerciseId;
  /** Hold at the end position on every repetition, unless a line asks for another pause; seconds. */
  readonly pauseSeconds?: number;
  /** True when only shown for reference: it is never assigned by a shipped program. */
  readonly referenceOnly?: boolean;
  readonly setup: readonly string[];
  readonly execution: readonly string[];
  readonly cues: readonly string[];
  readonly errors: readonly TechniqueError[];
  readonly muscles: readonly string[];
  /** Set on an exercise of the facility's own. Until it is tagged, it counts as having every tag. */
  readonly own?: { readonly version: number; readonly tagged: boolean };
}

/** Whether a load of this exercise is the weight of each of two dumbbells, not of both together. */
export function isInEachHand(exercise: Pick<Exercise, 'implement' | 'oneImplement'> | undefined): boolean {
  return exercise?.implement === 'dumbbell' && !exercise.oneImplement;
}

export interface LadderStep {
  readonly exerciseId: ExerciseId;
  /** Said beside the substitution, such as "light". */
  readonly note?: string;
}

export interface TechniqueError {
  readonly fault: string;
  readonly seenAs: string;
  readonly correction: string;
  /** Both feet faults are one dial of the shin's angle: they are shown on it and not one by one. */
  readonly onDial?: true;
}
