/** The gates that a policy change is tried on: the newest version of every program, and every version that runs. */

import type { Kysely } from 'kysely';
import type { Permission } from '#domain/clearance/permission.ts';
import type { GatedLine, GatedProgram } from '#domain/gate/gated-program.ts';
import { Gate } from '../assignments/work.ts';
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
}

export class Gates {
  readonly #executor: Kysely<Tables>;
  readonly #gateOf: (program: ConstructorParameters<typeof Gate>[0]) => Gate;
  readonly #newest: readonly NamedGate[];
  readonly #byVersion = new Map<string, Gate | undefined>();

  private constructor(
    executor: Kysely<Tables>,
    gateOf: (program: ConstructorParameters<typeof Gate>[0]) => Gate,
    newest: readonly NamedGate[],
  ) {
    this.#executor = executor;
    this.#gateOf = gateOf;
    this.#newest = newest;
  }

  static async open(executor: Kysely<Tables>, library: Library): Promise<Gates> {
    const { room } = await facilityOf(executor);
    const gateOf = (program: ConstructorParameters<typeof Gate>[0]) => new Gate(program, library, room.has);
    const newest = await newestPrograms(executor);
    return new Gates(
      executor,
      gateOf,
      newest.map(({ program }) => ({ name: program.name, gate: gateOf(program) })),
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
    for (const { program_id: id, program_version: version, program_name: program } of running) {
      const [was, is] = [await this.workOf(id, version, a), await this.workOf(id, version, b)];
      const lines = was && is ? linesChanged(was, is) : 0;
      if (lines > 0 && !changed.some((other) => other.program === program)) changed.push({ program, lines });
    }
    return changed;
  }

  /** What a permission leaves of one version; undefined when that version is not stored. */
  async workOf(id: string, version: number, permission: Permission): Promise<GatedProgram | undefined> {
    const key = `${id} ${version}`;
    if (!this.#byVersion.has(key)) {
      const program = await programVersion(this.#executor, id, version);
      this.#byVersion.set(key, program && this.#gateOf(program));
    }
    return this.#byVersion.get(key)?.work(bare(permission)).work;
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
