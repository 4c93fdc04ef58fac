/** From an athlete's gated program to the card that is printed: weeks, real loads, warm-up ramp, modification codes. */

import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import { MAXIMUM_NAMES, type Maximum, needsRetest, newestMaxima } from '#domain/load/maximum.ts';
import type { LineToPlan, LoadPlanner, PlannedGroup } from '#domain/load/plan-program.ts';
import { formatTempo } from '#domain/prescription/format.ts';
import type { Prescription } from '#domain/prescription/prescription.ts';
import { groupPlaces, lineMarks } from '#domain/program/groups.ts';
import type { FoundationLine, Phase, Program, ProgramLine, WarmUpStep } from '#domain/program/program.ts';
import {
  type CardBlock,
  type CardModel,
  type CardModification,
  type CardPage,
  type CardRow,
  noted,
} from './card-model.ts';
import { mergeWarmUps, type WarmUpWords, warmUpOf } from './card-warm-up.ts';
import { reckoningOf, sayLoad, targetOf } from './card-words.ts';

/** A line as the gate left it, with the code of what changed. */
export interface CardLine extends LineToPlan {
  readonly code?: string;
}

/** Work is never read from `program`: that is as written, before the gate. It gives names, phases and the order of lines. */
export interface CardSource {
  readonly facility: { readonly name: string; readonly unit: LoadUnit };
  readonly athlete: { readonly name: string; readonly squads: readonly string[]; readonly level: string };
  readonly coach: string;
  /** Name of the rack, where there are several. */
  readonly rack?: string;
  readonly program: Program;
  readonly exercises: ReadonlyMap<ExerciseId, Exercise>;
  /** The foundation block as the gate left it, printed in place of the sessions; null where sessions are done. */
  readonly foundation: readonly FoundationLine[] | null;
  /** The steps the gate permits. */
  readonly warmUp: readonly WarmUpStep[];
  /** By line id (`1A2`, `F3`); a line that is missing was left out by the gate. */
  readonly lines: ReadonlyMap<string, CardLine>;
  /**
   * Program weeks that are printed: from the week the athlete starts in to the last one permitted today. The
   * foundation block has weeks of its own.
   */
  readonly weeks: {
    readonly first: number;
    readonly last: number;
    /** The last one permitted, where these are fewer. */
    readonly permittedTo?: number;
  };
  /** Made by `plannerFor` for this athlete and room. */
  readonly planner: LoadPlanner;
  readonly maxima: readonly Maximum[];
  readonly modifications: readonly CardModification[];
  /** Technique cues of the permission, in words that name no condition. */
  readonly cues: readonly string[];
  readonly reviewOn?: CalendarDate;
  readonly sheet: { readonly number: string; readonly revision: number };
  readonly today: CalendarDate;
}

/** Weeks that share a page. */
const WEEKS_ON_PAGE = 4;

/** With what its lines are called on paper, by their ids. */
type MarkedSource = CardSource & { readonly marks: ReadonlyMap<string, string> };

export function buildCard(given: CardSource): CardModel {
  const source = { ...given, planner: planningOnce(given.planner) };
  const { facility, athlete, program, sheet, today } = source;
  const marked: MarkedSource = { ...source, marks: lineMarks(program) };
  return {
    sheet: 'card',
    facility: facility.name,
    athlete: athlete.name,
    squads: athlete.squads,
    level: athlete.level,
    program: source.foundation ? program.foundation.name : program.name,
    coach: source.coach,
    unit: facility.unit,
    ...(source.rack && { rack: source.rack }),
    maxima: maximaOf(source),
    modifications: source.modifications,
    cues: source.cues,
    ...(source.reviewOn &&
      source.modifications.length > 0 && { reviewOn: reviewInWords(source.reviewOn, today) }),
    pages: source.foundation ? foundationPages(marked, source.foundation) : programPages(marked),
    sheetNumber: sheet.number,
    revision: sheet.revision,
    printedOn: formatDate(today),
    programVersion: `${program.name}, version ${program.version}`,
  };
}

/** `14 Dec 2026`, its last good day; after it `overdue since 14 Dec 2026`. */
export function reviewInWords(reviewOn: CalendarDate, today: CalendarDate): string {
  return `${reviewOn < today ? 'overdue since ' : ''}${formatDate(reviewOn)}`;
}

