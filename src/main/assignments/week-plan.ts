/** One week of a running assignment: each line with its real loads, each load explained. */

import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import type { GatedLine } from '#domain/gate/gated-program.ts';
import { explainLoad } from '#domain/load/explain-load.ts';
import type { LoadPlanner, PlannedGroup } from '#domain/load/plan-program.ts';
import { formatPlannedLine, wordOf } from '#domain/load/word-load.ts';
import { isFlagged } from './preview.ts';
import type { RunningWork } from './running.ts';

/** The sessions of a week; none where the week lies outside what is permitted. */
export function plannedSessions(
  { work, clearance, startWeek }: RunningWork,
  week: number,
  planner: LoadPlanner,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
) {
  const flagged = isFlagged(clearance);
  const planned = (gated: GatedLine) => plannedLine(gated, flagged, planner, exercises);
  if (work.foundation) {
    return [{ letter: 'F', name: work.foundation.name, lines: work.foundation.lines.flatMap(planned) }];
  }
  const phase = work.phases.find(({ firstWeek, lastWeek }) => firstWeek <= week && week <= lastWeek);
  if (!phase?.permitted || week < startWeek) return [];
  return phase.sessions.map((session) => ({
    letter: session.letter,
    name: session.name,
    lines: session.lines.flatMap(planned),
  }));
}

function plannedLine(
  { line, capPercent }: GatedLine,
  flagged: boolean,
  planner: LoadPlanner,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
) {
  const exercise = line && exercises.get(line.exerciseId);
  if (!line || !exercise) return [];
  const groups = planner.line({
    exercise,
    prescription: line.prescription,
    flagged,
    ...(capPercent !== undefined && { capPercent }),
  });
  return [
    {
      lineId: line.id,
      exerciseId: exercise.id,
      exercise: exercise.name,
      target: formatPlannedLine(line.prescription, groups),
      loads: groups.flatMap((group) => explained(group, exercises)),
    },
  ];
}

function explained(group: PlannedGroup, exercises: ReadonlyMap<ExerciseId, Exercise>) {
  const { planned } = group;
  if (!('steps' in planned)) return [];
  return [
    {
      text: wordOf(group) ?? '',
      load: planned.kind === 'loaded' ? planned.load : null,
      explanation: explainLoad(planned.steps, (id) => exercises.get(id)?.shortName ?? id),
    },
  ];
}
