/**
 * A program as it comes out of the gate for one permission: plain JSON, ready for screen and paper.
 *
 * Reasons are for the screen. `code`, `cues` and `modification` are for paper: they name loads and movements, never
 * a condition (privacy rules: a sheet on the floor tells a stranger nothing about health).
 */

import type { Reason, Tier } from '../clearance/tier.ts';
import type { FoundationLine, Phase, Program, ProgramLine, WarmUpStep } from '../program/program.ts';

export interface GatedProgram {
  /** What the program was before the gate, without its work. */
  readonly source: Pick<Program, 'id' | 'version' | 'name' | 'summary' | 'remarks' | 'foundation'>;
  readonly tier: Tier;
  /** True at tier Hold: nothing is assigned and no sheet is printed. */
  readonly held: boolean;
  /** The block done in place of every session; present at tier Foundation only. */
  readonly foundation: GatedFoundation | null;
  /** Steps whose exercise is permitted; empty when there are no sessions to warm up for. */
  readonly warmUp: readonly WarmUpStep[];
  /** Every phase of the program, in order, those not permitted yet included. */
  readonly phases: readonly GatedPhase[];
  /** Lines that are not as written, in permitted phases or the foundation block. */
  readonly changed: number;
  /** Why phases, sessions or the whole program are withheld. */
  readonly reasons: readonly Reason[];
  /** Technique cues for paper. */
  readonly cues: readonly string[];
  /** One line for paper, such as `MOD-2: cap 60 %, no axial load, 3 RIR`; null when nothing is on file. */
  readonly modification: string | null;
}

export interface GatedFoundation {
  readonly name: string;
  readonly lines: readonly GatedLine<FoundationLine>[];
}

export interface GatedPhase extends Omit<Phase, 'sessions'> {
  readonly permitted: boolean;
  /** Why the phase is not permitted yet; empty when it is. */
  readonly reasons: readonly Reason[];
  /** For paper: `not yet` where the phase is not permitted. */
  readonly code: readonly string[];
  /** Empty when the phase is not permitted. */
  readonly sessions: readonly GatedSession[];
}

export interface GatedSession {
  readonly letter: string;
  readonly name: string;
  readonly lines: readonly GatedLine[];
}

export type GateOutcome = 'asWritten' | 'modified' | 'omitted';

export interface GatedLine<Line extends ProgramLine = ProgramLine> {
  /** The line as the program has it. */
  readonly original: Line;
  readonly outcome: GateOutcome;
  /** The line to do; absent when omitted. Equal to `original` when as written. */
  readonly line?: Line;
  /** No heavier than this percentage of the estimated one-repetition maximum, stated loads and unstated ones alike. */
  readonly capPercent?: number;
  /** Taken off every load of it, in a session that is eased: also off one that a coach accepted. */
  readonly easedPercent?: number;
  /** Something is limited for whoever does it, whether or not that changed this line. */
  readonly limited?: true;
  /** For the screen: why it is not as written. */
  readonly reasons: readonly Reason[];
  /** For paper: neutral texts such as `cap 60 %`, `no axial load`, `3 RIR`. */
  readonly code: readonly string[];
}
