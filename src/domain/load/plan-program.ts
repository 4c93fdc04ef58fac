/**
 * The loads of an athlete's lines: each set group of each line becomes a real load, or says plainly why it has none.
 *
 * Maxima are sorted once per athlete and reachable loads are remembered per stock, so a thousand athletes are planned
 * in one go.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Exercise, ExerciseId, Implement } from '../exercise/exercise.ts';
import type { ExerciseLoading, LoadedWith, RoomEquipment } from '../facility/equipment.ts';
import type { LoadTarget, Prescription, SetGroup } from '../prescription/prescription.ts';
import type { ProgramLine } from '../program/program.ts';
import { LOWER_BY_PERCENT } from '../training/progression.ts';
import { mainGroup, repsAsked } from '../training/progression-rules.ts';
import { inKilograms, type Load } from './load.ts';
import {
  basisFor,
  cautious,
  DEFAULT_PERCENT_POLICY,
  type LinkedMaximum,
  type Maximum,
  type MaximumBasis,
  newestMaxima,
  type PercentPolicy,
} from './maximum.ts';
import { lowerBasis, type PercentOf, planPercent, planStated } from './plan-load.ts';
import type { LoadStep, LoadWish, RoomPlan } from './planned-load.ts';

/** A line as it comes out of the gate. */
export interface LineToPlan {
  readonly exercise: Exercise;
  readonly prescription: Prescription;
  /** Heaviest percentage of the maximum the gate allows. */
  readonly capPercent?: number;
  /** Flagged athletes round down, from the lowest estimate of their maximum. */
  readonly flagged?: boolean;
  /** The line as the program has it, by which the athlete's own load is found; absent where none is asked for. */
  readonly written?: Pick<ProgramLine, 'id' | 'exerciseId' | 'prescription'>;
  /** Taken off the own load in a session that is eased; whatever the line became, it is never more than that. */
  readonly easedPercent?: number;
}

export interface AthleteLoads {
  readonly maxima: readonly Maximum[];
  readonly links?: readonly LinkedMaximum[];
  readonly policy?: PercentPolicy;
  readonly room: RoomEquipment;
  readonly today: CalendarDate;
  readonly own?: OwnLoads;
}

/** A load that a coach accepted for a line. */
export interface OwnLoad {
  readonly load: Load;
  /** The reps it was accepted for, as `repsAsked` says them. For others it still is a limit, but nothing to go by. */
  readonly reps: string;
  /** Something restricted the athlete since, and no coach has said yet how it goes on: a step lighter until then. */
  readonly toTakeUpAgain?: true;
}

/**
 * Loads a coach accepted for lines, by `ownLoadKey`: the load where the program leaves it open, and no more than it where
 * the program has one. Cap and rounding apply as to any stated load, and nothing is rounded up.
 */
export type OwnLoads = ReadonlyMap<string, OwnLoad>;

/** Of one exercise alone: what the gate puts in its place has no load from it. */
export function ownLoadKey(lineId: string, exerciseId: ExerciseId): string {
  return `${lineId} ${exerciseId}`;
}

export type PlannedLoad =
  | RoomPlan
  /** A percentage of a maximum nobody has recorded: never 0, never a guess. */
  | {
      readonly kind: 'noMaximum';
      readonly exerciseId: ExerciseId;
      readonly basis: PercentPolicy['basis'] | 'workingWeight';
      /** A cap on the line, which is said in place of what was asked. */
      readonly capPercent?: number;
    }
  /** Nothing to reckon: bodyweight, band, or a load the program leaves to athlete and coach. */
  | {
      readonly kind: 'notPlanned';
      readonly target: 'bodyweight' | 'band' | 'unstated' | 'heaviestManageable';
      /** Where a cap applies and a maximum is known: no heavier than this. */
      readonly ceiling?: Load;
      /** A cap that no load of the room could be reckoned for; it is said as it is instead of vanishing. */
      readonly capPercent?: number;
      /** How the ceiling came about. */
      readonly ceilingSteps?: readonly LoadStep[];
      /** The lift whose maximum would turn that cap into a load. */
      readonly missing?: ExerciseId;
    };

