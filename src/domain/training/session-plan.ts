/** What a session asks for, set by set, in the order of the printed sheet: what the log is entered against. */

import type { Exercise, ExerciseId } from '../exercise/exercise.ts';
import type { GatedLine } from '../gate/gated-program.ts';
import { lineToPlan } from '../gate/line-to-plan.ts';
import { formatPerSide } from '../load/explain-load.ts';
import type { Load } from '../load/load.ts';
import type { LoadPlanner, PlannedGroup } from '../load/plan-program.ts';
import { formatPlannedLine } from '../load/word-load.ts';
import type { Prescription, RepTarget, SetGroup, SetKind } from '../prescription/prescription.ts';
import { groupPlaces, lineMark } from '../program/groups.ts';
import type { Measure } from './performed.ts';
import type { ProgressionRule } from './progression-rules.ts';

export interface SetPlan {
  /** From 1, over all working sets of the line. */
  readonly place: number;
  /** Place of its group in the prescription, from 0. */
  readonly group: number;
  readonly kind: SetKind;
  readonly measure: Measure;
  /** Absent where as many as possible are asked. */
  readonly reps?: { readonly low: number; readonly high: number };
  /** What is to be lifted; absent where the program leaves it open or nothing is lifted. */
  readonly load?: Load;
  /** No heavier than this, where the load is left open under a cap. */
  readonly ceiling?: Load;
  /** Under a cap no heavier than this: the load, or the upper end of its range. */
  readonly limit?: Load;
  /** `25 + 15 per side` */
  readonly plates?: string;
}

export interface LinePlan {
  readonly lineId: string;
  /** By its place: `1A2`. */
  readonly mark: string;
  /** `A1` of a superset. */
  readonly tag?: string;
  readonly exerciseId: ExerciseId;
  readonly exercise: string;
  /** The exercise as the program has it, where the gate put another in its place. */
  readonly inPlaceOf?: ExerciseId;
  /** `4 × 8 @ 102.5 kg` */
  readonly target: string;
  /** Neutral, as on paper: `cap 60 %`. */
  readonly changes: readonly string[];
  /** Not as the program has it: sets no record and does not progress. */
  readonly modified: boolean;
  readonly sides: 1 | 2;
  /** A load belongs to every set of it. */
  readonly loaded: boolean;
  /** Reps in reserve asked. */
  readonly rir?: number;
  readonly restSeconds?: number;
  readonly prescription: Prescription;
  readonly progression?: ProgressionRule;
  readonly sets: readonly SetPlan[];
}

export interface SessionPlan {
  readonly letter: string;
  readonly name: string;
  readonly lines: readonly LinePlan[];
  /** Words for a session that is eased on its day; absent otherwise. */
  readonly eased?: string;
}

export interface SessionToPlan {
  readonly letter: string;
  readonly name: string;
  readonly lines: readonly GatedLine[];
  /** Absent in the foundation block. */
  readonly phase?: number;
  readonly eased?: string;
  readonly flagged: boolean;
  /** Without the loads that a coach accepted for lines. */
  readonly byProgram?: boolean;
  readonly planner: LoadPlanner;
  readonly exercises: ReadonlyMap<ExerciseId, Exercise>;
}

/** Lines that the gate left out are not in it. */
export function planSession(session: SessionToPlan): SessionPlan {
  const { letter, name, lines, phase, eased, exercises } = session;
  const left = lines.flatMap((gated, place) => {
    const line = lineToPlan(gated, session.flagged, exercises);
    const mark = lineMark(phase, letter, place);
    return line ? [{ gated, line, mark, group: gated.original.group }] : [];
  });
  const places = groupPlaces(left);
  return {
    letter,
    name,
    ...(eased && { eased }),
    lines: left.map(({ gated, line, mark }, index): LinePlan => {
      const { original } = gated;
      const { exercise, prescription } = line;
      const { written: _written, ...byProgram } = line;
      const planned = session.planner.line(session.byProgram ? byProgram : line);
      const tag = places[index]?.tag;
      const rir = prescription.rir ?? (prescription.rpe === undefined ? undefined : 10 - prescription.rpe);
      return {
        lineId: original.id,
        mark,
        ...(tag && { tag }),
        exerciseId: exercise.id,
        exercise: exercise.name,
        ...(exercise.id !== original.exerciseId && { inPlaceOf: original.exerciseId }),
        target: formatPlannedLine(prescription, planned),
        changes: gated.code,
        modified: eased !== undefined || gated.outcome !== 'asWritten',
        sides: prescription.perSide ? 2 : 1,
        loaded: planned.some((group) => isLoaded(group)),
        ...(rir !== undefined && { rir }),
        ...(prescription.restSeconds !== undefined && { restSeconds: prescription.restSeconds }),
        prescription,
        ...(original.progression && { progression: original.progression }),
        sets: setsOf(planned, gated.capPercent !== undefined),
      };
    }),
  };
}

/** Of every group but warm-ups, which are ticked on paper and counted nowhere. */
function setsOf(planned: readonly PlannedGroup[], capped: boolean): readonly SetPlan[] {
  let place = 0;
  return planned.flatMap(({ group, planned: load }, at) => {
    if (group.kind === 'warmUp') return [];
    const reps = repsOf(group);
    return Array.from({ length: group.sets }, (): SetPlan => {
      place += 1;
      return {
        place,
        group: at,
        kind: group.kind,
        measure: measureOf(group.reps),
        ...(reps && { reps }),
        ...loadOf(load, capped),
      };
    });
  });
}

function isLoaded({ group, planned }: PlannedGroup): boolean {
  if (group.load.kind === 'bodyweight' || group.load.kind === 'band') return false;
  return planned.kind !== 'cannotLoad' || planned.reason !== 'nothingToLoad';
}

function loadOf(
  planned: PlannedGroup['planned'],
  capped: boolean,
): Pick<SetPlan, 'load' | 'ceiling' | 'limit' | 'plates'> {
  const limitOf = (load: Load) => (capped ? { limit: load } : {});
  if (planned.kind === 'loaded') {
    const { load, made, upTo } = planned;
    const plates = made.with === 'barbell' && { plates: formatPerSide(made.loading) };
    return { load, ...limitOf(upTo ?? load), ...plates };
  }
  if (planned.kind === 'belowBar' && planned.lighterBar) {
    const { total } = planned.lighterBar;
    return { load: total, ...limitOf(total), plates: formatPerSide(planned.lighterBar) };
  }
  return planned.kind === 'notPlanned' && planned.ceiling ? { ceiling: planned.ceiling } : {};
}

function measureOf({ kind }: RepTarget): Measure {
  return kind === 'steps' || kind === 'seconds' ? kind : 'reps';
}

function repsOf({ reps }: SetGroup): SetPlan['reps'] {
  return reps.kind === 'amrap' ? undefined : { low: reps.low, high: reps.high };
}
