/**
 * What a coach may do next with a line, from what was logged: a suggestion with its reason, never a change.
 *
 * A line that the gate changed never progresses. Sources: double progression and 2 to 10 percent a step, American
 * College of Sports Medicine (2009); two for two, NSCA; the wave, the guide; 10 percent less after two misses, Rackside.
 */

import { formatLoad, type Load } from '../load/load.ts';
import type { Prescription, SetGroup } from '../prescription/prescription.ts';
import { MOST_PAIN } from './performed.ts';
import { mainGroup, nextInWave, type ProgressionRule, waveInWords } from './progression-rules.ts';

/** One set as it was done. */
export interface LoggedSet {
  /** Place of its set group in the prescription, counted from 0; the group that progresses where absent. */
  readonly group?: number;
  /** Nothing on a bodyweight or band set. */
  readonly load: Load;
  readonly reps: number;
  /** Reps in reserve, 0 to 10. */
  readonly rir?: number;
  /** 0 to 10, during the set. */
  readonly pain?: number;
  readonly techniqueOk: boolean;
}

/** What was logged for a line in one session. */
export interface LoggedSession {
  readonly sets: readonly LoggedSet[];
  /** The gate had changed the line that day: cap, exercise, sets or reserve. */
  readonly modified: boolean;
}

export interface ProgressionQuestion {
  readonly rule: ProgressionRule;
  readonly prescription: Prescription;
  /** Oldest first. */
  readonly sessions: readonly LoggedSession[];
  /** Least reps in reserve that count as kept. */
  readonly rirFloor: number;
  /** Nothing above this is suggested; a cap. */
  readonly most?: Load;
  /** What the room can make for the line's implement: the lightest at or above, the heaviest at or below a target. */
  readonly loadable: (
    hundredths: number,
    unit: Load['unit'],
  ) => { readonly below?: Load; readonly above?: Load };
}

export type ProgressionReason =
  | 'earned'
  | 'firstOfTwo'
  | 'shortOfReps'
  | 'missedTwice'
  | 'modified'
  | 'pain'
  | 'technique'
  | 'reserve'
  | 'reserveUnknown'
  | 'incomplete'
  | 'stepTooLarge'
  | 'nothingHeavier'
  | 'nothingLighter'
  | 'cap'
  | 'withoutLoad'
  | 'mixedUnits'
  | 'nothingLogged'
  | 'doesNotApply'
  | 'waveDone';

export interface ProgressionSuggestion {
  readonly kind: 'raise' | 'keep' | 'lower' | 'none';
  readonly reason: ProgressionReason;
  /** The next load; present when a load is raised or lowered. */
  readonly load?: Load;
  /** The next percentages of a wave; `backOff` beside a top set. */
  readonly percent?: { readonly low: number; readonly high: number; readonly backOff?: number };
  /** An easier week may be offered; nothing inserts one. */
  readonly deload: boolean;
  readonly sentence: string;
}

/** A step is this much more of the load, percent. */
export const STEP_PERCENT = { least: 2, most: 10 } as const;
/** What is taken off after two misses, percent. */
export const LOWER_BY_PERCENT = 10;
/** Reps above the goal in the last set, in two sessions one after the other. */
const TWO_FOR_TWO = { reps: 2, sessions: 2 } as const;

/** Pure; never throws. */
export function suggestProgression(question: ProgressionQuestion): ProgressionSuggestion {
  const { rule, prescription, sessions } = question;
  const group = mainGroup(prescription);
  if (group?.reps.kind !== 'reps')
    return say('none', 'doesNotApply', 'This line is not counted in reps, so no rule applies.');
  const goal = { low: group.reps.low, high: group.reps.high };
  const logged = sessions
    .map((session) => ofGroup(session, prescription, group))
    .filter(({ sets }) => sets.length > 0);
  const last = logged.at(-1);
  if (!last) return say('none', 'nothingLogged', 'Nothing is logged for this line yet.');
  if (last.modified)
    return say(
      'keep',
      'modified',
      'The line was changed for this athlete. A changed line does not progress.',
    );
  if (rule === 'wave') {
    // Percentages of a maximum cannot be held against a load.
    if (question.most)
      return say('keep', 'cap', `Under a cap of ${formatLoad(question.most)} the wave waits at this step.`);
    return inWave(group, goal, last, question.rirFloor);
  }

  const load = loadOf(last);
  if (load === 'mixed')
    return say('keep', 'mixedUnits', 'These sets are in kilograms and pounds. Log them in one unit first.');
  const before = logged.at(-2);
  if (isMiss(last, goal.low) && before && !before.modified && isMiss(before, goal.low))
    return lowered(load, goal.low, question);
  const held = heldBack(last, group, question.rirFloor);
  if (held) return held;
  return rule === 'twoForTwo'
    ? twoForTwo(last, before, goal.high, load, question)
    : doubleProgression(last, group, goal, load, question);
}

