/** From an athlete's gated program to the card that is printed: weeks, real loads, warm-up ramp, modification codes. */

import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { explainLoad, formatPerSide } from '#domain/load/explain-load.ts';
import { formatAmount, type Load, type LoadUnit } from '#domain/load/load.ts';
import { MAXIMUM_NAMES, type Maximum, needsRetest, newestMaxima } from '#domain/load/maximum.ts';
import {
  firstWorkingLoad,
  type LineToPlan,
  type LoadPlanner,
  type PlannedGroup,
} from '#domain/load/plan-program.ts';
import { formatPlannedLine } from '#domain/load/word-load.ts';
import { formatTempo } from '#domain/prescription/format.ts';
import type { Prescription } from '#domain/prescription/prescription.ts';
import type { Phase, Program, Session } from '#domain/program/program.ts';
import type {
  CardBlock,
  CardModel,
  CardModification,
  CardPage,
  CardRow,
  CardTarget,
  CardWarmUpStep,
} from './card-model.ts';

/** A line as the gate left it, with the code of what changed. */
export interface CardLine extends LineToPlan {
  readonly code?: string;
}

export interface CardSource {
  readonly facility: { readonly name: string; readonly unit: LoadUnit; readonly logo?: Uint8Array };
  readonly athlete: { readonly name: string; readonly squads: readonly string[]; readonly level: string };
  readonly coach: string;
  readonly program: Program;
  readonly exercises: ReadonlyMap<ExerciseId, Exercise>;
  /** `foundation` prints the foundation block in place of the sessions. */
  readonly work: 'program' | 'foundation';
  /** By line id (`1A2`, `F3`); a line that is missing was left out by the gate. */
  readonly lines: ReadonlyMap<string, CardLine>;
  /** Made by `plannerFor` for this athlete and room. */
  readonly planner: LoadPlanner;
  readonly maxima: readonly Maximum[];
  readonly modifications: readonly CardModification[];
  readonly reviewOn?: CalendarDate;
  readonly sheet: { readonly number: string; readonly revision: number };
  readonly today: CalendarDate;
}

/** Weeks that share a page. */
const WEEKS_ON_PAGE = 4;

export function buildCard(source: CardSource): CardModel {
  const { facility, athlete, program, sheet, today } = source;
  return {
    facility: facility.name,
    ...(facility.logo && { logo: facility.logo }),
    athlete: athlete.name,
    squads: athlete.squads,
    level: athlete.level,
    program: source.work === 'foundation' ? program.foundation.name : program.name,
    coach: source.coach,
    unit: facility.unit,
    maxima: maximaOf(source),
    modifications: source.modifications,
    ...(source.reviewOn && source.modifications.length > 0 && { reviewOn: formatDate(source.reviewOn) }),
    pages: source.work === 'foundation' ? foundationPages(source) : programPages(source),
    sheetNumber: sheet.number,
    revision: sheet.revision,
    printedOn: formatDate(today),
    programVersion: `${program.name}, version ${program.version}`,
  };
}

/** The newest maximum of each lift the program's percentages stand on; a lift with both kinds shows both. */
function maximaOf({ maxima, today, exercises, program, lines }: CardSource): CardModel['maxima'] {
  const newest = newestMaxima(maxima, today);
  const lifts = new Set<ExerciseId>();
  for (const line of program.phases.flatMap((phase) => phase.sessions.flatMap((session) => session.lines))) {
    const exercise = lines.get(line.id)?.exercise ?? exercises.get(line.exerciseId);
    if (exercise?.maximumOf) lifts.add(exercise.maximumOf);
  }
  return [...lifts].flatMap((lift) => {
    const { oneRep, training } = newest.get(lift) ?? {};
    const name = exercises.get(lift)?.shortName ?? lift;
    return [oneRep, training]
      .filter((maximum) => maximum !== undefined)
      .map((maximum) => ({
        text: `${name} ${MAXIMUM_NAMES[maximum.kind]} ${formatAmount(maximum.load)} (${formatDate(maximum.date)})`,
        retest: needsRetest(maximum, today),
      }));
  });
}

