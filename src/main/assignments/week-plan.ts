/** One week of a program for one athlete: each line with its real loads, each load explained. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { type GatedLine, shownPrescription } from '#domain/gate/gated-program.ts';
import { type ChainWords, chainOf } from '#domain/load/load-chain.ts';
import type { LoadPlanner } from '#domain/load/plan-program.ts';
import { formatPlannedLine } from '#domain/load/word-load.ts';
import type { RunningWork } from './running.ts';

/** Whose week, where, and when it is looked at. */
export interface WeekOf
  extends Pick<RunningWork, 'work' | 'clearance' | 'rack' | 'startWeek'>,
    Partial<Pick<RunningWork, 'eased'>> {
  readonly week: number;
  readonly planner: LoadPlanner;
  readonly exercises: ReadonlyMap<ExerciseId, Exercise>;
  readonly today: CalendarDate;
}

/** The sessions of a week, one that is eased in place of its own; none where the week lies outside what is permitted. */
export function plannedSessions(of: WeekOf) {
  const { work, startWeek, eased, week } = of;
  const planned = (gated: GatedLine) => plannedLine(gated, of);
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

function plannedLine(gated: GatedLine, { clearance, planner, exercises, rack, today }: WeekOf) {
  const { line, capPercent, code } = gated;
  const exercise = line && exercises.get(line.exerciseId);
  const prescription = shownPrescription(gated);
  if (!line || !exercise || !prescription) return [];
  const groups = planner.line({
    exercise,
    prescription,
    flagged: isFlagged(clearance),
    ...(capPercent !== undefined && { capPercent }),
  });
  const words: ChainWords = { nameOf: (id) => exercises.get(id)?.name ?? id, rack: rack.name, today };
  return [
    {
      lineId: line.id,
      exerciseId: exercise.id,
      exercise: exercise.name,
      target: formatPlannedLine(prescription, groups),
      changes: [...code],
      loads: groups.flatMap((group) => chainOf(group, words) ?? []),
    },
  ];
}
