/** The shipped library and program, rooms, and permissions as the tests of the gate need them. */

import { readFileSync } from 'node:fs';
import { combinePermissions } from '#domain/clearance/combine.ts';
import { type BlockedTag, type Permission, tierPermission } from '#domain/clearance/permission.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import type { Tier } from '#domain/clearance/tier.ts';
import type { Equipment, Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import type { GatedLine } from '#domain/gate/gated-program.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import type {
  LoadTarget,
  Prescription,
  RepTarget,
  SetGroup,
  SetKind,
} from '#domain/prescription/prescription.ts';
import type { Program, ProgramLine } from '#domain/program/program.ts';

const library = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/library/${name}.json`, import.meta.url), 'utf8'));

const EXERCISE_LIST = library('exercises') as readonly Exercise[];
export const EXERCISES: ReadonlyMap<ExerciseId, Exercise> = new Map(
  EXERCISE_LIST.map((each) => [each.id, each]),
);
export const PROGRAM = library('glute-development-8-weeks') as Program;

export const EVERYTHING: readonly Equipment[] = [
  'barbell',
  'plates',
  'bench',
  'rack',
  'box',
  'band',
  'cable',
  'dumbbells',
  'barPad',
];
export const without = (...missing: Equipment[]) => EVERYTHING.filter((item) => !missing.includes(item));

export const tier = (name: Tier, laterPhase = false) =>
  tierPermission(name, DEFAULT_POLICY, { flagged: true, laterPhase });
export const UNLIMITED = tierPermission('T3', DEFAULT_POLICY, { flagged: false });

/** A permission at Full with some limits of a provider. */
export function limited(
  limits: { blocks?: readonly BlockedTag[]; capPercent?: number; rirFloor?: number },
  base: Permission = UNLIMITED,
): Permission {
  return combinePermissions(base, {
    ...UNLIMITED,
    blockedTags: limits.blocks ?? [],
    capPercent: limits.capPercent ?? null,
    rirFloor: limits.rirFloor ?? 0,
  });
}

export const reps = (low: number, high = low): RepTarget => ({ kind: 'reps', low, high });
export const percent = (low: number, high = low): LoadTarget => ({ kind: 'percent', of: 'e1RM', low, high });
export const UNSTATED: LoadTarget = { kind: 'unstated' };

export function sets(
  count: number,
  target: RepTarget,
  load: LoadTarget = UNSTATED,
  kind: SetKind = 'straight',
): SetGroup {
  return { kind, sets: count, reps: target, load };
}

export function line(
  exerciseId: ExerciseId,
  groups: SetGroup | readonly SetGroup[],
  changes: Partial<Prescription> = {},
): ProgramLine {
  const bilateral = EXERCISES.get(exerciseId)?.bilateral ?? true;
  const list = Array.isArray(groups) ? (groups as readonly SetGroup[]) : [groups as SetGroup];
  return {
    id: 'x',
    exerciseId,
    prescription: { groups: list, perSide: !bilateral, ...changes },
    sourceText: 'test',
  };
}

/** A program with one phase, one session and these lines. */
export function programOf(lines: readonly ProgramLine[], phase = 1): Program {
  return {
    ...PROGRAM,
    phases: [
      {
        number: phase,
        name: 'Phase',
        firstWeek: 1,
        lastWeek: 2,
        weeksInferred: false,
        sessions: [
          {
            letter: 'A',
            name: 'Session A',
            lines: lines.map((each, index) => ({ ...each, id: `1A${index + 1}` })),
          },
        ],
      },
    ],
  };
}

/** `barbell-hip-thrust 4 × 12 @ 40–60 % 3 RIR`, or `left out`. */
export function told({ line }: GatedLine): string {
  return line ? `${line.exerciseId} ${formatPrescription(line.prescription)}` : 'left out';
}
