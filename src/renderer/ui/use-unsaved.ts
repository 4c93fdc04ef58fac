/** What was typed and not saved yet: kept by key for as long as the window lives, each person's own. */

import { useState, useSyncExternalStore } from 'react';
import { bridge } from '../app/bridge.ts';
import { useChannel } from '../app/queries.ts';

const kept = new Map<string, unknown>();
const listeners = new Set<() => void>();

export interface Unsaved<Value> {
  readonly value: Value | undefined;
  /** Undefined forgets it, as after saving. A function is given the value as it is by then. */
  readonly keep: (next: Value | undefined | ((before: Value | undefined) => Value | undefined)) => void;
  /** True when it was here already as this form appeared: then the form says so. */
  readonly cameBack: boolean;
}

/**
 * The unsaved text of one form. A form that uses it may be closed and opened again at any time.
 * `key` names the form and whom it is about, such as `profile 4711`. Never written to disk.
 */
export function useUnsaved<Value>(key: string): Unsaved<Value> {
  // Whoever signs in next does not see it.
  const person = useChannel('system.status', {}).data?.person?.id ?? '';
  const own = `${person} ${key}`;
  const value = useSyncExternalStore(subscribe, () => kept.get(own)) as Value | undefined;
  const [cameBack] = useState(value !== undefined);
  const keep: Unsaved<Value>['keep'] = (next) => {
    const before = kept.get(own) as Value | undefined;
    const after =
      typeof next === 'function' ? (next as (before: Value | undefined) => Value | undefined)(before) : next;
    if (after === undefined) kept.delete(own);
    else kept.set(own, after);
    for (const listener of listeners) listener();
  };
  return { value, keep, cameBack: cameBack && value !== undefined };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Only a browser asks the coach; a window that refuses to close would just seem stuck.
if (bridge.door === 'browser') {
  window.addEventListener('beforeunload', (event) => {
    if (kept.size > 0) event.preventDefault();
  });
}
