/** A program: phases of weeks, each with its sessions, each with its lines. A version is immutable once assigned. */

import type { ExerciseId } from '../exercise/exercise.ts';
import type { Prescription } from '../prescription/prescription.ts';
import type { ProgressionRule } from '../training/progression-rules.ts';

export interface Program {
  readonly id: string;
  /** 1, 2, 3 …; an assigned version never changes. */
  readonly version: number;
  readonly name: string;
  readonly summary: string;
  readonly phases: readonly Phase[];
  /** Done before every session, in order. */
  readonly warmUp: readonly WarmUpStep[];
  /** Done in place of the sessions by athletes whose tier is Foundation. */
  readonly foundation: FoundationBlock;
  /** Said on screen beside the program: assumptions, contradictions, what was inferred. */
  readonly remarks: readonly string[];
}

/**
 * A block of weeks of a phase. A phase whose weeks differ stands in several blocks with the same number, one after
 * the other.
 */
export interface Phase {
  /** 1, 2, 3 …, in order; the gate permits phases by number. */
  readonly number: number;
  readonly name: string;
  readonly firstWeek: number;
  readonly lastWeek: number;
  /** True when the source does not print the week heading and it was read from the order. */
  readonly weeksInferred: boolean;
  readonly sessions: readonly Session[];
}

export interface Session {
  /** `A`, `B` … within the week. */
  readonly letter: string;
  readonly name: string;
  readonly lines: readonly ProgramLine[];
}

export interface ProgramLine {
  /** Unique in the program, such as `1A1`: phase, session, order. */
  readonly id: string;
  readonly exerciseId: ExerciseId;
  readonly prescription: Prescription;
  /** The line as the source words it, kept beside what was read from it. */
  readonly sourceText: string;
  /** Done in turn with the other lines of the same label. */
  readonly group?: LineGroup;
  /** How the line may grow from what is logged; without one it stays as written. */
  readonly progression?: ProgressionRule;
}

/** A superset (`A1`, `A2`) or a circuit; its lines stand one after the other in the session. */
export interface LineGroup {
  /** `A`, `B` … within the session. */
  readonly label: string;
  readonly kind: 'superset' | 'circuit';
}

export interface WarmUpStep {
  readonly exerciseId: ExerciseId;
  readonly prescription: Prescription;
  readonly sourceText: string;
}

/** The block for tier T1: bodyweight and light band only, in order. */
export interface FoundationBlock {
  readonly name: string;
  readonly lines: readonly FoundationLine[];
}

/** A line of the foundation block, with the target it may grow to while the athlete stays in it. */
export interface FoundationLine extends ProgramLine {
  readonly progressesTo?: Prescription;
}

/** `Week 1`, `Weeks 1–2`. */
export function weeksInWords({ firstWeek, lastWeek }: Pick<Phase, 'firstWeek' | 'lastWeek'>): string {
  return firstWeek === lastWeek ? `Week ${firstWeek}` : `Weeks ${firstWeek}–${lastWeek}`;
}
