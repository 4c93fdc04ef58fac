/** The roster on the screens' side: loaded page by page after the first, kept fresh row by row. */

import { useEffect, useSyncExternalStore } from 'react';
import type { AthleteRow } from '#contract/roster.ts';
import { bridge, CallFailed, call } from '../../app/bridge.ts';
import { RosterIndex } from './roster-index.ts';

/** Enough for any screen; it comes at once. The rest follows in larger pages. */
const FIRST_PAGE = 100;
const PAGE = 5000;

interface RosterState {
  readonly index: RosterIndex;
  /** Grows with every change, so that memos know. */
  readonly revision: number;
  readonly total: number;
  readonly loading: boolean;
  readonly failure: CallFailed | undefined;
}

/** One roster for all screens of this window. */
class RosterStore {
  #index = new RosterIndex();
  #state: RosterState = { index: this.#index, revision: 0, total: 0, loading: false, failure: undefined };
  readonly #listeners = new Set<() => void>();
  /** The load that counts; an older one that is still under way gives up. */
  #load = 0;
  #started = false;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = () => this.#state;

  start(): void {
    if (this.#started) return;
    this.#started = true;
    bridge.subscribe(
      (event) => {
        if (event.type !== 'changed') return;
        if (!event.entities.some((entity) => ROW_ENTITIES.has(entity))) return;
        // Pages of a load under way may be older than this change: then it begins again.
        void (event.ids.length > 0 && !this.#state.loading ? this.#refetch(event.ids) : this.load());
      },
      (again) => void (again && this.load()),
    );
    void this.load();
  }

  /** Loads everybody; what is shown stays until the first page is here. */
  async load(): Promise<void> {
    const load = ++this.#load;
    this.#set({ loading: true, failure: undefined });
    try {
      const index = new RosterIndex();
      let after: { sortName: string; id: string } | undefined;
      for (;;) {
        const page = await call('roster.page', {
          limit: after ? PAGE : FIRST_PAGE,
          archived: true,
          ...(after && { after }),
        });
        if (load !== this.#load) return;
        index.put(page.rows);
        const firstEver = this.#index.size === 0;
        if (!page.next || firstEver) this.#index = index;
        this.#set({ total: page.total, loading: page.next !== null });
        if (!page.next) {
          requestIdleCallback(() => index.prepare());
          return;
        }
        after = page.next;
      }
    } catch (error) {
      if (load !== this.#load) return;
      const failed = error instanceof CallFailed ? error : undefined;
      if (failed?.failure.code === 'SIGN_IN_NEEDED') this.#index = new RosterIndex();
      this.#set({ loading: false, failure: failed });
    }
  }

  async #refetch(ids: readonly string[]): Promise<void> {
    try {
      const rows: AthleteRow[] = await call('roster.rows', { ids: [...ids] });
      const present = new Set<string>(rows.map((row) => row.id));
      this.#index.put(rows);
      this.#index.remove(ids.filter((id) => !present.has(id)));
      this.#set({ total: this.#index.size });
    } catch {
      await this.load();
    }
  }

  #set(change: Partial<RosterState>): void {
    this.#state = { ...this.#state, ...change, index: this.#index, revision: this.#state.revision + 1 };
    for (const listener of this.#listeners) listener();
  }
}

const ROW_ENTITIES = new Set([
  'athlete',
  'squad',
  'clearance',
  'assignment',
  'maximum',
  'system',
  'facility',
  'person',
]);

const store = new RosterStore();

export function useRoster(): RosterState {
  useEffect(() => store.start(), []);
  return useSyncExternalStore(store.subscribe, store.snapshot);
}