/** The lift whose maximum has to be recorded before this load, or the cap on it, can be reckoned. */
export function missingMaximum(planned: PlannedLoad): ExerciseId | undefined {
  if (planned.kind === 'noMaximum') return planned.exerciseId;
  return planned.kind === 'notPlanned' ? planned.missing : undefined;
}

export interface PlannedGroup {
  readonly group: SetGroup;
  readonly planned: PlannedLoad;
}

/** Plans all lines of one athlete; one array of set groups per line, in order. */
export function planLines(
  lines: readonly LineToPlan[],
  athlete: AthleteLoads,
): readonly (readonly PlannedGroup[])[] {
  const planner = plannerFor(athlete);
  return lines.map((line) => planner.line(line));
}

export interface LoadPlanner {
  line(line: LineToPlan): readonly PlannedGroup[];
  /** Warm-up percentages refer to `workingWeight`, the day's first working load of the same lift. */
  warmUp(line: LineToPlan, workingWeight: Load | undefined): readonly PlannedGroup[];
  /** What the cap of a line stands on, where it has one and the maximum is known. */
  capBasis(line: LineToPlan): MaximumBasis | undefined;
}

/** Sorts the athlete's maxima once and plans any number of lines with them. */
export function plannerFor(athlete: AthleteLoads): LoadPlanner {
  const newest = newestMaxima(athlete.maxima, athlete.today);
  const policy = athlete.policy ?? DEFAULT_PERCENT_POLICY;
  const at = (line: LineToPlan, workingWeight: Load | undefined): PlanningRoom => {
    const find: PlanningRoom['find'] = (id, basis) => {
      const found = basisFor(id, basis, newest, policy, athlete.links);
      return found && line.flagged ? cautious(found) : found;
    };
    return { room: athlete.room, policy, find, workingWeight };
  };
  const plan = (line: LineToPlan, workingWeight: Load | undefined) => {
    const here = at(line, workingWeight);
    const planned = line.prescription.groups.map((group) => ({
      group,
      planned: planGroup(line, group.load, here),
    }));
    const own = ownLoadFor(line, athlete.own);
    return own ? withOwn(planned, own, line, here) : planned;
  };
  return {
    line: (line) => plan(line, undefined),
    warmUp: plan,
    capBasis: (line) =>
      line.capPercent === undefined
        ? undefined
        : capBasis(line.exercise.maximumOf ?? line.exercise.id, at(line, undefined)),
  };
}

/** The first working load planned for a lift: the weight its warm-up ramps to. */
export function firstWorkingLoad(groups: readonly PlannedGroup[]): Load | undefined {
  for (const { group, planned } of groups) {
    if (group.kind !== 'warmUp' && planned.kind === 'loaded') return planned.load;
  }
  return undefined;
}

interface PlanningRoom {
  readonly room: RoomEquipment;
  readonly policy: PercentPolicy;
  readonly find: (id: ExerciseId, basis: PercentPolicy['basis']) => MaximumBasis | undefined;
  readonly workingWeight: Load | undefined;
}

/** What an exercise is loaded with at a rack, its own bar or stack where it has one; undefined where nothing carries a load. */
export function loadingOf(exercise: Exercise, room: RoomEquipment): Omit<LoadWish, 'rounding'> | undefined {
  const own = room.exercises?.find(({ exerciseId }) => exerciseId === exercise.id);
  const implement = loadedWith(exercise.implement, own);
  const regression = exercise.ladder[0];
  return (
    implement && {
      implement,
      room,
      ...(own && ('bar' in own ? { bar: own.bar } : { stack: own.stack })),
      ...(regression && { regression }),
    }
  );
}

/** What an accepted load comes to today. */
export function standingLoad({ load, toTakeUpAgain }: OwnLoad): Load {
  return toTakeUpAgain ? lessPercent(load, LOWER_BY_PERCENT) : load;
}