/** A line is asked for its row, for the warm-up and for the maxima it stands on. */
function planningOnce(planner: LoadPlanner): LoadPlanner {
  const known = new Map<LineToPlan, readonly PlannedGroup[]>();
  return {
    ...planner,
    line: (line) => {
      const planned = known.get(line) ?? planner.line(line);
      known.set(line, planned);
      return planned;
    },
  };
}

/**
 * The newest maximum of each lift that a load of these weeks stands on, then of the program’s other lifts that have one,
 * those that were replaced or left out with them; any others where there are none of these, for an empty strip says that
 * nothing is on file. A lift with both kinds shows both.
 */
function maximaOf(source: CardSource): CardModel['maxima'] {
  const { maxima, today, exercises, program, lines, facility, weeks } = source;
  const newest = newestMaxima(maxima, today);
  const lifts = new Set<ExerciseId>();
  const onSheet = program.phases.filter((one) => one.lastWeek >= weeks.first && one.firstWeek <= weeks.last);
  for (const line of source.foundation ?? linesOf(onSheet)) {
    const gated = lines.get(line.id);
    for (const lift of gated ? liftsUnder(source.planner.line(gated)) : []) lifts.add(lift);
  }
  for (const line of linesOf(program.phases)) {
    for (const exercise of [lines.get(line.id)?.exercise, exercises.get(line.exerciseId)])
      if (exercise?.maximumOf) lifts.add(exercise.maximumOf);
  }
  const known = [...lifts].filter((lift) => newest.has(lift));
  return (known.length > 0 ? known : [...newest.keys()]).flatMap((lift) => {
    const { oneRep, training } = newest.get(lift) ?? {};
    const name = exercises.get(lift)?.shortName ?? lift;
    return [oneRep, training]
      .filter((maximum) => maximum !== undefined)
      .map((maximum) => ({
        text: `${name} ${MAXIMUM_NAMES[maximum.kind]} ${sayLoad(maximum.load, facility.unit)} (${formatDate(maximum.date)})`,
        retest: needsRetest(maximum, today),
      }));
  });
}

function linesOf(phases: readonly Phase[]): readonly ProgramLine[] {
  return phases.flatMap(({ sessions }) => sessions.flatMap((session) => session.lines));
}

/** Those whose maxima loads and limits were reckoned from; of a linked lift the one that was measured. */
function liftsUnder(planned: readonly PlannedGroup[]): readonly ExerciseId[] {
  return planned.flatMap(({ planned: load }) => {
    const steps = 'steps' in load ? load.steps : 'ceilingSteps' in load ? (load.ceilingSteps ?? []) : [];
    return steps.flatMap((step) => ('basis' in step ? step.basis.maximum.exerciseId : []));
  });
}

function programPages(source: MarkedSource): CardPage[] {
  const { phases } = source.program;
  const end = Math.max(...phases.map((phase) => phase.lastWeek));
  const lastWeek = Math.min(source.weeks.last, end);
  const letters = [
    ...new Set(phases.flatMap((phase) => phase.sessions.map((session) => session.letter))),
  ].sort();
  const pages: CardPage[] = [];
  for (let first = source.weeks.first; first <= lastWeek; first += WEEKS_ON_PAGE) {
    const last = Math.min(first + WEEKS_ON_PAGE - 1, lastWeek);
    const { permittedTo = lastWeek } = source.weeks;
    const later = last === lastWeek ? weeksBetween(permittedTo + 1, end) : [];
    for (const letter of letters) {
      const page = programPage(source, letter, first, last, later);
      if (page) pages.push(page);
    }
  }
  return pages;
}

