/** The neutral texts that stand on paper in place of reasons: loads, movements and effort, never a condition. */

import {
  ALL_TAGS,
  type BlockedTag,
  capInPhase,
  type LimitReason,
  type Permission,
  TAG_WORDS,
} from '../clearance/permission.ts';
import type { Exercise, ExerciseId } from '../exercise/exercise.ts';
import type { Program } from '../program/program.ts';
import type { GatedLine, GatedProgram } from './gated-program.ts';

export const NO_EXTERNAL_LOAD = 'no external load';
export const BACK_OFF_ONLY = 'back-off sets only';
export const BY_EFFORT = 'load by effort';
export const LIGHT_BAND = 'light band';
export const OMITTED = 'left out';
export const NOT_YET = 'not yet';

/** `cap 60 %` */
export function capCode(percent: number): string {
  return percent === 0 ? NO_EXTERNAL_LOAD : `cap ${percent} %`;
}

/** True for `cap 60 %`. */
export function isCapCode(code: string): boolean {
  return /^cap \d/.test(code);
}

/** `3 RIR` */
export function rirCode(rir: number): string {
  return `${rir} RIR`;
}

/** `74 % for 2 RIR`: the load that leaves the reserve. */
export function easedCode(percent: number, rir: number): string {
  return `${percent} % for ${rir} RIR`;
}

/** `10 % lighter`: one session after a worse morning. */
export function lighterCode(percent: number): string {
  return `${percent} % lighter`;
}

/** `for Back squat`: what the substitute stands in for. */
export function insteadCode({ shortName }: Exercise): string {
  return `for ${shortName}`;
}

/**
 * One line for the sheet, such as `MOD-2: cap 60 %, no axial load, 3 RIR`; the number is the tier's. Names the cap, the
 * blocked tags that the program's exercises have or that changed a line, and the reserve. What was restricted for this
 * athlete by name is said even where this program has nothing of it: whoever stands beside the rack may add to a session.
 */
export function modificationOf(
  program: Program,
  permission: Permission,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
  gated: Pick<GatedProgram, 'foundation' | 'phases' | 'changed'>,
): string | null {
  if (permission.tier === 'T0') return null;
  const recorded = recordedLimits(permission);
  if (
    recorded.size === 0 &&
    gated.changed === 0 &&
    gated.foundation === null &&
    gated.phases.every((phase) => phase.permitted)
  )
    return null;
  const named = namedTags(program, permission, exercises, gated);
  const codes = [
    ...(gated.foundation ? ['foundation block'] : []),
    ...capCodes(program, permission),
    ...ALL_TAGS.filter((tag) => recorded.has(tag) || (permission.capPercent !== 0 && named.has(tag))).map(
      (tag) => TAG_WORDS[tag],
    ),
    ...(permission.rirFloor > 0 ? [rirCode(permission.rirFloor)] : []),
  ];
  return codes.length === 0 ? null : `MOD-${permission.tier.slice(1)}: ${codes.join(', ')}`;
}

/** `cap 60 %`, and `phase 2 cap 70 %` where a phase has its own. */
function capCodes(program: Program, permission: Permission): readonly string[] {
  const [first, ...others] = program.phases.flatMap(({ number }) => {
    const cap = capInPhase(permission, number);
    return cap === undefined || cap === null ? [] : [{ number, cap }];
  });
  if (!first) return permission.capPercent === 0 ? [NO_EXTERNAL_LOAD] : [];
  return [
    capCode(first.cap),
    ...others
      .filter(({ cap }) => cap !== first.cap)
      .map(({ number, cap }) => `phase ${number} ${capCode(cap)}`),
  ];
}

function namedTags(
  program: Program,
  { blockedTags }: Permission,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
  { phases }: Pick<GatedProgram, 'phases'>,
): ReadonlySet<BlockedTag> {
  const carried = new Set<BlockedTag>(
    program.phases
      .flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines))
      .flatMap(({ exerciseId }) => exercises.get(exerciseId)?.tags ?? []),
  );
  const used = new Set(
    phases
      .flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines))
      .flatMap((line: GatedLine) => line.code),
  );
  return new Set(blockedTags.filter((tag) => carried.has(tag) || used.has(TAG_WORDS[tag])));
}

/** What a restriction limits that somebody recorded, not the tier or a rule. */
function recordedLimits({ why }: Permission): ReadonlySet<LimitReason['limits']> {
  return new Set(why.filter(({ reason }) => reason.rule.endsWith('-RESTRICTED')).map(({ limits }) => limits));
}