function lessPercent({ hundredths, unit }: Load, percent: number): Load {
  return { hundredths: Math.floor((hundredths * (100 - percent)) / 100), unit };
}

interface OwnLimit {
  readonly load: Load;
  /** It is what is lifted where the program leaves that open, and not a limit alone. */
  readonly fills: boolean;
}

/** What is left today of the load a coach accepted for the line. Undefined where there is none. */
function ownLoadFor(
  { written, exercise, easedPercent = 0 }: LineToPlan,
  all: OwnLoads | undefined,
): OwnLimit | undefined {
  const own = written && all?.get(ownLoadKey(written.id, written.exerciseId));
  if (!own) return undefined;
  const same = exercise.id === written.exerciseId;
  // What the gate puts in its place is another lift; a step down for one session may not turn out more than usual.
  if (!same && easedPercent === 0) return undefined;
  return {
    load: lessPercent(standingLoad(own), easedPercent),
    fills: same && own.reps === repsAsked(written.prescription),
  };
}

/**
 * The athlete's own load in place of the main sets' where that is left open or would be more; then no other set of the
 * line is heavier either.
 */
function withOwn(
  planned: readonly PlannedGroup[],
  { load, fills }: OwnLimit,
  line: LineToPlan,
  at: PlanningRoom,
): readonly PlannedGroup[] {
  const main = mainGroup(line.prescription);
  const own = planned.find(({ group }) => group === main)?.planned;
  if (!own) return planned;
  const filled = fills && isOpen(own);
  if (!filled && !isMore(own, load) && line.easedPercent === undefined) return planned;
  const limited = planGroup(line, { kind: 'absolute', load }, at, 'down');
  return planned.map(({ group, planned }) => {
    if (filled && group === main) return { group, planned: limited };
    return { group, planned: isMore(planned, load) ? lowered(planned, load, limited) : planned };
  });
}

/** A range that begins below the limit keeps its beginning: no limit raises anything. */
function lowered(planned: PlannedLoad, limit: Load, limited: PlannedLoad): PlannedLoad {
  if (planned.kind !== 'loaded' || inKilograms(planned.load) > inKilograms(limit)) return limited;
  const { upTo: _upTo, ...first } = planned;
  return first;
}

function isOpen(planned: PlannedLoad): boolean {
  return (
    planned.kind === 'notPlanned' &&
    (planned.target === 'unstated' || planned.target === 'heaviestManageable')
  );
}

/** True where anything that is asked of it, the upper end of a range included, is more; in whatever unit. */
function isMore(planned: PlannedLoad, limit: Load): boolean {
  const most =
    planned.kind === 'loaded'
      ? (planned.upTo ?? planned.load)
      : planned.kind === 'belowBar'
        ? planned.lighterBar?.total
        : undefined;
  return most !== undefined && inKilograms(most) > inKilograms(limit);
}

function planGroup(
  line: LineToPlan,
  target: LoadTarget,
  at: PlanningRoom,
  rounding?: 'down' | 'nearest',
): PlannedLoad {
  const planned = planTarget(line, target, at, rounding);
  const { capPercent } = line;
  // A cap that was not reckoned into a load does not vanish: what was asked is never told in its place.
  if (capPercent === undefined || !isOver(target, capPercent)) return planned;
  // A step of a ramp is a share of a working load that is under the cap itself.
  if (planned.kind === 'noMaximum' && planned.basis === 'workingWeight') return planned;
  return planned.kind === 'noMaximum' || planned.kind === 'cannotLoad' ? { ...planned, capPercent } : planned;
}

/** Of a stated load nobody knows without the maximum. */
function isOver(target: LoadTarget, capPercent: number): boolean {
  return target.kind !== 'percent' || target.high > capPercent;
}

