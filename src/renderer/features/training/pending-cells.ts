/** Cells that are not simply saved, row by row: a change in one of them draws its own row again and no other. */

import type { LoggedSetView } from '#contract/training.ts';
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

export class PendingCells {
  readonly #rows = new Map<string, PendingRow>();
  readonly #listeners = new Set<() => void>();

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
