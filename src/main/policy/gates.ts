/**
 * The gates that a policy change is tried on: the newest version of every program at the usual rack, and every version
 * that runs where it is trained.
 */

import type { Kysely } from 'kysely';
import type { Permission } from '#domain/clearance/permission.ts';
import { type RoomEquipment, rackById, racksOf } from '#domain/facility/equipment.ts';
import type { GatedLine, GatedProgram } from '#domain/gate/gated-program.ts';
import type { Program } from '#domain/program/program.ts';
import { type Gate, GateHouse } from '../assignments/work.ts';
import type { Tables } from '../database/schema.ts';
import { facilityOf } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { newestPrograms, programVersion } from '../library/programs.ts';
import type { ChangedLines } from './compare.ts';

interface NamedGate {
  readonly name: string;
  readonly gate: Gate;
}

interface RunningVersion {
  readonly program_id: string;
  readonly program_version: number;
  readonly program_name: string;
  readonly rack_id: string;
}

export class Gates {
  readonly #executor: Kysely<Tables>;
  readonly #gates: GateHouse;
  readonly #racks: readonly RoomEquipment[];
  readonly #newest: readonly NamedGate[];
  readonly #byVersion = new Map<string, Program | undefined>();

  private constructor(
    executor: Kysely<Tables>,
    gates: GateHouse,
    racks: readonly RoomEquipment[],
    newest: readonly NamedGate[],
  ) {
    this.#executor = executor;
    this.#gates = gates;
    this.#racks = racks;
    this.#newest = newest;
  }

  static async open(executor: Kysely<Tables>, library: Library): Promise<Gates> {
    const racks = racksOf((await facilityOf(executor)).rooms);
    const { has } = rackById(racks, '');
    const gates = new GateHouse(library);
    const newest = await newestPrograms(executor);
    return new Gates(
      executor,
      gates,
      racks,
      newest.map(({ program }) => ({ name: program.name, gate: gates.gate(program, has) })),
    );
  }

  /** The newest programs of which some line comes out otherwise, and those that run in an older version. */
  async changedLines(
    before: Permission,
    after: Permission,
    running: readonly RunningVersion[],
  ): Promise<ChangedLines[]> {
    const [a, b] = [bare(before), bare(after)];
    if (JSON.stringify(a) === JSON.stringify(b)) return [];
    const changed = this.#newest.flatMap(({ name, gate }) => {
      const lines = linesChanged(gate.work(a).work, gate.work(b).work);
      return lines > 0 ? [{ program: name, lines }] : [];
    });
    for (const one of running) {
      const { program_name: program } = one;
      const [was, is] = [await this.workOf(one, a), await this.workOf(one, b)];
      const lines = was && is ? linesChanged(was, is) : 0;
      if (lines > 0 && !changed.some((other) => other.program === program)) changed.push({ program, lines });
    }
    return changed;
  }

  /** What a permission leaves of one that runs; undefined when its version is not stored. */
  async workOf(
    { program_id: id, program_version: version, rack_id }: Omit<RunningVersion, 'program_name'>,
    permission: Permission,
  ): Promise<GatedProgram | undefined> {
    const key = `${id} ${version}`;
    if (!this.#byVersion.has(key))
      this.#byVersion.set(key, await programVersion(this.#executor, id, version));
    const program = this.#byVersion.get(key);
    const { has } = rackById(this.#racks, rack_id);
    return program && this.#gates.gate(program, has).work(bare(permission)).work;
  }
}

/** True when both give the same to do. */
export function sameWork(a: GatedProgram, b: GatedProgram): boolean {
  return linesChanged(a, b) === 0;
}

/** Without words: athletes under the same limits share one outcome of the gate. */
function bare(permission: Permission): Permission {
  return { ...permission, verbatim: [], cues: [], why: [] };
}

function linesChanged(a: GatedProgram, b: GatedProgram): number {
  if (a === b) return 0;
  const [before, after] = [linesOf(a), linesOf(b)];
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => before.get(id) !== after.get(id)).length;
}

/** Comparing two programs line by line is asked again for every athlete; what is compared is made once. */
const LINES = new WeakMap<GatedProgram, ReadonlyMap<string, string>>();

function linesOf(program: GatedProgram): ReadonlyMap<string, string> {
  let lines = LINES.get(program);
  if (!lines) {
    const gated: readonly GatedLine[] = [
      ...(program.foundation?.lines ?? []),
      ...program.phases.flatMap(({ sessions }) => sessions.flatMap((session) => session.lines)),
    ];
    lines = new Map(
      gated.map(({ original, line, capPercent }) => [original.id, JSON.stringify([line, capPercent])]),
    );
    LINES.set(program, lines);
  }
  return lines;
}
