/** What is different between two versions of a program, in words: week by week, session by session, line by line. */

import type { Exercise, ExerciseId } from '../exercise/exercise.ts';
import { PROGRESSION_NAMES } from '../training/progression-rules.ts';
import { groupLabels } from './groups.ts';
import { writeLine } from './line-text.ts';
import type { FoundationLine, Phase, Program, ProgramLine, Session } from './program.ts';

export interface LineDifference {
  /** Absent on the side where the line is not there. */
  readonly before?: string;
  readonly after?: string;
}

export interface SessionDifference {
  /** `Weeks 3–4, session A`, `Warm-up`. */
  readonly where: string;
  /** In the order of the newer session; what is gone stands where it stood. */
  readonly lines: readonly LineDifference[];
  /** The same lines, done in another order. */
  readonly reordered: boolean;
}

export interface ProgramDifference {
  /** About the program as a whole: its name, its length, where its phases begin. */
  readonly sentences: readonly string[];
  /** In the order of the weeks; empty when every athlete does the same as before. */
  readonly sessions: readonly SessionDifference[];
}

/** Weeks are compared with the same week of the other version: that is what an athlete who is moved will notice. */
export function programDifference(
  before: Program,
  after: Program,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
): ProgramDifference {
  const words = new Words(exercises);
  const weeks = Math.max(lastWeekOf(before), lastWeekOf(after));
  const found: { week: number; letter: string; difference: Compared }[] = [];
  for (let week = 1; week <= weeks; week += 1) {
    const [was, is] = [phaseIn(before, week), phaseIn(after, week)];
    const letters = new Set([...(was?.sessions ?? []), ...(is?.sessions ?? [])].map(({ letter }) => letter));
    for (const letter of [...letters].sort()) {
      const session = (phase: Phase | undefined) => phase?.sessions.find((each) => each.letter === letter);
      const difference = compare(linesOf(session(was)), linesOf(session(is)), words);
      if (difference) found.push({ week, letter, difference });
    }
  }
  const beside = [
    { where: 'Warm-up', difference: compare(stepsOf(before), stepsOf(after), words) },
    {
      where: after.foundation.name,
      difference: compare(before.foundation.lines, after.foundation.lines, words),
    },
  ];
  return {
    sentences: sentencesOf(before, after),
    sessions: [
      ...together(found),
      ...beside.flatMap(({ where, difference }) => (difference ? [{ where, ...difference }] : [])),
    ],
  };
}

/** The phase block of a week; undefined past the end. */
export function phaseIn({ phases }: Program, week: number): Phase | undefined {
  return phases.find(({ firstWeek, lastWeek }) => firstWeek <= week && week <= lastWeek);
}

export function lastWeekOf({ phases }: Program): number {
  return Math.max(0, ...phases.map(({ lastWeek }) => lastWeek));
}

type Compared = Pick<SessionDifference, 'lines' | 'reordered'>;

/** Undefined when both are the same. */
function compare(
  before: readonly FoundationLine[],
  after: readonly FoundationLine[],
  words: Words,
): Compared | undefined {
  const partners = pairs(before, after);
  const [was, is] = [words.of(before), words.of(after)];
  const gone = before.flatMap((_, place) =>
    partners.includes(place) ? [] : [{ place, line: { before: was[place] ?? '' } }],
  );
  const lines: LineDifference[] = [];
  for (const [place, partner] of partners.entries()) {
    while (gone[0] && partner !== undefined && gone[0].place < partner)
      lines.push(...gone.splice(0, 1).map(({ line }) => line));
    const text = is[place] ?? '';
    if (partner === undefined) lines.push({ after: text });
    else if (was[partner] !== text) lines.push({ before: was[partner] ?? '', after: text });
  }
  lines.push(...gone.map(({ line }) => line));
  const kept = partners.filter((partner) => partner !== undefined);
  const reordered = kept.some((partner, place) => place > 0 && partner < (kept[place - 1] ?? 0));
  return lines.length > 0 || reordered ? { lines, reordered } : undefined;
}

/** For each line of `after` its place in `before`: the same id, or else the next line of the same exercise. */
function pairs(before: readonly ProgramLine[], after: readonly ProgramLine[]): (number | undefined)[] {
  const taken = new Set<number>();
  const take = (place: number) => {
    if (place < 0) return undefined;
    taken.add(place);
    return place;
  };
  const byId = after.map(({ id }) => take(before.findIndex((line) => id !== '' && line.id === id)));
  return after.map(
    ({ exerciseId }, place) =>
      byId[place] ??
      take(before.findIndex((line, index) => line.exerciseId === exerciseId && !taken.has(index))),
  );
}

/** Weeks one after the other with the same difference stand together. */
function together(
  found: readonly { readonly week: number; readonly letter: string; readonly difference: Compared }[],
): readonly SessionDifference[] {
  const spans: { first: number; last: number; letter: string; difference: Compared }[] = [];
  for (const { week, letter, difference } of found) {
    const open = spans.findLast((span) => span.letter === letter);
    if (open?.last === week - 1 && JSON.stringify(open.difference) === JSON.stringify(difference))
      open.last = week;
    else spans.push({ first: week, last: week, letter, difference });
  }
  return spans
    .sort((a, b) => a.first - b.first || (a.letter < b.letter ? -1 : 1))
    .map(({ first, last, letter, difference }) => ({
      where: `${first === last ? `Week ${first}` : `Weeks ${first}–${last}`}, session ${letter}`,
      ...difference,
    }));
}

function sentencesOf(before: Program, after: Program): string[] {
  const sentences: string[] = [];
  if (before.name !== after.name) sentences.push(`It is called “${after.name}” instead of “${before.name}”.`);
  const [was, is] = [lastWeekOf(before), lastWeekOf(after)];
  if (was !== is) sentences.push(`It lasts ${weeksInWords(is)} instead of ${was}.`);
  for (let week = 1; week <= Math.min(was, is); week += 1) {
    const [a, b] = [phaseIn(before, week), phaseIn(after, week)];
    if (a && b && a.number !== b.number) {
      sentences.push(
        `From week ${week} on its phases are other ones: week ${week} is in phase ${b.number} instead of ${a.number}.`,
      );
      break;
    }
  }
  return sentences;
}

function weeksInWords(weeks: number): string {
  return weeks === 1 ? '1 week' : `${weeks} weeks`;
}

function linesOf(session: Session | undefined): readonly FoundationLine[] {
  return session?.lines ?? [];
}

/** Steps have no ids of their own: they are paired by their exercises alone. */
function stepsOf({ warmUp }: Program): readonly FoundationLine[] {
  return warmUp.map((step) => ({ id: '', ...step }));
}

/** A line as it is told: its place in a group, exercise, prescription, and what it grows to. */
class Words {
  readonly #exercises: ReadonlyMap<ExerciseId, Exercise>;

  constructor(exercises: ReadonlyMap<ExerciseId, Exercise>) {
    this.#exercises = exercises;
  }

  of(lines: readonly FoundationLine[]): readonly string[] {
    const labels = groupLabels(lines);
    return lines.map((line, place) => {
      const label = labels[place];
      const rule = line.progression ? `, ${PROGRESSION_NAMES[line.progression]}` : '';
      return `${label ? `${label} ` : ''}${writeLine(line, this.#exercises)}${rule}`;
    });
  }
}
