/** Cells that are not simply saved, row by row: a change in one of them draws its own row again and no other. */

import type { LoggedSetView } from '#contract/training.ts';
import { bridge } from '../../app/bridge.ts';
import type { CellAt } from './use-entry.ts';

export interface Pending {
  readonly text: string;
  readonly state: 'saving' | 'problem' | 'asks' | 'conflict' | 'failed';
  readonly sentence?: string;
  /** What somebody else entered. */
  readonly present?: LoggedSetView | null;
}

/** By place. */
export type PendingRow = ReadonlyMap<number, Pending>;

const NOTHING: PendingRow = new Map();

/** Each person's own, for as long as the window lives: the place may be left and come back to. */
const kept = new Map<string, PendingCells>();

export function pendingCellsOf(person: string): PendingCells {
  let cells = kept.get(person);
  if (!cells) {
    cells = new PendingCells();
    kept.set(person, cells);
  }
  return cells;
}

// Only a browser asks the coach; a window that refuses to close would just seem stuck.
if (bridge.door === 'browser') {
  window.addEventListener('beforeunload', (event) => {
    if ([...kept.values()].some((cells) => cells.isWaiting)) event.preventDefault();
  });
}

export class PendingCells {
  readonly #rows = new Map<string, PendingRow>();
  readonly #listeners = new Set<() => void>();

  /** Something is typed that is not saved. */
  get isWaiting(): boolean {
    return this.#rows.size > 0;
  }

  /** The same map until something of this row changes. */
  ofRow(key: string): PendingRow {
    return this.#rows.get(key) ?? NOTHING;
  }

  put(changes: readonly (readonly [at: CellAt, waiting: Pending | undefined])[]): void {
    for (const [{ row, place }, waiting] of changes) {
      const next = new Map(this.ofRow(row.key));
      if (waiting) next.set(place, waiting);
      else next.delete(place);
      if (next.size > 0) this.#rows.set(row.key, next);
      else this.#rows.delete(row.key);
    }
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
