/** What an athlete may do of a program today: clearance, then the gate. The only way to work for anybody. */

import { combinePermissions } from '#domain/clearance/combine.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import { capInPhase, type Permission } from '#domain/clearance/permission.ts';
import type { NextSessionChange } from '#domain/clearance/session-rule.ts';
import type { Equipment } from '#domain/exercise/exercise.ts';
import { easeLines } from '#domain/gate/ease-session.ts';
import { gateProgram } from '#domain/gate/gate.ts';
import type { GatedLine, GatedProgram } from '#domain/gate/gated-program.ts';
import type { Program } from '#domain/program/program.ts';
import type { Library } from '../library/library.ts';
import { phaseDoneIn } from './weeks-done.ts';

/** The gates of any programs with any equipment, each made once. */
export class GateHouse {
  readonly #library: Library;
  readonly #gates = new Map<string, Gate>();

  constructor(library: Library) {
    this.#library = library;
  }

  gate(program: Program, has: readonly Equipment[]): Gate {
    const key = [program.id, program.version, ...has.toSorted()].join(' ');
    let gate = this.#gates.get(key);
    if (!gate) {
      gate = new Gate(program, this.#library, has, `w${this.#gates.size + 1}`);
      this.#gates.set(key, gate);
    }
    return gate;
  }
}

/** Gates one program for many athletes; equal permissions give the same object, computed once. */
export class Gate {
  readonly #program: Program;
  readonly #library: Library;
  readonly #has: readonly Equipment[];
  readonly #name: string;
  readonly #byPermission = new Map<string, { key: string; work: GatedProgram }>();

  /** `name` begins the keys of its outcomes. */
  constructor(program: Program, library: Library, has: readonly Equipment[], name: string) {
    this.#program = program;
    this.#library = library;
    this.#has = has;
    this.#name = name;
  }

  /** `key` names the outcome: the same for athletes whose work is the same. */
  work(permission: Permission): { key: string; work: GatedProgram } {
    const signature = JSON.stringify(permission);
    let known = this.#byPermission.get(signature);
    if (!known) {
      const work = gateProgram(this.#program, permission, this.#library.exercises, this.#has);
      known = { key: `${this.#name}-${this.#byPermission.size + 1}`, work };
      this.#byPermission.set(signature, known);
    }
    return known;
  }

  /**
   * One session after a worse morning: less than `work` gives in it. Where its phase is not permitted, the last one
   * that is, for that is repeated. Undefined where nothing is left to do.
   */
  eased(
    permission: Permission,
    day: { readonly week: number; readonly letter: string },
    change: NextSessionChange,
  ): readonly GatedLine[] | undefined {
    const { held, foundation, phases } = this.work(permission).work;
    if (held) return undefined;
    const gym = { exercises: this.#library.exercises, has: this.#has };
    if (foundation) return easeLines(foundation.lines, change, permission, gym);
    const phase = phaseDoneIn(phases, day.week);
    const session = phase?.sessions.find(({ letter }) => letter === day.letter);
    const capPercent = phase && capInPhase(permission, phase.number);
    if (!session || capPercent === undefined) return undefined;
    return easeLines(session.lines, change, { ...permission, capPercent }, gym);
  }
}

/**
 * What counts for a running assignment: the stricter of what was accepted and what is true today. Tightening acts at
 * once; loosening never changes a program by itself.
 */
export function permissionNow(accepted: Permission, today: Clearance): Permission {
  return combinePermissions(accepted, today.permission);
}

/** True when at least one line is left to do from the start week on. */
export function hasWork(work: GatedProgram, startWeek: number): boolean {
  if (work.held) return false;
  const lines = work.foundation
    ? work.foundation.lines
    : work.phases
        .filter((phase) => phase.lastWeek >= startWeek)
        .flatMap((phase) => phase.sessions.flatMap((session) => session.lines));
  return lines.some((line) => line.line !== undefined);
}

/** True when every line of every phase is as the program has it. */
export function isAsWritten(work: GatedProgram): boolean {
  return !work.foundation && work.changed === 0 && work.phases.every((phase) => phase.permitted);
}
