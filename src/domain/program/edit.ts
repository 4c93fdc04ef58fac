/**
 * Editing a program: every step answers a new program and leaves the old one as it is, so that undo is a list of
 * programs. A phase may stand in several blocks of weeks, one after the other and with the same number; the weeks of
 * all blocks run on without a gap.
 */

import type { ExerciseId } from '../exercise/exercise.ts';
import { MOST_PERCENT, type Prescription } from '../prescription/prescription.ts';
import type { ProgressionRule } from '../training/progression-rules.ts';
import { joinedAbove, regrouped } from './groups.ts';
import type { FoundationLine, Phase, Program, ProgramLine, Session, WarmUpStep } from './program.ts';

/** The lists of lines beside the sessions. */
export type BesideSessions = 'warmUp' | 'foundation';

/** A place in a program: block of weeks, session, line, each counted from 0. A list beside the sessions has one session. */
export interface LinePlace {
  readonly block: number | BesideSessions;
  readonly session: number;
  readonly line: number;
}
export type SessionPlace = Pick<LinePlace, 'block' | 'session'>;

export const MOST_WEEKS = 52;
export const MOST_SESSIONS = 7;

/** The same weeks once more behind this block, with the same work and new line ids. */
export function copyBlock(program: Program, block: number): Program {
  const source = program.phases[block];
  if (!source) return program;
  const weeks = source.lastWeek - source.firstWeek + 1;
  const ids = new LineIds(program);
  const copied: Phase = {
    ...source,
    firstWeek: source.lastWeek + 1,
    lastWeek: source.lastWeek + weeks,
    sessions: source.sessions.map((session) => ({
      ...session,
      lines: session.lines.map((line) => ({ ...line, id: ids.next(source.number, session.letter) })),
    })),
  };
  return withBlocks(program, program.phases.toSpliced(block + 1, 0, copied));
}

/** Splits a block so that `week` begins one of its own, with a copy of the work. */
export function splitBlock(program: Program, block: number, week: number): Program {
  const source = program.phases[block];
  if (!source || week <= source.firstWeek || week > source.lastWeek) return program;
  const ids = new LineIds(program);
  const later: Phase = {
    ...source,
    firstWeek: week,
    sessions: source.sessions.map((session) => ({
      ...session,
      lines: session.lines.map((line) => ({ ...line, id: ids.next(source.number, session.letter) })),
    })),
  };
  return { ...program, phases: program.phases.toSpliced(block, 1, { ...source, lastWeek: week - 1 }, later) };
}

/** How many weeks a block lasts; what follows moves along. */
export function setBlockWeeks(program: Program, block: number, weeks: number): Program {
  const source = program.phases[block];
  if (!source || weeks < 1) return program;
  return withBlocks(
    program,
    program.phases.with(block, { ...source, lastWeek: source.firstWeek + weeks - 1 }),
  );
}

/** Without this block; its phase goes with its last block, and later phases count down. */
export function removeBlock(program: Program, block: number): Program {
  if (program.phases.length < 2) return program;
  return withBlocks(program, program.phases.toSpliced(block, 1));
}

/** These weeks before those in front of them; all weeks and phases are counted anew. */
export function moveBlockUp(program: Program, block: number): Program {
  const [before, found] = [program.phases[block - 1], program.phases[block]];
  if (!before || !found) return program;
  return withBlocks(program, program.phases.with(block - 1, found).with(block, before));
}

/** A new phase of one week at the end, with the sessions of the last block and no lines. */
export function addPhase(program: Program, name: string): Program {
  const last = program.phases.at(-1);
  const week = (last?.lastWeek ?? 0) + 1;
  const phase: Phase = {
    number: (last?.number ?? 0) + 1,
    name,
    firstWeek: week,
    lastWeek: week,
    weeksInferred: false,
    sessions: (last?.sessions ?? [{ letter: 'A', name: 'Session A' }]).map((session) => ({
      letter: session.letter,
      name: session.name,
      lines: [],
    })),
  };
  return { ...program, phases: [...program.phases, phase] };
}

