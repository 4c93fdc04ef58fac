/** One week of a program for one athlete: each line with its real loads, each load explained. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import type { GatedLine } from '#domain/gate/gated-program.ts';
import { lineToPlan } from '#domain/gate/line-to-plan.ts';
import { type ChainWords, chainOf, type LoadChain } from '#domain/load/load-chain.ts';
import type { LoadPlanner, PlannedGroup } from '#domain/load/plan-program.ts';
import { warmUpFor } from '#domain/load/warm-up.ts';
import { formatPlannedLine } from '#domain/load/word-load.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import { groupPlaces, lineMark } from '#domain/program/groups.ts';
import type { EasedSession } from './easing.ts';
import type { RunningWork } from './running.ts';
import { phaseDoneIn } from './weeks-done.ts';

/** Whose week, where, and when it is looked at. */
export interface WeekOf
  extends Pick<RunningWork, 'work' | 'clearance' | 'rack' | 'startWeek'>,
    Partial<Pick<RunningWork, 'eased'>> {
  readonly week: number;
  readonly planner: LoadPlanner;
  readonly exercises: ReadonlyMap<ExerciseId, Exercise>;
  readonly today: CalendarDate;
}

/**
 * The sessions of a week, one that is eased in place of its own. Where its phase is not permitted, those of the last one
 * that is, for it is repeated; none before the start, and none past the end.
 */
export function plannedSessions(of: WeekOf) {
  const { work, startWeek, eased = [], week } = of;
  const planned = (lines: readonly GatedLine[], marks: ReadonlyMap<string, string>) =>
    plannedLines(lines, marks, of);
  const inWeek = eased.filter(({ day }) => day.week === week);
  const wordsOf = ({ day, words }: EasedSession) => ({ on: day.date, words });
  if (work.foundation) {
    const { name, lines } = work.foundation;
    const marks = marksOf(lines, undefined, 'F');
    // The block is a warm-up itself.
    const block = { letter: 'F', name, eased: null, warmUp: [], lines: planned(lines, marks) };
    const [once] = inWeek;
    return once ? [{ ...block, eased: wordsOf(once), lines: planned(once.lines, marks) }, block] : [block];
  }
  const phase = week < startWeek ? undefined : phaseDoneIn(work.phases, week);
  if (!phase) return [];
  return phase.sessions.map(({ letter, name, lines }) => {
    const here = inWeek.find(({ day }) => day.letter === letter);
    const done = here?.lines ?? lines;
    return {
      letter,
      name,
      eased: here ? wordsOf(here) : null,
      warmUp: plannedWarmUp(done, of),
      lines: planned(done, marksOf(lines, phase.number, letter)),
    };
  });
}

/** The steps the gate permits, as far as their lift is in the session. */
function plannedWarmUp(session: readonly GatedLine[], of: WeekOf) {
  const { work, planner, exercises } = of;
  const lines = session.flatMap((gated) => lineToPlan(gated, isFlagged(of.clearance), of.exercises) ?? []);
  return work.warmUp.flatMap(({ exerciseId, prescription }) => {
    const exercise = exercises.get(exerciseId);
    const groups = exercise && warmUpFor({ exercise, prescription }, lines, planner);
    if (!exercise || !groups) return [];
    const tooLight = groups === 'tooLight';
    const said = tooLight ? formatPrescription(prescription) : formatPlannedLine(prescription, groups);
    return [
      {
        exercise: exercise.name,
        target: `${said.replace(/^warm-up | bodyweight$/g, '')}${tooLight ? ': less than the bar, left out' : ''}`,
        loads: tooLight ? [] : chainsOf(groups, of),
      },
    ];
  });
}

/** By the places of the lines in the program, whatever the gate left out. */
function marksOf(lines: readonly GatedLine[], phase: number | undefined, letter: string) {
  return new Map(lines.map(({ original }, place) => [original.id, lineMark(phase, letter, place)]));
}

function plannedLines(lines: readonly GatedLine[], marks: ReadonlyMap<string, string>, of: WeekOf) {
  const left = lines.flatMap((gated) => {
    const line = lineToPlan(gated, isFlagged(of.clearance), of.exercises);
    return line ? [{ gated, line, group: gated.original.group }] : [];
  });
  const places = groupPlaces(left);
  return left.map(({ gated, line }, index) => {
    const { exercise, prescription } = line;
    const { id } = gated.original;
    const groups = of.planner.line(line);
    const place = places[index];
    return {
      lineId: id,
      mark: marks.get(id) ?? id,
      group: place ? { tag: place.tag, says: place.says ?? null } : null,
      exerciseId: exercise.id,
      exercise: exercise.name,
      target: formatPlannedLine(prescription, groups),
      changes: [...gated.code],
      loads: chainsOf(groups, of),
    };
  });
}

function chainsOf(groups: readonly PlannedGroup[], { exercises, rack, today }: WeekOf): LoadChain[] {
  const words: ChainWords = { nameOf: (id) => exercises.get(id)?.name ?? id, rack: rack.name, today };
  return groups.flatMap((group) => chainOf(group, words) ?? []);
}
