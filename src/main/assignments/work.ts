/** What an athlete may do of a program today: clearance, then the gate. The only way to work for anybody. */

import { combinePermissions } from '#domain/clearance/combine.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import type { Permission } from '#domain/clearance/permission.ts';
import type { Equipment } from '#domain/exercise/exercise.ts';
import { gateProgram } from '#domain/gate/gate.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import type { Program } from '#domain/program/program.ts';
import type { Library } from '../library/library.ts';

/** Gates one program for many athletes; equal permissions give the same object, computed once. */
export class Gate {
  readonly #program: Program;
  readonly #library: Library;
  readonly #has: readonly Equipment[];
  readonly #byPermission = new Map<string, { key: string; work: GatedProgram }>();

  constructor(program: Program, library: Library, has: readonly Equipment[]) {
    this.#program = program;
    this.#library = library;
    this.#has = has;
  }

  /** `key` names the outcome: the same for athletes whose work is the same. */
  work(permission: Permission): { key: string; work: GatedProgram } {
    const signature = JSON.stringify(permission);
    let known = this.#byPermission.get(signature);
    if (!known) {
      const work = gateProgram(this.#program, permission, this.#library.exercises, this.#has);
      known = { key: `w${this.#byPermission.size + 1}`, work };
      this.#byPermission.set(signature, known);
    }
    return known;
  }
}

/**
 * What counts for a running assignment: the stricter of what was decided and what is true today. Tightening acts at
 * once; loosening never changes a program by itself.
 */
export function permissionNow(decided: Permission, today: Clearance): Permission {
  return combinePermissions(decided, today.permission);
}