export function renamePhase(program: Program, number: number, name: string): Program {
  return {
    ...program,
    phases: program.phases.map((phase) => (phase.number === number ? { ...phase, name } : phase)),
  };
}

export function addSession(program: Program, block: number): Program {
  const phase = program.phases[block];
  if (!phase || phase.sessions.length >= MOST_SESSIONS) return program;
  const letter = letterOf(phase.sessions.length);
  const session: Session = { letter, name: `Session ${letter}`, lines: [] };
  return {
    ...program,
    phases: program.phases.with(block, { ...phase, sessions: [...phase.sessions, session] }),
  };
}

export function renameSession(
  program: Program,
  { block, session }: { block: number; session: number },
  name: string,
): Program {
  const phase = program.phases[block];
  const found = phase?.sessions[session];
  if (!phase || !found) return program;
  const sessions = phase.sessions.with(session, { ...found, name });
  return { ...program, phases: program.phases.with(block, { ...phase, sessions }) };
}

/** The same session once more at the end of the week, with new line ids. */
export function copySession(
  program: Program,
  { block, session }: { block: number; session: number },
): Program {
  const phase = program.phases[block];
  const found = phase?.sessions[session];
  if (!phase || !found || phase.sessions.length >= MOST_SESSIONS) return program;
  const ids = new LineIds(program);
  const letter = letterOf(phase.sessions.length);
  const copied: Session = {
    letter,
    name: found.name === `Session ${found.letter}` ? `Session ${letter}` : found.name,
    lines: found.lines.map((line) => ({ ...line, id: ids.next(phase.number, letter) })),
  };
  return {
    ...program,
    phases: program.phases.with(block, { ...phase, sessions: [...phase.sessions, copied] }),
  };
}

/** One place earlier in the week; letters stay in their order. */
export function moveSessionUp(
  program: Program,
  { block, session }: { block: number; session: number },
): Program {
  const phase = program.phases[block];
  const [before, found] = [phase?.sessions[session - 1], phase?.sessions[session]];
  if (!phase || !before || !found) return program;
  const sessions = lettered(phase.sessions.with(session - 1, found).with(session, before));
  return { ...program, phases: program.phases.with(block, { ...phase, sessions }) };
}

/** Without this session; later ones take the letters that have become free. */
export function removeSession(
  program: Program,
  { block, session }: { block: number; session: number },
): Program {
  const phase = program.phases[block];
  if (!phase || phase.sessions.length < 2) return program;
  const sessions = lettered(phase.sessions.toSpliced(session, 1));
  return { ...program, phases: program.phases.with(block, { ...phase, sessions }) };
}

/** Letters in the order of the sessions; a name that is only the letter follows it. */
function lettered(sessions: readonly Session[]): readonly Session[] {
  return sessions.map((session, index) => {
    const letter = letterOf(index);
    const name = session.name === `Session ${session.letter}` ? `Session ${letter}` : session.name;
    return { ...session, letter, name };
  });
}

export interface LineContent {
  readonly exerciseId: ExerciseId;
  readonly prescription: Prescription;
  readonly sourceText: string;
  /** In the foundation block alone. */
  readonly progressesTo?: Prescription;
}

/** A new line at a place; a place beyond the end is the end. Between two lines of a group it belongs to the group. */
export function addLine(program: Program, place: LinePlace, content: LineContent): Program {
  const ids = new LineIds(program);
  return inSession(program, place, (session, phase) => {
    const [above, below] = [session.lines[place.line - 1], session.lines[place.line]];
    const group = above?.group && above.group.label === below?.group?.label ? above.group : undefined;
    const line = { id: ids.next(phase.number, session.letter), ...content, ...(group && { group }) };
    return { ...session, lines: session.lines.toSpliced(place.line, 0, line) };
  });
}

