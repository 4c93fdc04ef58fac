/** A whole program through the gate: held, foundation block, or phase by phase and line by line (§2). */

import { capInPhase, type Permission } from '../clearance/permission.ts';
import { SOURCE } from '../clearance/sources.ts';
import { because, type Reason } from '../clearance/tier.ts';
import type { Equipment, Exercise, ExerciseId } from '../exercise/exercise.ts';
import type { FoundationLine, Phase, Program, ProgramLine, WarmUpStep } from '../program/program.ts';
import { type Gym, gateLine } from './gate-line.ts';
import type { GatedFoundation, GatedLine, GatedPhase, GatedProgram } from './gated-program.ts';
import { isHeavyHinge, isStraining } from './line-tags.ts';
import { modificationOf, NOT_YET } from './paper-codes.ts';

/**
 * What a permission leaves of a program, in a room that has this equipment. Deterministic; gating the result again
 * (`asProgram`) changes nothing.
 */
export function gateProgram(
  program: Program,
  permission: Permission,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
  has: readonly Equipment[],
): GatedProgram {
  const gym: Gym = { exercises, has };
  const { id, version, name, summary, remarks, foundation } = program;
  const held = permission.tier === 'T0';
  const gatedFoundation = permission.tier === 'T1' ? gateFoundation(program, permission, gym) : null;
  const sessionsStand = !held && gatedFoundation === null;
  const phases = program.phases.map((phase) =>
    sessionsStand ? gatePhase(phase, permission, gym) : withheld(phase, permission),
  );
  const work = { foundation: gatedFoundation, phases, changed: countChanged(gatedFoundation, phases) };
  return {
    source: { id, version, name, summary, remarks, foundation },
    tier: permission.tier,
    held,
    ...work,
    warmUp: sessionsStand ? program.warmUp.filter((step) => mayWarmUpWith(step, permission, gym)) : [],
    reasons: sessionsStand ? [] : reasonsFor(permission, 'tier'),
    cues: held ? [] : permission.cues,
    modification: modificationOf(program, permission, exercises, work),
  };
}

/** The gated program as a program again: substituted lines in place, omitted ones gone, withheld phases empty. */
export function asProgram({ source, foundation, phases, warmUp }: GatedProgram): Program {
  return {
    ...source,
    phases: phases.map(({ number, name, firstWeek, lastWeek, weeksInferred, sessions }) => ({
      number,
      name,
      firstWeek,
      lastWeek,
      weeksInferred,
      sessions: sessions.map(({ letter, name, lines }) => ({ letter, name, lines: linesOf(lines) })),
    })),
    warmUp,
    foundation: foundation ? { name: foundation.name, lines: linesOf(foundation.lines) } : source.foundation,
  };
}

function gatePhase(phase: Phase, permission: Permission, gym: Gym): GatedPhase {
  const capPercent = capInPhase(permission, phase.number);
  if (capPercent === undefined) return withheld(phase, permission);
  const inPhase: Permission = { ...permission, capPercent };
  return {
    ...phase,
    permitted: true,
    reasons: [],
    code: [],
    sessions: phase.sessions.map((session) => ({
      ...session,
      lines: session.lines.map((line) => gateLine(line, inPhase, gym)),
    })),
  };
}

function withheld(phase: Phase, permission: Permission): GatedPhase {
  const byPhase = reasonsFor(permission, 'phases');
  const reasons = byPhase.length > 0 ? byPhase : reasonsFor(permission, 'tier');
  return { ...phase, permitted: false, reasons, code: [NOT_YET], sessions: [] };
}

function gateFoundation({ foundation }: Program, permission: Permission, gym: Gym): GatedFoundation {
  return {
    name: foundation.name,
    lines: foundation.lines.map((line) => withProgression(gateLine(line, permission, gym), permission, gym)),
  };
}

/** What a foundation line may grow to goes through the gate as well, and stays only if it is the same exercise. */
function withProgression(
  gated: GatedLine<FoundationLine>,
  permission: Permission,
  gym: Gym,
): GatedLine<FoundationLine> {
  const { original, line } = gated;
  if (!line || !original.progressesTo) return gated;
  const grown = gateLine({ ...original, prescription: original.progressesTo }, permission, gym).line;
  const { progressesTo: _ungated, ...rest } = line;
  if (grown?.exerciseId !== line.exerciseId) return { ...gated, line: rest };
  return { ...gated, line: { ...rest, progressesTo: grown.prescription } };
}

/** A warm-up step is never replaced: without its exercise there is nothing to ramp to, so it is left out. */
function mayWarmUpWith(step: WarmUpStep, permission: Permission, { exercises }: Gym): boolean {
  const exercise = exercises.get(step.exerciseId);
  if (!exercise) return permission.blockedTags.length === 0 && permission.capPercent === null;
  if (permission.capPercent === 0 && exercise.externallyLoaded) return false;
  const { blockedTags, lineRules } = permission;
  const { groups } = step.prescription;
  if (blockedTags.includes('VAL') && groups.some((group) => isStraining(group, lineRules))) return false;
  if (blockedTags.includes('HEAVY-HNG') && groups.some((group) => isHeavyHinge(exercise, group, lineRules)))
    return false;
  return !exercise.tags.some((tag) => blockedTags.includes(tag));
}

function countChanged(foundation: GatedFoundation | null, phases: readonly GatedPhase[]): number {
  const lines: readonly GatedLine[] = [
    ...(foundation?.lines ?? []),
    ...phases.flatMap(({ sessions }) => sessions.flatMap((session) => session.lines)),
  ];
  return lines.filter(({ outcome }) => outcome !== 'asWritten').length;
}

function linesOf<Line extends ProgramLine>(lines: readonly GatedLine<Line>[]): readonly Line[] {
  return lines.flatMap(({ line }) => line ?? []);
}

function reasonsFor({ why, tier }: Permission, limits: 'phases' | 'tier'): readonly Reason[] {
  const found = why.filter((each) => each.limits === limits).map(({ reason }) => reason);
  if (found.length > 0 || limits === 'phases') return found;
  return [because(tier, 'The program is limited.', SOURCE.facility)];
}
