/** What a key of a line does to the program, and where the hands go. */

import { flushSync } from 'react-dom';
import * as edit from '#domain/program/edit.ts';
import { unreadLine } from '#domain/program/line-text.ts';
import type { Program } from '#domain/program/program.ts';
import type { LineAction } from './line-field.tsx';

export interface Step {
  readonly program: Program;
  /** Name of the place that takes the focus. */
  readonly focus?: string;
}

/** A line that waits to be written. */
export const BLANK_LINE = unreadLine('');

export function stepOf(program: Program, place: edit.LinePlace, action: LineAction): Step {
  const { block, session, line } = place;
  const lines = edit.linesAt(program, place)?.length ?? 0;
  switch (action) {
    case 'newBelow': {
      const below = { block, session, line: line + 1 };
      return { program: edit.addLine(program, below, BLANK_LINE), focus: nameOf(below) };
    }
    case 'remove':
      return {
        program: edit.removeLine(program, place),
        focus: nameOf({ ...place, line: Math.max(0, line - 1) }),
      };
    case 'up':
    case 'down': {
      const to = line + (action === 'up' ? -1 : 1);
      if (to >= 0 && to < lines) return moved(program, place, { block, session, line: to });
      // Past the edge lies the next session.
      const other = { block, session: session + (action === 'up' ? -1 : 1) };
      const there = typeof block === 'number' ? edit.linesAt(program, other)?.length : undefined;
      if (there === undefined) return { program };
      return moved(program, place, { ...other, line: action === 'up' ? there : 0 });
    }
    case 'weekBefore':
    case 'weekAfter': {
      if (typeof block !== 'number') return { program };
      const other = { block: block + (action === 'weekBefore' ? -1 : 1), session };
      const there = edit.linesAt(program, other)?.length;
      return there === undefined ? { program } : moved(program, place, { ...other, line: there });
    }
    case 'join':
      return typeof block === 'number' ? { program: edit.joinAbove(program, place) } : { program };
    case 'previous':
    case 'next': {
      const to = line + (action === 'previous' ? -1 : 1);
      if (to >= 0 && to < lines) return { program, focus: nameOf({ block, session, line: to }) };
      const other = { block, session: session + (action === 'previous' ? -1 : 1) };
      const there = typeof block === 'number' ? (edit.linesAt(program, other)?.length ?? 0) : 0;
      if (there === 0) return { program };
      return { program, focus: nameOf({ ...other, line: action === 'previous' ? there - 1 : 0 }) };
    }
  }
}

/** A line dropped in front of another, or behind it. */
export function dropped(
  program: Program,
  from: edit.LinePlace,
  to: edit.LinePlace,
  behind: boolean,
): Program {
  const target = to.line + (behind ? 1 : 0);
  // Taken out first, it makes the places behind it one fewer.
  const shift = from.block === to.block && from.session === to.session && from.line < target ? 1 : 0;
  return edit.moveLine(program, from, { ...to, line: target - shift });
}

/** Several lines in place of one that is empty, or behind one that is not. */
export function pasted(program: Program, place: edit.LinePlace, lines: readonly edit.LineContent[]): Program {
  const here = edit.linesAt(program, place)?.[place.line];
  const empty = here?.exerciseId === '' && here.sourceText === '';
  const first = place.line + (empty ? 0 : 1);
  return lines.reduce((grown, content, index) => {
    const at = { ...place, line: first + index };
    return empty && index === 0 ? edit.setLine(grown, at, content) : edit.addLine(grown, at, content);
  }, program);
}

export function placeOf(name: string): edit.LinePlace {
  const [block = '0', session = '0', line = '0'] = name.split('.');
  const beside = block === 'warmUp' || block === 'foundation';
  return { block: beside ? block : Number(block), session: Number(session), line: Number(line) };
}

export function nameOf({ block, session, line }: edit.LinePlace): string {
  return `${block}.${session}.${line}`;
}

/** Changes what is drawn and goes to the line in the same turn: the next letter may already be on its way. */
export function focusLine(place: string, change: () => void): void {
  flushSync(change);
  document.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus();
}

function moved(program: Program, from: edit.LinePlace, to: edit.LinePlace): Step {
  return { program: edit.moveLine(program, from, to), focus: nameOf(to) };
}