function programPages(source: CardSource): CardPage[] {
  const { phases } = source.program;
  const lastWeek = Math.max(...phases.map((phase) => phase.lastWeek));
  const letters = [
    ...new Set(phases.flatMap((phase) => phase.sessions.map((session) => session.letter))),
  ].sort();
  const pages: CardPage[] = [];
  for (let first = 1; first <= lastWeek; first += WEEKS_ON_PAGE) {
    const last = Math.min(first + WEEKS_ON_PAGE - 1, lastWeek);
    for (const letter of letters) {
      const page = programPage(source, letter, first, last);
      if (page) pages.push(page);
    }
  }
  return pages;
}

/** Undefined when the gate leaves no line in these weeks. */
function programPage(source: CardSource, letter: string, first: number, last: number): CardPage | undefined {
  const blocks: CardBlock[] = [];
  const warmUps: { readonly weeks: string; readonly steps: readonly (string | undefined)[] }[] = [];
  const remarks: string[] = [];
  let inferred = false;
  for (const phase of source.program.phases) {
    const session = phase.sessions.find((one) => one.letter === letter);
    const weeks = weeksBetween(Math.max(first, phase.firstWeek), Math.min(last, phase.lastWeek));
    if (!session || weeks.length === 0) continue;
    const rows = session.lines.flatMap((line) => {
      const gated = source.lines.get(line.id);
      return gated ? [rowOf(source, line.id, gated, weeks.length)] : [];
    });
    if (rows.length === 0) {
      remarks.push(`${weeksText(weeks)} follow after the next review.`);
      continue;
    }
    inferred ||= phase.weeksInferred;
    blocks.push({ heading: headingOf(phase), weeks, rows });
    warmUps.push({ weeks: shortWeeks(weeks), steps: rampOf(source, session) });
  }
  if (blocks.length === 0) return undefined;
  if (inferred) remarks.push('Week numbers are read from the order of the source.');
  return {
    title: `Session ${letter}`,
    weeks: weeksText(blocks.flatMap((block) => block.weeks)),
    warmUp: mergeWarmUps(source, warmUps),
    blocks,
    remarks,
  };
}