interface Goal {
  readonly low: number;
  readonly high: number;
}

function doubleProgression(
  { sets }: LoggedSession,
  group: SetGroup,
  goal: Goal,
  load: Load,
  question: ProgressionQuestion,
): ProgressionSuggestion {
  if (sets.length < group.sets)
    return say('keep', 'incomplete', `${sets.length} of ${group.sets} sets are logged. The load stays.`);
  const short = sets.filter(({ reps }) => reps < goal.high).length;
  if (short > 0)
    return say(
      'keep',
      'shortOfReps',
      `${short === 1 ? '1 set is' : `${short} sets are`} short of ${goal.high} reps. Same load, more reps.`,
    );
  if (sets.some(({ rir }) => rir === undefined))
    return say(
      'keep',
      'reserveUnknown',
      `Every set reached ${goal.high} reps, but the reps in reserve are not logged. The load stays until they are.`,
    );
  return raised(
    load,
    `Every set reached ${goal.high} reps with at least ${question.rirFloor} in reserve`,
    question,
  );
}

function twoForTwo(
  last: LoggedSession,
  before: LoggedSession | undefined,
  goal: number,
  load: Load,
  question: ProgressionQuestion,
): ProgressionSuggestion {
  const wanted = goal + TWO_FOR_TWO.reps;
  const reached = (session: LoggedSession | undefined) => (session?.sets.at(-1)?.reps ?? 0) >= wanted;
  if (!reached(last))
    return say('keep', 'shortOfReps', `The last set did not reach ${wanted} reps. The load stays.`);
  const counts =
    before &&
    !before.modified &&
    reached(before) &&
    sameLoad(before, load) &&
    !isHurt(before) &&
    isSound(before);
  if (!counts)
    return say(
      'keep',
      'firstOfTwo',
      `The last set reached ${wanted} reps. Once more with this load in the next session, and it goes up.`,
    );
  return raised(load, `The last set reached ${wanted} reps in two sessions`, question);
}

/** A step up only from a session in which the reps stood; the percentages come from the guide. */
function inWave(group: SetGroup, goal: Goal, last: LoggedSession, rirFloor: number): ProgressionSuggestion {
  if (group.load.kind !== 'percent')
    return say('none', 'doesNotApply', 'The wave goes by percentages, and this line has none.');
  const held = heldBack(last, group, rirFloor);
  if (held) return held;
  if (last.sets.length < group.sets)
    return say('keep', 'incomplete', `${last.sets.length} of ${group.sets} sets are logged. The wave stays.`);
  if (isMiss(last, goal.low))
    return say('keep', 'shortOfReps', `A set was short of ${goal.low} reps. The wave stays where it is.`);
  const next = nextInWave(group.load.high);
  if (!next)
    return {
      ...say(
        'keep',
        'waveDone',
        'The wave is done. Offer an easier week if it suits, then begin again at 40 to 60 %. The guide has no easier week, and none is put in.',
      ),
      deload: true,
    };
  return {
    ...say('raise', 'earned', `Every rep stood. Next in the wave: ${waveInWords(next)}.`),
    percent: next,
  };
}

