/** Which columns show, in which order, how wide, which stay in place: remembered on this computer. */

import type {
  ColumnOrderState,
  ColumnPinningState,
  ColumnSizingState,
  ColumnVisibilityState,
  Updater,
} from '@tanstack/react-table';
import { useSyncExternalStore } from 'react';
import { HIDDEN_AT_FIRST } from './columns.tsx';

export interface ColumnLayout {
  readonly columnVisibility: ColumnVisibilityState;
  readonly columnOrder: ColumnOrderState;
  readonly columnSizing: ColumnSizingState;
  readonly columnPinning: ColumnPinningState;
}

const KEY = 'rackside.roster.columns';
const FIRST: ColumnLayout = {
  columnVisibility: { ...HIDDEN_AT_FIRST },
  columnOrder: [],
  columnSizing: {},
  columnPinning: { start: ['name'], end: [] },
};

let layout = read();
const listeners = new Set<() => void>();

export function useColumnLayout() {
  const state = useSyncExternalStore(subscribe, () => layout);
  return { state, handlers: HANDLERS };
}

const HANDLERS = {
  onColumnVisibilityChange: change('columnVisibility'),
  onColumnOrderChange: change('columnOrder'),
  onColumnSizingChange: change('columnSizing'),
  onColumnPinningChange: change('columnPinning'),
};

export const showColumn = (id: string, shown: boolean) =>
  HANDLERS.onColumnVisibilityChange((before) => ({ ...before, [id]: shown }));

export const resetColumns = () => write(FIRST);

function change<Part extends keyof ColumnLayout>(part: Part) {
  return (updater: Updater<ColumnLayout[Part]>) =>
    write({ ...layout, [part]: typeof updater === 'function' ? updater(layout[part]) : updater });
}

function write(next: ColumnLayout): void {
  layout = next;
  localStorage.setItem(KEY, JSON.stringify(layout));
  for (const listener of listeners) listener();
}

function read(): ColumnLayout {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<ColumnLayout>) };
  } catch {
    return FIRST;
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
