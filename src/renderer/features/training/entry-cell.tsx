/** One set of the entry grid: what is typed into it is saved as soon as it is left. */

import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import type { LoggedSetView } from '#contract/training.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import { writeCell } from '#domain/training/cell-entry.ts';
import { stepBack } from '../../app/keys.ts';
import classes from './entry.module.css';
import type { Pending } from './pending-cells.ts';

interface Props {
  readonly row: number;
  readonly column: number;
  readonly label: string;
  /** What Enter alone would enter; shown faintly. */
  readonly asked: string;
  readonly top: boolean;
  /** One set more than was asked: nothing is prescribed for it. */
  readonly extra: boolean;
  readonly saved: LoggedSetView | undefined;
  readonly pending: Pending | undefined;
  readonly unit: LoadUnit;
  /** `sure`: the same text again, after a question. */
  readonly onCommit: (row: number, column: number, text: string, sure: boolean) => void;
  readonly onFill: (row: number, what: 'line' | 'athlete') => void;
}

export const EntryCell = memo(function EntryCell(props: Props) {
  const { row, column, label, asked, top, extra, saved, pending, unit, onCommit, onFill } = props;
  const standing = pending?.text || (saved ? savedText(saved, unit) : '');
  const [draft, setDraft] = useState<string>();
  /** The same at once: Enter moves the focus, and the cell is left before it is drawn again. */
  const typed = useRef<string>(undefined);
  const write = (next: string | undefined) => {
    typed.current = next;
    setDraft(next);
  };
  const field = useRef<HTMLInputElement>(null);
  const text = draft ?? standing;
  // What was typed is on its way or saved: the cell shows that from now on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever what stands there changes
  useEffect(() => {
    if (typed.current !== undefined && document.activeElement !== field.current) write(undefined);
  }, [standing]);

  const leave = () => {
    const left = typed.current;
    if (left === undefined) return;
    write(undefined);
    if (left.trim() !== standing.trim()) onCommit(row, column, left, false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, ctrlKey, metaKey, shiftKey } = event;
    if (key === 'Enter' && (ctrlKey || metaKey)) {
      event.preventDefault();
      leave();
      onFill(row, shiftKey ? 'athlete' : 'line');
      step(row + 1, 0);
      return;
    }
    if (key === 'Enter') {
      event.preventDefault();
      const sure = pending?.state === 'asks' && draft === undefined;
      if (sure) onCommit(row, column, standing, true);
      else if (text.trim() === '' && !saved && !extra) onCommit(row, column, '=', false);
      else leave();
      if (!shiftKey) stepOn(row, column);
      return;
    }
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'z' && draft === undefined) {
      event.preventDefault();
      void stepBack(shiftKey ? 'history.redo' : 'history.undo');
      return;
    }
    if (key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      write(undefined);
      return;
    }
    const at = field.current;
    const [from, to] = [at?.selectionStart ?? 0, at?.selectionEnd ?? 0];
    const whole = from === 0 && to === text.length;
    if (key === 'ArrowDown') step(row + 1, column);
    else if (key === 'ArrowUp') step(row - 1, column);
    else if (key === 'ArrowRight' && (whole || (from === to && to === text.length))) step(row, column + 1);
    else if (key === 'ArrowLeft' && (whole || (from === to && from === 0))) step(row, column - 1);
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={field}
      className={classes.cell}
      data-cell={`${row}:${column}`}
      data-top={top || undefined}
      data-extra={extra || undefined}
      data-state={pending?.state ?? (saved ? (saved.performed ? 'saved' : 'skipped') : undefined)}
      data-hurts={(saved?.performed?.pain ?? 0) > 2 || undefined}
      aria-label={label}
      aria-invalid={pending?.state === 'problem' || pending?.state === 'failed' || undefined}
      placeholder={asked}
      value={text}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => write(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
});

export function savedText(saved: LoggedSetView, unit: LoadUnit): string {
  return saved.performed ? writeCell(saved.performed as never, unit) : 'skip';
}

/** The first set that nothing is entered for, or the first of all. */
export function focusFirstOpen(): void {
  const cells = [...document.querySelectorAll<HTMLInputElement>('[data-cell]:not([data-extra])')];
  (cells.find(({ value }) => value === '') ?? cells[0])?.focus();
}

function step(row: number, column: number): boolean {
  const next = document.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`);
  next?.focus();
  return next !== null;
}

/** The next set that was asked of the line, or the first of the next line. */
function stepOn(row: number, column: number): void {
  const next = document.querySelector(`[data-cell="${row}:${column + 1}"]`);
  if (!next || next.hasAttribute('data-extra') || !step(row, column + 1)) step(row + 1, 0);
}