/** Undefined when the gate leaves no line in these weeks. */
function programPage(
  source: MarkedSource,
  letter: string,
  first: number,
  last: number,
  later: readonly number[],
): CardPage | undefined {
  const blocks: CardBlock[] = [];
  const warmUps: { readonly weeks: string; readonly steps: readonly WarmUpWords[] }[] = [];
  const withheld: number[] = [];
  let inferred = false;
  for (const phase of source.program.phases) {
    const session = phase.sessions.find((one) => one.letter === letter);
    const weeks = weeksBetween(Math.max(first, phase.firstWeek), Math.min(last, phase.lastWeek));
    if (!session || weeks.length === 0) continue;
    const rows = withGroups(
      session.lines.flatMap((line) => {
        const gated = source.lines.get(line.id);
        return gated ? [[line, rowOf(source, line.id, gated, weeks.length)] as const] : [];
      }),
    );
    if (rows.length === 0) {
      withheld.push(...weeks);
      continue;
    }
    inferred ||= phase.weeksInferred;
    blocks.push({ heading: headingOf(phase), weeks, rows });
    warmUps.push({ weeks: shortWeeks(weeks), steps: warmUpOf(source, session) });
  }
  if (blocks.length === 0) return undefined;
  withheld.push(...later);
  const remarks = withheld.length === 0 ? [] : [`${weeksText(withheld)} follow after the next review.`];
  if (inferred) remarks.push('Weeks are inferred from the guide’s order.');
  return {
    title: `Session ${letter}`,
    weeks: weeksText(blocks.flatMap((block) => block.weeks)),
    warmUp: mergeWarmUps(source, warmUps),
    blocks,
    remarks,
  };
}

/** The foundation block is done in both sessions of each week, over four weeks until the next review. */
function foundationPages(source: MarkedSource, lines: readonly FoundationLine[]): CardPage[] {
  const { foundation, phases } = source.program;
  const letters = phases[0]?.sessions.map((session) => session.letter) ?? ['A'];
  const weeks = weeksBetween(1, WEEKS_ON_PAGE);
  const rows = lines.flatMap(({ id, progressesTo }): CardRow[] => {
    const gated = source.lines.get(id);
    if (!gated) return [];
    const row = rowOf(source, id, gated, weeks.length);
    if (!progressesTo) return [row];
    const goal = { ...gated, prescription: progressesTo };
    const grown = targetOf(source, goal, source.planner.line(goal));
    const target = { ...grown, text: `${row.targets[0]?.text ?? ''}, building to ${grown.text}` };
    return [{ ...row, targets: weeks.map(() => target) }];
  });
  if (rows.length === 0) return [];
  return letters.map((letter) => ({
    title: `Session ${letter}`,
    weeks: weeksText(weeks),
    warmUp: [],
    blocks: [{ heading: foundation.name, weeks, rows }],
    remarks: ['Bodyweight and light band only. Later weeks follow after the next review.'],
  }));
}

function rowOf(source: MarkedSource, id: string, line: CardLine, weeks: number): CardRow {
  const { exercise, prescription } = line;
  const planned = source.planner.line(line);
  const target = targetOf(source, line, planned);
  const reckoning = reckoningOf(source, planned);
  const [watch] = exercise.errors;
  return {
    id: source.marks.get(id) ?? id,
    exercise: exercise.name,
    cues: exercise.cues,
    ...(watch && { watch: `${watch.fault}: ${lowered(watch.correction)}` }),
    ...noted(prescription.note),
    ...(line.code && { code: line.code }),
    tempo: tempoOf(prescription, exercise),
    rest: prescription.restSeconds === undefined ? '' : `${prescription.restSeconds} s`,
    ...(reckoning && { reckoning }),
    perSide: prescription.perSide,
    loadWritten: exercise.externallyLoaded,
    targets: Array.from({ length: weeks }, () => target),
  };
}

/** Joins the lines of a superset or circuit that the gate left. */
function withGroups(lines: readonly (readonly [line: ProgramLine, row: CardRow])[]): CardRow[] {
  const places = groupPlaces(lines.map(([line]) => line));
  return lines.map(([, row], index) => {
    const group = places[index];
    return group ? { ...row, group } : row;
  });
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function tempoOf(prescription: Prescription, exercise: Exercise): string {
  if (prescription.tempo) return formatTempo(prescription.tempo);
  const pause = prescription.pauseSeconds ?? exercise.pauseSeconds;
  return pause === undefined || pause === 0 ? '' : `hold ${pause} s`;
}

function headingOf(phase: Phase): string {
  return `Phase ${phase.number} · ${phase.name}`;
}

function weeksBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function weeksText(weeks: readonly number[]): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  return first === last ? `Week ${first}` : `Weeks ${first}–${last}`;
}

function shortWeeks(weeks: readonly number[]): string {
  return weeksText(weeks).replace('Weeks', 'wk').replace('Week', 'wk');
}