/** What keeps any rule from going up. */
function heldBack(last: LoggedSession, group: SetGroup, rirFloor: number): ProgressionSuggestion | undefined {
  if (isHurt(last)) return say('keep', 'pain', `Pain above ${MOST_PAIN} is logged. The load stays.`);
  if (!isSound(last))
    return say('keep', 'technique', 'Technique was not sound in every set. The load stays.');
  // A top set is meant to come near its limit.
  const short = group.kind !== 'top' && last.sets.some(({ rir }) => rir !== undefined && rir < rirFloor);
  if (short)
    return say('keep', 'reserve', `A set left fewer than ${rirFloor} reps in reserve. The load stays.`);
  return undefined;
}

function raised(load: Load, because: string, { loadable, most }: ProgressionQuestion): ProgressionSuggestion {
  if (load.hundredths === 0)
    return say('keep', 'withoutLoad', `${because}. Without a load: more reps, or the next harder exercise.`);
  const next = loadable(percentOf(load, 100 + STEP_PERCENT.least), load.unit).above;
  if (!next)
    return say(
      'keep',
      'nothingHeavier',
      `${because}, but this room has nothing heavier than ${formatLoad(load)}.`,
    );
  const more = inPercent(next, load);
  if (next.hundredths > percentOf(load, 100 + STEP_PERCENT.most))
    return say(
      'keep',
      'stepTooLarge',
      `${because}. The next load here is ${formatLoad(next)}, ${more} % more; a step is at most ${STEP_PERCENT.most} %. Add a rep or a set first.`,
    );
  if (most && (most.unit !== next.unit || next.hundredths > most.hundredths))
    return say('keep', 'cap', `${because}, but the next load is above the cap of ${formatLoad(most)}.`);
  return { ...say('raise', 'earned', `${because}: ${formatLoad(next)} next, ${more} % more.`), load: next };
}

function lowered(load: Load, low: number, { loadable }: ProgressionQuestion): ProgressionSuggestion {
  const because = `A set was short of ${low} reps in two sessions`;
  const easier =
    load.hundredths > 0 ? loadable(percentOf(load, 100 - LOWER_BY_PERCENT), load.unit).below : undefined;
  if (!easier)
    return {
      ...say(
        'keep',
        'nothingLighter',
        `${because}, and nothing here is ${LOWER_BY_PERCENT} % lighter. Take an easier exercise or fewer sets.`,
      ),
      deload: true,
    };
  return {
    ...say(
      'lower',
      'missedTwice',
      `${because}: ${formatLoad(easier)} next, ${LOWER_BY_PERCENT} % less. An easier week may help as well.`,
    ),
    load: easier,
    deload: true,
  };
}

function ofGroup(session: LoggedSession, { groups }: Prescription, group: SetGroup): LoggedSession {
  const place = groups.indexOf(group);
  return { ...session, sets: session.sets.filter((set) => (set.group ?? place) === place) };
}

/** The lightest of the sets: what every one of them carried. */
function loadOf({ sets }: LoggedSession): Load | 'mixed' {
  const [first, ...others] = sets.map(({ load }) => load);
  if (!first || others.some(({ unit }) => unit !== first.unit)) return 'mixed';
  return others.reduce((least, load) => (load.hundredths < least.hundredths ? load : least), first);
}

function sameLoad(session: LoggedSession, load: Load): boolean {
  const other = loadOf(session);
  return other !== 'mixed' && other.unit === load.unit && other.hundredths === load.hundredths;
}

function isMiss({ sets }: LoggedSession, low: number): boolean {
  return sets.some(({ reps }) => reps < low);
}

function isHurt({ sets }: LoggedSession): boolean {
  return sets.some(({ pain }) => pain !== undefined && pain > MOST_PAIN);
}

function isSound({ sets }: LoggedSession): boolean {
  return sets.every(({ techniqueOk }) => techniqueOk);
}

/** Hundredths; a fraction stays exact in the comparison. */
function percentOf({ hundredths }: Load, percent: number): number {
  return (hundredths * percent) / 100;
}

function inPercent(next: Load, load: Load): string {
  return String(Math.round((1000 * (next.hundredths - load.hundredths)) / load.hundredths) / 10);
}

function say(
  kind: ProgressionSuggestion['kind'],
  reason: ProgressionReason,
  sentence: string,
): ProgressionSuggestion {
  return { kind, reason, sentence, deload: false };
}