export function setLine(program: Program, place: LinePlace, content: LineContent): Program {
  return inSession(program, place, (session) => ({
    ...session,
    lines: session.lines.map((line, index) => (index === place.line ? rewritten(line, content) : line)),
  }));
}

export function removeLine(program: Program, place: LinePlace): Program {
  return inSession(program, place, (session) => ({
    ...session,
    lines: session.lines.toSpliced(place.line, 1),
  }));
}

/**
 * Takes a line to another place, within its session or to another. It keeps its id within its weeks; in other weeks it
 * gets one of theirs. Between two lines of a group it belongs to the group. Lists beside the sessions keep their lines.
 */
export function moveLine(program: Program, from: LinePlace, to: LinePlace): Program {
  const line = linesAt(program, from)?.[from.line];
  const amongWeeks = typeof from.block === 'number' && typeof to.block === 'number';
  if (!line || !(amongWeeks || from.block === to.block) || !linesAt(program, to)) return program;
  const ids = new LineIds(program);
  return inSession(removeLine(program, from), to, (session, phase) => {
    const [above, below] = [session.lines[to.line - 1], session.lines[to.line]];
    const group = above?.group && above.group.label === below?.group?.label ? above.group : undefined;
    const { group: _before, ...alone } = line;
    const id = from.block === to.block ? line.id : ids.next(phase.number, session.letter);
    const keeps = from.block === to.block && from.session === to.session && !group;
    const moved = { ...(keeps ? line : alone), id, ...(group && { group }) };
    return { ...session, lines: session.lines.toSpliced(to.line, 0, moved) };
  });
}

/** Joins a line with the one above it into a superset or circuit, or takes it out of the one they share. */
export function joinAbove(program: Program, place: LinePlace): Program {
  return inSession(program, place, (session) => ({
    ...session,
    lines: joinedAbove(session.lines, place.line),
  }));
}

/** How a line may grow; `undefined` leaves it as written. */
export function setProgression(
  program: Program,
  place: LinePlace,
  progression: ProgressionRule | undefined,
): Program {
  return inSession(program, place, (session) => ({
    ...session,
    lines: session.lines.map((line, index) => {
      if (index !== place.line) return line;
      const { progression: _before, ...rest } = line;
      return progression ? { ...rest, progression } : rest;
    }),
  }));
}

/** Puts one exercise in place of another throughout: in the sessions, the warm-up and the foundation block. */
export function replaceExercise(program: Program, from: ExerciseId, to: ExerciseId): Program {
  const change = <Line extends WarmUpStep>(line: Line): Line =>
    line.exerciseId === from ? { ...line, exerciseId: to } : line;
  return {
    ...program,
    phases: program.phases.map((phase) => ({
      ...phase,
      sessions: phase.sessions.map((session) => ({ ...session, lines: session.lines.map(change) })),
    })),
    warmUp: program.warmUp.map(change),
    foundation: { ...program.foundation, lines: program.foundation.lines.map(change) },
  };
}

const LEAST_PERCENT = 1;

export interface ShiftedProgram {
  readonly program: Program;
  /** Lines with a percentage that would have left its range, and stands at the end of it. */
  readonly stopped: number;
}

/**
 * Adds percentage points to every percentage of an exercise: `points` in the first block from `fromBlock` on, twice as
 * many in the next, and so on. Percentages stop at 1 and at the most of what they refer to.
 */
export function shiftPercentages(
  program: Program,
  { exerciseId, fromBlock, points }: { exerciseId: ExerciseId; fromBlock: number; points: number },
): ShiftedProgram {
  let stopped = 0;
  const shiftedLine = (line: ProgramLine, by: number): ProgramLine => {
    const { prescription, stops } = shifted(line.prescription, by);
    if (stops) stopped += 1;
    return { ...line, prescription };
  };
  const moved = {
    ...program,
    phases: program.phases.map((phase, block) => {
      if (block < fromBlock) return phase;
      const shift = points * (block - fromBlock + 1);
      return {
        ...phase,
        sessions: phase.sessions.map((session) => ({
          ...session,
          lines: session.lines.map((line) =>
            line.exerciseId === exerciseId ? shiftedLine(line, shift) : line,
          ),
        })),
      };
    }),
  };
  return { program: moved, stopped };
}

