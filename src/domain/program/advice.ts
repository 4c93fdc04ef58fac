/**
 * Quiet advice beside a program: what it asks in a week, and where it asks for more than the guide itself advises.
 * Advice holds nobody back; that is the gate's work.
 */

import type { Exercise, ExerciseId } from '../exercise/exercise.ts';
import { type ImpliedRirByChart, impliedRir, nscaPercent, rtsPercent } from '../load/effort-charts.ts';
import { DEFAULT_PERCENT_POLICY } from '../load/maximum.ts';
import { formatLoadTarget } from '../prescription/format.ts';
import type { Prescription, SetGroup } from '../prescription/prescription.ts';
import { ADVISED_RIR } from '../training/progression-rules.ts';
import type { Phase, Program, ProgramLine, Session } from './program.ts';

type Exercises = ReadonlyMap<ExerciseId, Exercise>;

/** Working sets of one week. The guide does not say which sets its ranges count: all three are shown. */
export interface WeeklySets {
  readonly firstWeek: number;
  readonly lastWeek: number;
  /** Barbell hip thrusts, banded and paused ones included. */
  readonly barbellHipThrust: number;
  /** Every kind of hip thrust. */
  readonly hipThrust: number;
  /** All working sets. */
  readonly all: number;
}

/** Sets a week by level (guide): beginner under 6 months, intermediate 6 to 24, advanced above. */
export const SETS_BY_LEVEL = {
  beginner: { low: 6, high: 10 },
  intermediate: { low: 10, high: 16 },
  advanced: { low: 12, high: 20 },
} as const;

export type Counting = 'barbellHipThrust' | 'hipThrust' | 'all';

/** Which exercises each way of counting takes in. */
export const COUNTINGS: Readonly<Record<Counting, (exercise: Exercise) => boolean>> = {
  barbellHipThrust: ({ pattern, implement }) => pattern === 'hipThrust' && implement === 'barbell',
  hipThrust: ({ pattern }) => pattern === 'hipThrust',
  all: ({ pattern }) => pattern !== 'mobility',
};

/** Warm-up sets and the ramp of "work up to" are not counted. One entry per block of weeks. */
export function weeklySets(program: Program, exercises: Exercises): readonly WeeklySets[] {
  return program.phases.map(({ firstWeek, lastWeek, sessions }) => {
    const sets = { barbellHipThrust: 0, hipThrust: 0, all: 0 };
    for (const { exerciseId, prescription } of sessions.flatMap(({ lines }) => lines)) {
      const exercise = exercises.get(exerciseId);
      if (!exercise) continue;
      const working = workingSets(prescription);
      for (const counting of Object.keys(sets) as Counting[])
        if (COUNTINGS[counting](exercise)) sets[counting] += working;
    }
    return { firstWeek, lastWeek, ...sets };
  });
}

/** Working sets of one line. */
export function workingSets({ groups }: Prescription): number {
  return groups.reduce((sum, { kind, sets }) => (kind === 'warmUp' ? sum : sum + sets), 0);
}

/** The levels whose range a weekly count lies in, in words: `intermediate, advanced`, `above every level`. */
export function levelsInWords(sets: number): string {
  const levels = Object.entries(SETS_BY_LEVEL);
  const fitting = levels.filter(([, { low, high }]) => low <= sets && sets <= high).map(([level]) => level);
  if (fitting.length > 0) return fitting.join(', ');
  return levels.every(([, { high }]) => sets > high) ? 'above every level' : 'below every level';
}

export interface LineAdvice {
  readonly lineId: string;
  /** `effort`: the percentage leaves less in reserve than advised. `maximum`: it has nothing to refer to. */
  readonly kind: 'effort' | 'load' | 'maximum' | 'days' | 'clash';
  readonly text: string;
}

/**
 * Advice to single lines, in the order of the program. `lifts`: what somebody on the roster has a maximum of; unknown
 * where it is left out.
 */
export function lineAdvice(
  program: Program,
  exercises: Exercises,
  lifts?: ReadonlySet<ExerciseId>,
): readonly LineAdvice[] {
  return program.phases.flatMap((phase) => [
    ...phase.sessions.flatMap(({ lines }) =>
      lines.flatMap((line) => [
        ...maximumAdvice(line, exercises, lifts),
        ...effortAdvice(line),
        ...loadAdvice(line, exercises),
      ]),
    ),
    ...phase.sessions.flatMap((session) => clashAdvice(session, exercises)),
    ...dayAdvice(phase, exercises),
  ]);
}

/** What a set of these reps at this percentage leaves on both charts; undefined where the line gives no percentage. */
export function impliedReserve({ reps, load }: SetGroup): ImpliedRirByChart | undefined {
  if (reps.kind !== 'reps' || load.kind !== 'percent' || load.of === 'workingWeight') return undefined;
  return impliedRir(reps.high, load.high * SHARE_OF_1RM[load.of]);
}

/** The charts speak of a one-repetition maximum: what a training max is of one, by the policy. */
const SHARE_OF_1RM = { e1RM: 1, trainingMax: DEFAULT_PERCENT_POLICY.trainingMaxPercent / 100 } as const;

