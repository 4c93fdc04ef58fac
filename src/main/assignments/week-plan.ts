/** One week of a running assignment: each line with its real loads, each load explained. */

import { isFlagged } from '#domain/clearance/evaluate.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { type GatedLine, shownPrescription } from '#domain/gate/gated-program.ts';
import { explainLoad } from '#domain/load/explain-load.ts';
import type { LoadPlanner, PlannedGroup } from '#domain/load/plan-program.ts';
import { formatPlannedLine, wordOf } from '#domain/load/word-load.ts';
import type { RunningWork } from './running.ts';

/** The sessions of a week, one that is eased in place of its own; none where the week lies outside what is permitted. */
export function plannedSessions(
  { work, clearance, startWeek, eased }: RunningWork,
  week: number,
  planner: LoadPlanner,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
) {
  const flagged = isFlagged(clearance);
  const planned = (gated: GatedLine) => plannedLine(gated, flagged, planner, exercises);
  const once = eased?.day.week === week ? eased : undefined;
  const easier = once && { on: once.day.date, words: once.words };
  if (work.foundation) {
    const { name, lines } = work.foundation;
    const block = { letter: 'F', name, eased: null, lines: lines.flatMap(planned) };
    return once && easier
      ? [{ letter: 'F', name, eased: easier, lines: once.lines.flatMap(planned) }, block]
      : [block];
  }
  const phase = work.phases.find(({ firstWeek, lastWeek }) => firstWeek <= week && week <= lastWeek);
  if (!phase?.permitted || week < startWeek) return [];
  return phase.sessions.map(({ letter, name, lines }) => {
    const here = once?.day.letter === letter ? once : undefined;
    return {
      letter,
      name,
      eased: (here && easier) ?? null,
      lines: (here?.lines ?? lines).flatMap(planned),
    };
  });
}

function plannedLine(
  gated: GatedLine,
  flagged: boolean,
  planner: LoadPlanner,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
) {
  const { line, capPercent, code } = gated;
  const exercise = line && exercises.get(line.exerciseId);
  const prescription = shownPrescription(gated);
  if (!line || !exercise || !prescription) return [];
  const groups = planner.line({
    exercise,
    prescription,
    flagged,
    ...(capPercent !== undefined && { capPercent }),
  });
  return [
    {
      lineId: line.id,
      exerciseId: exercise.id,
      exercise: exercise.name,
      target: formatPlannedLine(prescription, groups),
      changes: [...code],
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