function planTarget(
  line: LineToPlan,
  target: LoadTarget,
  at: PlanningRoom,
  rounding: 'down' | 'nearest' = line.flagged ? 'down' : 'nearest',
): PlannedLoad {
  const { exercise, capPercent } = line;
  const lift = exercise.maximumOf ?? exercise.id;
  const loading = loadingOf(exercise, at.room);
  const wish = loading && {
    ...loading,
    rounding,
    ...(exercise.oneImplement && { one: true as const }),
    ...(capPercent !== undefined && { capPercent }),
  };

  switch (target.kind) {
    case 'bodyweight':
    case 'band':
      return { kind: 'notPlanned', target: target.kind };
    case 'unstated':
    case 'heaviestManageable': {
      const left = { kind: 'notPlanned', target: target.kind } as const;
      if (!wish || capPercent === undefined) return left;
      const basis = capBasis(lift, at);
      if (!basis) return { ...left, capPercent, missing: lift };
      const of: PercentOf = { kind: 'maximum', basis };
      const plan = planPercent({ ...wish, of, low: capPercent, high: capPercent });
      const ceiling = heaviestOf(plan);
      return ceiling ? { ...left, ceiling, ceilingSteps: plan.steps } : { ...left, capPercent };
    }
    case 'absolute': {
      if (!wish)
        return {
          kind: 'cannotLoad',
          reason: 'nothingToLoad',
          steps: [{ step: 'stated', load: target.load }],
        };
      const basis = capPercent === undefined ? undefined : capBasis(lift, at);
      if (capPercent !== undefined && !basis)
        return { kind: 'noMaximum', exerciseId: lift, basis: at.policy.basis };
      return planStated({ ...wish, load: target.load, ...(basis && { basis }) });
    }
    case 'percent': {
      if (!wish) return { kind: 'cannotLoad', reason: 'nothingToLoad', steps: [] };
      const basis = basisOfPercent(target.of, at.policy);
      const of = percentOf(basis, lift, at);
      if (!of) return { kind: 'noMaximum', exerciseId: lift, basis };
      const capOn = capPercent === undefined ? undefined : at.find(lift, 'e1RM');
      return planPercent({ ...wish, of, low: target.low, high: target.high, ...(capOn && { capOn }) });
    }
  }
}

/**
 * A cap is a percentage of the one-repetition maximum (§2.1). Where the facility reckons with a lower training max the
 * lower counts; a training max alone serves where no one-repetition maximum is known.
 */
function capBasis(lift: ExerciseId, at: PlanningRoom): MaximumBasis | undefined {
  const oneRep = at.find(lift, 'e1RM');
  const lineBasis = at.find(lift, at.policy.basis);
  return oneRep && lineBasis ? lowerBasis(oneRep, lineBasis) : (oneRep ?? lineBasis);
}

/** The heaviest load of the room within a plan's target; undefined where even its lightest is over it. */
function heaviestOf(plan: RoomPlan): Load | undefined {
  if (plan.kind === 'loaded') return plan.load;
  if (plan.kind === 'belowBar') return plan.lighterBar?.total;
  // The nearest of the others is the lightest there is, which is over it.
  return plan.reason === 'belowLightest' ? undefined : plan.nearest;
}

/** Bare percentages are stored as e1RM; a facility that works from training maxima reads them as such. */
function basisOfPercent(of: 'e1RM' | 'trainingMax' | 'workingWeight', policy: PercentPolicy) {
  return of === 'e1RM' ? policy.basis : of;
}

function percentOf(
  basis: PercentPolicy['basis'] | 'workingWeight',
  lift: ExerciseId,
  at: PlanningRoom,
): PercentOf | undefined {
  if (basis === 'workingWeight') return at.workingWeight && { kind: 'workingWeight', load: at.workingWeight };
  const found = at.find(lift, basis);
  return found && { kind: 'maximum', basis: found };
}

/**
 * A bar or stack of the exercise's own decides between the two: both carry the whole load. Never for dumbbells, which
 * are stated for one hand.
 */
function loadedWith(implement: Implement, own: ExerciseLoading | undefined): LoadedWith | undefined {
  if (implement === 'band' || implement === 'bodyweight') return undefined;
  if (!own || implement === 'dumbbell') return implement;
  if ('bar' in own) return 'barbell';
  return implement === 'barbell' ? 'machine' : implement;
}