function effortAdvice({ id, prescription }: ProgramLine): readonly LineAdvice[] {
  return prescription.groups.flatMap((group): LineAdvice[] => {
    const implied = impliedReserve(group);
    const { load } = group;
    if (!implied || load.kind !== 'percent') return [];
    const { rts, nsca } = implied;
    const percent = (value: number) => formatLoadTarget({ ...load, low: value, high: value });
    const share = DEFAULT_PERCENT_POLICY.trainingMaxPercent;
    const basis = load.of === 'trainingMax' ? `, with a training max of ${share} % of the 1RM` : '';
    // Where either chart leaves enough the line is within what is advised; the charts come from other lifts.
    if (rts.beyond || nsca.beyond || Math.max(rts.rir, nsca.rir) >= ADVISED_RIR) return [];
    const text = `${percent(load.high)} ${reserveInWords(rts.rir, nsca.rir)}${basis}; the guide advises 2 to 3.${
      load.low < load.high ? ` Start at ${percent(load.low)}.` : ''
    }`;
    return [{ lineId: id, kind: 'effort', text }];
  });
}

/** A percentage of a lift that has no load, or that nobody has a maximum of, comes to no load on any sheet. */
function maximumAdvice(
  { id, exerciseId, prescription }: ProgramLine,
  exercises: Exercises,
  lifts: ReadonlySet<ExerciseId> | undefined,
): readonly LineAdvice[] {
  const exercise = exercises.get(exerciseId);
  const refers = prescription.groups.some(
    ({ load }) => load.kind === 'percent' && load.of !== 'workingWeight',
  );
  if (!exercise || !refers) return [];
  const advise = (text: string) => [{ lineId: id, kind: 'maximum' as const, text }];
  if (!exercise.externallyLoaded)
    return advise(`${exercise.name} carries no load, so there is no maximum for this percentage.`);
  const lift = exercise.maximumOf ?? exercise.id;
  if (!lifts || lifts.has(lift)) return [];
  const name = exercises.get(lift)?.name ?? lift;
  return advise(
    `Nobody on the roster has a maximum for ${name} yet. Until then this percentage gives no load.`,
  );
}

/** Thrusts without a load: the percentages that leave what the guide advises, by both charts. */
function loadAdvice(
  { id, exerciseId, prescription }: ProgramLine,
  exercises: Exercises,
): readonly LineAdvice[] {
  const exercise = exercises.get(exerciseId);
  const { groups, rir, rpe } = prescription;
  if (exercise?.pattern !== 'hipThrust' || exercise.implement !== 'barbell') return [];
  if (rir !== undefined || rpe !== undefined) return [];
  return groups.flatMap(({ kind, reps, load }): LineAdvice[] => {
    if (kind === 'warmUp' || reps.kind !== 'reps' || load.kind !== 'unstated') return [];
    const span = (percentAt: (reps: number, rir: number) => number | undefined) => {
      const [high, low] = [percentAt(reps.high, ADVISED_RIR), percentAt(reps.high, ADVISED_RIR + 1)];
      return high === undefined || low === undefined ? undefined : [Math.round(low), Math.round(high)];
    };
    const [rts, nsca] = [span(rtsPercent), span(nscaPercent)];
    if (!rts || !nsca) return [];
    const text = `No load is stated. For 2 to 3 reps in reserve the charts give ${rts.join('–')} % (RTS) and ${nsca.join('–')} % (NSCA); ${rts[0]} % is a careful start.`;
    return [{ lineId: id, kind: 'load', text }];
  });
}

/** A loaded hinge and a squat in one session both tire the lower back. */
function clashAdvice({ lines }: Session, exercises: Exercises): readonly LineAdvice[] {
  const loaded = (pattern: 'hinge' | 'squat') =>
    lines.find(({ exerciseId }) => {
      const exercise = exercises.get(exerciseId);
      return exercise?.pattern === pattern && exercise.externallyLoaded;
    });
  const hinge = loaded('hinge');
  const squat = loaded('squat');
  if (!hinge || !squat) return [];
  const later = lines.indexOf(hinge) > lines.indexOf(squat) ? hinge : squat;
  const text =
    'A loaded hinge and a squat in one session both tire the lower back. Another day may suit one of them better.';
  return [{ lineId: later.id, kind: 'clash', text }];
}

/** The guide advises two to three days of hip thrusts a week. */
const FEWEST_DAYS = 2;
const MOST_DAYS = 3;

function dayAdvice({ sessions }: Phase, exercises: Exercises): readonly LineAdvice[] {
  const thrusts = sessions.flatMap(({ lines }) => {
    const first = lines.find(({ exerciseId }) => {
      const exercise = exercises.get(exerciseId);
      return exercise?.pattern === 'hipThrust' && exercise.externallyLoaded;
    });
    return first ? [first] : [];
  });
  const [only] = thrusts;
  const written = sessions.filter(({ lines }) => lines.length > 0).length;
  // A week of one session has no other day for them.
  if (only && thrusts.length < FEWEST_DAYS && written > 1) {
    const text = 'One day of loaded hip thrusts in a week; the guide advises two to three.';
    return [{ lineId: only.id, kind: 'days', text }];
  }
  const fourth = thrusts[MOST_DAYS];
  if (!fourth) return [];
  const text = `${thrusts.length} days of loaded hip thrusts in a week; the guide advises two to three.`;
  return [{ lineId: fourth.id, kind: 'days', text }];
}

/** Nobody has fewer than no reps left: where a chart allows fewer than are asked, that is what is said. */
function reserveInWords(rts: number, nsca: number): string {
  const [byRts, byNsca] = [Math.round(10 * rts) / 10, Math.round(10 * nsca) / 10];
  if (byRts < 0 && byNsca < 0) return 'is more than the RTS and NSCA charts allow for these reps';
  if (byRts < 0)
    return `is more than the RTS chart allows for these reps and leaves about ${byNsca} in reserve by the NSCA chart`;
  if (byNsca < 0)
    return `is more than the NSCA chart allows for these reps and leaves about ${byRts} in reserve by the RTS chart`;
  return `leaves about ${byRts} to ${byNsca} reps in reserve by the RTS and NSCA charts`;
}