/** The foundation block is done in both sessions of each week, over four weeks until the next review. */
function foundationPages(source: CardSource): CardPage[] {
  const { foundation, phases } = source.program;
  const letters = phases[0]?.sessions.map((session) => session.letter) ?? ['A'];
  const weeks = weeksBetween(1, WEEKS_ON_PAGE);
  const rows = foundation.lines.flatMap((line): CardRow[] => {
    const gated = source.lines.get(line.id);
    if (!gated) return [];
    const row = rowOf(source, line.id, gated, weeks.length);
    const { progressesTo } = line;
    if (!progressesTo) return [row];
    const grown = targetOf(progressesTo, [], source.facility.unit);
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

function rowOf(source: CardSource, id: string, line: CardLine, weeks: number): CardRow {
  const { exercise, prescription } = line;
  const planned = source.planner.line(line);
  const target = targetOf(prescription, planned, source.facility.unit);
  const first = planned.find((group) => 'steps' in group.planned && group.planned.steps.length > 1)?.planned;
  return {
    id,
    exercise: exercise.name,
    cue: exercise.cues[0] ?? '',
    ...(prescription.note && { note: prescription.note }),
    ...(line.code && { code: line.code }),
    tempo: tempoOf(prescription, exercise),
    rest: prescription.restSeconds === undefined ? '' : `${prescription.restSeconds} s`,
    ...(first &&
      'steps' in first && { reckoning: reckoningOf(explainLoad(first.steps, nameIn(source.exercises))) }),
    perSide: prescription.perSide,
    loadWritten: exercise.externallyLoaded,
    targets: Array.from({ length: weeks }, () => target),
  };
}

/** The plates stand beside the target, so the reckoning ends at the load. */
function reckoningOf(explanation: string): string {
  return explanation.replace(/ = [\d.]+ bar\b.*$/, '');
}

function targetOf(prescription: Prescription, planned: readonly PlannedGroup[], unit: LoadUnit): CardTarget {
  const { groups, perSide, workUp, band, rir, rpe } = prescription;
  // Tempo, pause, rest and note have places of their own on the card.
  const said: Prescription = { groups, perSide, ...(workUp && { workUp }), ...(band && { band }) };
  const text = formatPlannedLine(said, planned, { unitOf: unit, unknown: '= ________' });
  const effort = [rpe === undefined ? '' : `RPE ${rpe}`, rir === undefined ? '' : `${rir} RIR`];
  return {
    // The exercise is named beside it, so "bodyweight" goes without saying.
    text: [text.replace(/ bodyweight\b/g, ''), ...effort].filter((one) => one !== '').join(' · '),
    plates: planned.flatMap(({ planned: load }) =>
      load.kind === 'loaded' && load.made.with === 'barbell' ? [formatPerSide(load.made.loading)] : [],
    ),
    groups: groups.map((group) => ({ sets: group.sets, frame: group.kind === 'top' ? 'top' : 'plain' })),
  };
}

function tempoOf(prescription: Prescription, exercise: Exercise): string {
  if (prescription.tempo) return formatTempo(prescription.tempo);
  const pause = prescription.pauseSeconds ?? exercise.pauseSeconds;
  return pause === undefined || pause === 0 ? '' : `hold ${pause} s`;
}

/** One session's warm-up: a text per step, undefined where the step's lift is not in the session. */
function rampOf(source: CardSource, session: Session): (string | undefined)[] {
  const lines = session.lines.flatMap((line) => source.lines.get(line.id) ?? []);
  return source.program.warmUp.map((step) => {
    const exercise = source.exercises.get(step.exerciseId);
    if (!exercise) return undefined;
    const ramps = step.prescription.groups.some((group) => group.load.kind === 'percent');
    if (!ramps) return loadOf(source, { exercise, prescription: step.prescription }, undefined);
    const lift = exercise.maximumOf ?? exercise.id;
    const same = lines.filter((line) => (line.exercise.maximumOf ?? line.exercise.id) === lift);
    if (same.length === 0) return undefined;
    const working = same
      .map((line) => firstWorkingLoad(source.planner.line(line)))
      .find((load) => load !== undefined);
    const flagged = same.some((line) => line.flagged === true);
    return loadOf(source, { exercise, prescription: step.prescription, flagged }, working);
  });
}

function loadOf(source: CardSource, line: LineToPlan, working: Load | undefined): string {
  const planned = source.planner.warmUp(line, working);
  const words = { unitOf: source.facility.unit, unknown: '' };
  const group = planned[0]?.planned;
  if (group?.kind === 'belowBar' && !group.lighterBar) return 'skip: less than the bar';
  return formatPlannedLine(line.prescription, planned, words)
    .replace(/warm-up | bodyweight| \(up to [\d.]+\)/g, '')
    .trim();
}

/** Steps that are alike in all weeks stand once; a ramp that differs names the weeks. */
function mergeWarmUps(
  source: CardSource,
  warmUps: readonly { readonly weeks: string; readonly steps: readonly (string | undefined)[] }[],
): CardWarmUpStep[] {
  return source.program.warmUp.flatMap((step, index) => {
    const name = source.exercises.get(step.exerciseId)?.shortName ?? step.exerciseId;
    const said = warmUps.flatMap(({ weeks, steps }) => {
      const text = steps[index];
      return text === undefined ? [] : [{ weeks, text }];
    });
    const texts = [...new Set(said.map(({ text }) => text))];
    if (texts.length === 0) return [];
    if (texts.length === 1) return [{ text: `${name} ${texts[0]}` }];
    return [{ text: `${name} ${said.map(({ weeks, text }) => `${weeks}: ${text}`).join(', ')}` }];
  });
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

function nameIn(exercises: ReadonlyMap<ExerciseId, Exercise>): (id: ExerciseId) => string {
  return (id) => exercises.get(id)?.shortName ?? id;
}
