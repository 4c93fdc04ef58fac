/**
 * One line through the gate (§2.2): its tags, then the ladder, then cap and reserve. Never raises load, sets or
 * complexity; the one added set is that of the back-off rule.
 */

import {
  type BlockedTag,
  type LineRules,
  lowerCap,
  type Permission,
  TAG_WORDS,
} from '../clearance/permission.ts';
import { SOURCE } from '../clearance/sources.ts';
import { because, type Reason } from '../clearance/tier.ts';
import type { Equipment, Exercise, ExerciseId } from '../exercise/exercise.ts';
import type { Prescription, SetGroup } from '../prescription/prescription.ts';
import type { ProgramLine } from '../program/program.ts';
import { capAndReserve } from './cap-and-reserve.ts';
import type { GatedLine } from './gated-program.ts';
import { isHeavyHinge, isStraining, isTwoLeggedHinge } from './line-tags.ts';
import { BACK_OFF_ONLY, insteadCode, NO_EXTERNAL_LOAD, OMITTED } from './paper-codes.ts';
import { substitute } from './substitute.ts';

/** What the gate knows about the room and the library. */
export interface Gym {
  readonly exercises: ReadonlyMap<ExerciseId, Exercise>;
  readonly has: readonly Equipment[];
}

/** Gates one line. `permission.capPercent` is the cap of the line's phase. */
export function gateLine<Line extends ProgramLine>(
  line: Line,
  permission: Permission,
  gym: Gym,
): GatedLine<Line> {
  const exercise = gym.exercises.get(line.exerciseId);
  if (!exercise) return unknownExercise(line, permission);

  const asWritten = admit(exercise, line.prescription, permission);
  if (asWritten.admitted) return limitedLine(line, exercise, asWritten, permission, []);

  for (const step of exercise.ladder) {
    const candidate = gym.exercises.get(step.exerciseId);
    if (!candidate?.equipment.every((item) => gym.has.includes(item))) continue;
    const prescription = substitute(line.prescription, exercise, candidate, step.note, permission.lineRules);
    const lower = admit(candidate, prescription, permission);
    if (!lower.admitted) continue;
    const text = `${candidate.name} in place of ${exercise.name}.`;
    return limitedLine(line, candidate, lower, permission, [
      ...blockNotes(asWritten.blocks, permission),
      { code: insteadCode(exercise), reasons: [because(permission.tier, text, SOURCE.facility)] },
    ]);
  }
  return omitted(
    line,
    blockNotes(asWritten.blocks, permission),
    `${exercise.name} is left out: nothing easier fits.`,
    permission,
  );
}

type Block = BlockedTag | 'external';

type Admission =
  | {
      readonly admitted: true;
      readonly prescription: Prescription;
      /** Straining sets were taken out; where back-off sets took their place, only those are left. */
      readonly strainedBefore: boolean;
      readonly backOffOnly: boolean;
    }
  | { readonly admitted: false; readonly blocks: readonly Block[] };

/** A code for paper with the reasons behind it. */
interface Note {
  readonly code: string;
  readonly reasons: readonly Reason[];
}

/** Steps 1 and 5: whether an exercise with this prescription has no blocked tag, top sets given up where that helps. */
function admit(exercise: Exercise, prescription: Prescription, permission: Permission): Admission {
  const { blockedTags, capPercent, lineRules } = permission;
  const blocks: Block[] = exercise.tags.filter((tag) => blockedTags.includes(tag));
  if (capPercent === 0 && exercise.externallyLoaded) blocks.push('external');

  const strains = (group: SetGroup) => blockedTags.includes('VAL') && isStraining(group, lineRules);
  let [eased, backOffOnly] = [prescription, false];
  if (prescription.groups.some(strains)) {
    const ceiling = ceilingOf(exercise, permission) ?? lineRules.valsalvaPercent;
    ({ prescription: eased, backOffOnly } = withoutStraining(prescription, strains, ceiling, lineRules));
    if (eased.groups.length === 0) blocks.push('VAL');
  }
  // Judged on the line as written, top set included: taking straining sets out must not let a hinge back in.
  const heavy = prescription.groups.some((group) => isHeavyHinge(exercise, group, lineRules));
  if (heavy && blockedTags.includes('HEAVY-HNG')) blocks.push('HEAVY-HNG');
  if (blocks.length > 0) return { admitted: false, blocks };
  return { admitted: true, prescription: eased, strainedBefore: eased !== prescription, backOffOnly };
}

/**
 * Rule 5: back-off sets without their top set, one set more, of the policy's reps, at most at the ceiling of the line.
 * Other straining groups simply fall away. Empty when nothing is left that does not strain.
 */
