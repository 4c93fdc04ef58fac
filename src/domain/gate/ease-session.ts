/**
 * One session eased after a worse morning (§1.6): every load lighter by the policy's share, every line a step down its
 * ladder, each through the gate again. Never gives more of anything, and never brings in a kind of load.
 */

import type { Permission } from '../clearance/permission.ts';
import type { NextSessionChange } from '../clearance/session-rule.ts';
import type { Exercise, ExerciseTag } from '../exercise/exercise.ts';
import type { LoadTarget, Prescription } from '../prescription/prescription.ts';
import type { ProgramLine } from '../program/program.ts';
import { type Gym, gateLine } from './gate-line.ts';
import type { GatedLine } from './gated-program.ts';
import { BY_EFFORT, insteadCode, isCapCode, lighterCode } from './paper-codes.ts';
import { substitute } from './substitute.ts';

/** What easing does to any line, for paper: `10 % lighter, one step easier`. */
export function easingInWords({
  loadPercent,
  ladderSteps,
}: Pick<NextSessionChange, 'loadPercent' | 'ladderSteps'>): string {
  const words = loadPercent > 0 ? [lighterCode(loadPercent)] : [];
  if (ladderSteps > 0) words.push(ladderSteps === 1 ? 'one step easier' : `${ladderSteps} steps easier`);
  return words.join(', ');
}

/** `lines` come out of the gate for `permission`, whose cap is that of their phase. */
export function easeLines<Line extends ProgramLine>(
  lines: readonly GatedLine<Line>[],
  change: NextSessionChange,
  permission: Permission,
  gym: Gym,
): readonly GatedLine[] {
  return lines.map((gated) => easeLine(gated, change, permission, gym));
}

function easeLine<Line extends ProgramLine>(
  gated: GatedLine<Line>,
  change: NextSessionChange,
  permission: Permission,
  gym: Gym,
): GatedLine {
  const exercise = gated.line && gym.exercises.get(gated.line.exerciseId);
  if (!gated.line || !exercise) return gated;
  const { id, sourceText, prescription } = gated.line;
  const keeps: ProgramLine = { id, exerciseId: exercise.id, prescription, sourceText };
  const stepped = stepDown(keeps, exercise, change.ladderSteps, permission, gym);
  const lighter = lighten(stepped.line.prescription, change.loadPercent);
  const again = gateLine({ ...stepped.line, prescription: lighter.prescription }, permission, gym);
  const easedPercent = change.loadPercent;
  if (!again.line) return { ...again, original: gated.original };
  const capPercent = again.capPercent === undefined ? undefined : share(again.capPercent, change.loadPercent);
  const codes = [
    ...(lighter.lightened || capPercent !== undefined ? [lighterCode(change.loadPercent)] : []),
    ...(lighter.byEffort ? [BY_EFFORT] : []),
    ...(stepped.exercise === exercise ? [] : [insteadCode(exercise)]),
  ];
  if (codes.length === 0) return { ...gated, easedPercent };
  return {
    original: gated.original,
    outcome: 'modified',
    line: again.line,
    easedPercent,
    ...(capPercent !== undefined && { capPercent }),
    reasons: [change.reason, ...gated.reasons],
    // The cap of the line is lower now than the one it was told.
    code: [
      ...new Set([...codes, ...gated.code.filter((code) => capPercent === undefined || !isCapCode(code))]),
    ],
  };
}

interface Stepped {
  readonly line: ProgramLine;
  readonly exercise: Exercise;
}

/** The given number of steps down among those the gate lets through; fewer where the ladder ends. */
function stepDown(
  line: ProgramLine,
  from: Exercise,
  steps: number,
  permission: Permission,
  gym: Gym,
): Stepped {
  let [found, left]: [Stepped, number] = [{ line, exercise: from }, steps];
  for (const { exerciseId, note } of from.ladder) {
    if (left === 0) break;
    const to = gym.exercises.get(exerciseId);
    if (!to?.equipment.every((item) => gym.has.includes(item)) || loadsOtherwise(from, to)) continue;
    const prescription = substitute(line.prescription, from, to, note, permission.lineRules);
    const candidate = { ...line, exerciseId, prescription };
    if (gateLine(candidate, permission, gym).line?.exerciseId !== exerciseId) continue;
    found = { line: candidate, exercise: to };
    left -= 1;
  }
  return found;
}

/** Kinds of load; lying down and standing on one leg are none. */
const LOADING: readonly ExerciseTag[] = ['LHT', 'PPT', 'AX', 'HNG', 'IMP'];

function loadsOtherwise(from: Exercise, to: Exercise): boolean {
  if (to.externallyLoaded && !from.externallyLoaded) return true;
  return LOADING.some((tag) => to.tags.includes(tag) && !from.tags.includes(tag));
}

interface Lightened {
  readonly prescription: Prescription;
  readonly lightened: boolean;
  /** "Heaviest manageable" has no number to take a share of: the effort decides instead. */
  readonly byEffort: boolean;
}

function lighten(prescription: Prescription, loadPercent: number): Lightened {
  let [lightened, byEffort] = [false, false];
  if (loadPercent === 0) return { prescription, lightened, byEffort };
  const groups = prescription.groups.map((group) => {
    const load = lighterLoad(group.load, loadPercent);
    if (load === group.load) return group;
    if (group.load.kind === 'heaviestManageable') byEffort = true;
    else lightened = true;
    return { ...group, load };
  });
  return { prescription: { ...prescription, groups }, lightened, byEffort };
}

/** A percentage of the working weight follows that weight down by itself. */
function lighterLoad(load: LoadTarget, loadPercent: number): LoadTarget {
  switch (load.kind) {
    case 'percent': {
      if (load.of === 'workingWeight') return load;
      return { ...load, low: share(load.low, loadPercent), high: share(load.high, loadPercent) };
    }
    case 'absolute': {
      const hundredths = Math.floor((load.load.hundredths * (100 - loadPercent)) / 100);
      return { kind: 'absolute', load: { ...load.load, hundredths } };
    }
    case 'heaviestManageable':
      return { kind: 'unstated' };
    case 'unstated':
    case 'bodyweight':
    case 'band':
      return load;
  }
}

/** What is left of a percentage, in halves and never rounded up. */
function share(percent: number, lessPercent: number): number {
  return Math.floor((percent * (100 - lessPercent)) / 50) / 2;
}
