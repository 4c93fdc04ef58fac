/**
 * One line through the gate (§2.2): its tags, then the ladder, then cap and reserve. Never raises load, sets or
 * complexity; the one added set is that of the back-off rule.
 */

import { type BlockedTag, lowerCap, type Permission, TAG_WORDS } from '../clearance/permission.ts';
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
  if (asWritten.admitted) return settled(line, exercise, asWritten, permission, []);

  for (const step of exercise.ladder) {
    const candidate = gym.exercises.get(step.exerciseId);
    if (!candidate?.equipment.every((item) => gym.has.includes(item))) continue;
    const prescription = substitute(line.prescription, exercise, candidate, step.note, permission.lineRules);
    const lower = admit(candidate, prescription, permission);
    if (!lower.admitted) continue;
    const text = `${candidate.name} in place of ${exercise.name}.`;
    return settled(line, candidate, lower, permission, [
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
  | { readonly admitted: true; readonly prescription: Prescription; readonly backOffOnly: boolean }
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
  let groups = prescription.groups;
  let backOffOnly = false;
  if (groups.some(strains)) {
    groups = withoutStraining(groups, strains, permission);
    backOffOnly = groups.length > 0;
    if (groups.length === 0) blocks.push('VAL');
  }
  if (blockedTags.includes('HEAVY-HNG') && groups.some((group) => isHeavyHinge(exercise, group, lineRules))) {
    blocks.push('HEAVY-HNG');
  }
  if (blocks.length > 0) return { admitted: false, blocks };
  return {
    admitted: true,
    prescription: backOffOnly ? straightOnly(prescription, groups) : prescription,
    backOffOnly,
  };
}

/**
 * Back-off sets without their top set: one set more, of the policy's reps, at most at the cap. Other straining groups
 * simply fall away. Empty when nothing is left that does not strain.
 */
function withoutStraining(
  groups: readonly SetGroup[],
  strains: (group: SetGroup) => boolean,
  { capPercent, lineRules }: Permission,
): readonly SetGroup[] {
  const backOff = groups.filter(({ kind }) => kind === 'backOff');
  const hasTop = groups.some(({ kind }) => kind === 'top');
  if (hasTop && backOff.length > 0) {
    const { backOffReps, backOffExtraSets } = lineRules;
    const eased = backOff.map(
      (group, index): SetGroup => ({
        kind: 'straight',
        sets: Math.min(20, group.sets + (index === 0 ? backOffExtraSets : 0)),
        reps: { kind: 'reps', low: backOffReps, high: backOffReps },
        load:
          group.load.kind === 'percent' && capPercent !== null
            ? {
                ...group.load,
                low: Math.min(group.load.low, capPercent),
                high: Math.min(group.load.high, capPercent),
              }
            : group.load,
      }),
    );
    return eased.some(strains) ? [] : eased;
  }
  const rest = groups.filter((group) => !strains(group));
  return rest.every(({ kind }) => kind === 'warmUp') ? [] : rest;
}

function straightOnly(prescription: Prescription, groups: readonly SetGroup[]): Prescription {
  const { workUp: _given_up_with_the_top_set, ...rest } = prescription;
  return { ...rest, groups };
}

/** Steps 3 and 4 on an admitted line. */
function settled<Line extends ProgramLine>(
  line: Line,
  exercise: Exercise,
  { prescription, backOffOnly }: Extract<Admission, { admitted: true }>,
  permission: Permission,
  before: readonly Note[],
): GatedLine<Line> {
  const cap = lineCap(exercise, prescription, permission);
  const limited = capAndReserve(exercise, prescription, cap, permission);
  const notes: Note[] = [
    ...before,
    ...(backOffOnly ? [...blockNotes(['VAL'], permission), { code: BACK_OFF_ONLY, reasons: [] }] : []),
    ...limited.notes,
  ];
  const capPercent = exercise.externallyLoaded && cap !== null ? { capPercent: cap } : {};
  if (notes.length === 0) {
    return { original: line, outcome: 'asWritten', line, ...capPercent, reasons: [], code: [] };
  }
  return {
    original: line,
    outcome: 'modified',
    line: { ...line, exerciseId: exercise.id, prescription: limited.prescription },
    ...capPercent,
    ...told(notes),
  };
}

/**
 * The cap of one line. Where heavy hinges or straining sets are blocked and the load is not a percentage, nobody can
 * tell whether it crosses the line, so the line itself becomes the limit.
 */
function lineCap(
  exercise: Exercise,
  { groups }: Prescription,
  { capPercent, blockedTags, lineRules }: Permission,
): number | null {
  if (!groups.some(({ kind, load }) => kind !== 'warmUp' && load.kind !== 'percent')) return capPercent;
  let cap = capPercent;
  if (blockedTags.includes('VAL')) cap = lowerCap(cap, lineRules.valsalvaPercent - 1);
  if (blockedTags.includes('HEAVY-HNG') && isTwoLeggedHinge(exercise)) {
    cap = lowerCap(cap, lineRules.heavyHingePercent);
  }
  return cap;
}

/** An exercise nobody can look up has unknown tags: it passes only where nothing is limited. */
function unknownExercise<Line extends ProgramLine>(line: Line, permission: Permission): GatedLine<Line> {
  const { blockedTags, capPercent, rirFloor } = permission;
  if (blockedTags.length === 0 && capPercent === null && rirFloor === 0) {
    return { original: line, outcome: 'asWritten', line, reasons: [], code: [] };
  }
  return omitted(line, [], 'The exercise is not in the library, so its limits are not known.', permission);
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