function withoutStraining(
  { groups, workUp, ...rest }: Prescription,
  strains: (group: SetGroup) => boolean,
  ceiling: number,
  { backOffReps, backOffExtraSets }: LineRules,
): { readonly prescription: Prescription; readonly backOffOnly: boolean } {
  const backOff = groups.filter(({ kind }) => kind === 'backOff');
  const backOffOnly = backOff.length > 0 && groups.some(({ kind }) => kind === 'top');
  if (!backOffOnly) {
    const left = groups.filter((group) => !strains(group));
    const worksOn = left.some(({ kind }) => kind !== 'warmUp');
    const rampsOn = workUp && left.some(({ kind }) => kind === 'top');
    return {
      prescription: { ...rest, groups: worksOn ? left : [], ...(rampsOn && { workUp }) },
      backOffOnly,
    };
  }
  const eased = backOff.map(
    ({ sets, load }, index): SetGroup => ({
      kind: 'straight',
      sets: Math.min(MOST_SETS, sets + (index === 0 ? backOffExtraSets : 0)),
      reps: { kind: 'reps', low: backOffReps, high: backOffReps },
      load:
        load.kind === 'percent'
          ? { ...load, low: Math.min(load.low, ceiling), high: Math.min(load.high, ceiling) }
          : load,
    }),
  );
  return { prescription: { ...rest, groups: eased.some(strains) ? [] : eased }, backOffOnly };
}

/** Of one set group; the bound of a prescription. */
const MOST_SETS = 20;

/** Steps 3 and 4 on an admitted line. */
function limitedLine<Line extends ProgramLine>(
  line: Line,
  exercise: Exercise,
  { prescription, strainedBefore, backOffOnly }: Extract<Admission, { admitted: true }>,
  permission: Permission,
  before: readonly Note[],
): GatedLine<Line> {
  const cap = lineCap(exercise, prescription, permission);
  const limited = capAndReserve(exercise, prescription, cap, permission);
  const notes: Note[] = [
    ...before,
    ...(strainedBefore ? blockNotes(['VAL'], permission) : []),
    ...(backOffOnly ? [{ code: BACK_OFF_ONLY, reasons: [] }] : []),
    ...limited.notes,
  ];
  const limits = {
    ...(exercise.externallyLoaded && cap !== null && { capPercent: cap }),
    ...(!limitsNothing(permission) && { limited: true as const }),
  };
  if (notes.length === 0) {
    return { original: line, outcome: 'asWritten', line, ...limits, reasons: [], code: [] };
  }
  return {
    original: line,
    outcome: 'modified',
    line: { ...line, exerciseId: exercise.id, prescription: limited.prescription },
    ...limits,
    ...told(notes),
  };
}

/**
 * The cap of one line. Where the load is not a percentage, nobody can tell whether it crosses into a blocked tag, so
 * the ceiling of the line becomes its limit.
 */
function lineCap(exercise: Exercise, { groups }: Prescription, permission: Permission): number | null {
  const unknown = groups.some(({ kind, load }) => kind !== 'warmUp' && load.kind !== 'percent');
  return unknown ? ceilingOf(exercise, permission) : permission.capPercent;
}

/** The lowest of the cap, what still does not strain, and what is not yet a heavy hinge, where those are blocked. */
function ceilingOf(exercise: Exercise, { capPercent, blockedTags, lineRules }: Permission): number | null {
  let ceiling = capPercent;
  if (blockedTags.includes('VAL')) ceiling = lowerCap(ceiling, lineRules.valsalvaPercent - 1);
  if (blockedTags.includes('HEAVY-HNG') && isTwoLeggedHinge(exercise)) {
    ceiling = lowerCap(ceiling, lineRules.heavyHingePercent);
  }
  return ceiling;
}

/** An exercise nobody can look up has unknown tags: it passes only where nothing is limited. */
function unknownExercise<Line extends ProgramLine>(line: Line, permission: Permission): GatedLine<Line> {
  if (limitsNothing(permission)) {
    return { original: line, outcome: 'asWritten', line, reasons: [], code: [] };
  }
  return omitted(line, [], 'The exercise is not in the library, so its limits are not known.', permission);
}

function limitsNothing({ blockedTags, capPercent, rirFloor }: Permission): boolean {
  return blockedTags.length === 0 && capPercent === null && rirFloor === 0;
}

function omitted<Line extends ProgramLine>(
  line: Line,
  notes: readonly Note[],
  text: string,
  permission: Permission,
): GatedLine<Line> {
  const last: Note = { code: OMITTED, reasons: [because(permission.tier, text, SOURCE.facility)] };
  return { original: line, outcome: 'omitted', ...told([...notes, last]) };
}

function blockNotes(blocks: readonly Block[], { why }: Permission): readonly Note[] {
  return blocks.map((block) => ({
    code: block === 'external' ? NO_EXTERNAL_LOAD : TAG_WORDS[block],
    reasons: why
      .filter(({ limits }) => limits === (block === 'external' ? 'cap' : block))
      .map(({ reason }) => reason),
  }));
}

function told(notes: readonly Note[]): Pick<GatedLine, 'code' | 'reasons'> {
  const reasons = new Map(notes.flatMap((note) => note.reasons).map((each) => [each.rule + each.text, each]));
  return { reasons: [...reasons.values()], code: [...new Set(notes.map(({ code }) => code))] };
}