function shifted(prescription: Prescription, points: number) {
  let stops = false;
  const groups = prescription.groups.map((group) => {
    const { load } = group;
    if (load.kind !== 'percent') return group;
    const move = (percent: number) => {
      const wanted = Math.round(100 * (percent + points)) / 100;
      const within = Math.min(MOST_PERCENT[load.of], Math.max(LEAST_PERCENT, wanted));
      stops ||= within !== wanted;
      return within;
    };
    return { ...group, load: { ...load, low: move(load.low), high: move(load.high) } };
  });
  return { prescription: { ...prescription, groups }, stops };
}

/** Ids of lines: phase, session and order, such as `1A1` (`F1` in the foundation block); never one that the program has or had in this edit. */
class LineIds {
  readonly #used: Set<string>;

  constructor(program: Program) {
    this.#used = new Set(
      [
        ...program.phases.flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines)),
        ...program.foundation.lines,
      ].map(({ id }) => id),
    );
  }

  next(phase: number, letter: string): string {
    for (let order = 1; ; order += 1) {
      const id = `${phase || ''}${letter}${order}`;
      if (this.#used.has(id)) continue;
      this.#used.add(id);
      return id;
    }
  }
}

/** Weeks without a gap from 1 on, and phases without a gap in their numbers. */
function withBlocks(program: Program, blocks: readonly Phase[]): Program {
  let week = 1;
  let number = 0;
  let before: number | undefined;
  const phases = blocks.map((block) => {
    if (block.number !== before) number += 1;
    before = block.number;
    const firstWeek = week;
    week += block.lastWeek - block.firstWeek + 1;
    return { ...block, number, firstWeek, lastWeek: week - 1 };
  });
  return { ...program, phases };
}

/** The lines of a session, or of a list beside the sessions; undefined where there is none. */
export function linesAt(
  program: Program,
  { block, session }: SessionPlace,
): readonly ProgramLine[] | undefined {
  if (typeof block !== 'number') return besideSessions(program, block).lines;
  return program.phases[block]?.sessions[session]?.lines;
}

/** As a session of its own: steps of the warm-up have no ids of their own. */
function besideSessions({ warmUp, foundation }: Program, which: BesideSessions): Session {
  if (which === 'foundation') return { letter: 'F', name: foundation.name, lines: foundation.lines };
  return {
    letter: 'W',
    name: 'Warm-up',
    lines: warmUp.map((step, place) => ({ id: `W${place + 1}`, ...step })),
  };
}

/** What a line grows to is part of what is written. */
function rewritten(line: FoundationLine, content: LineContent): FoundationLine {
  const { progressesTo: _before, ...kept } = line;
  return { ...kept, ...content };
}

function inSession(
  program: Program,
  { block, session }: SessionPlace,
  change: (session: Session, phase: Pick<Phase, 'number'>) => Session,
): Program {
  if (typeof block !== 'number') {
    const { lines } = change(besideSessions(program, block), { number: 0 });
    return block === 'foundation'
      ? { ...program, foundation: { ...program.foundation, lines } }
      : {
          ...program,
          warmUp: lines.map(({ exerciseId, prescription, sourceText }) => ({
            exerciseId,
            prescription,
            sourceText,
          })),
        };
  }
  const phase = program.phases[block];
  const found = phase?.sessions[session];
  if (!phase || !found) return program;
  const changed = change(found, phase);
  const sessions = phase.sessions.with(session, { ...changed, lines: regrouped(changed.lines) });
  return { ...program, phases: program.phases.with(block, { ...phase, sessions }) };
}

/** Sessions are A, B … in their order, counted from 0. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}
