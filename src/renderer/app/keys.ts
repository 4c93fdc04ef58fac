/** Keys that work everywhere: places, undo, the palette. A place adds its own with `useKeys`. */

import { notifications } from '@mantine/notifications';
import { spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { bridge, CallFailed, call } from './bridge.ts';

/** `mod` is Ctrl, or ⌘ on a Mac. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const GO = {
  d: '/today',
  r: '/roster',
  p: '/programs',
  l: '/library',
  t: '/print',
  e: '/reports',
  v: '/review',
  f: '/facility',
} as const;

type When = 'alone' | 'afterG';

/** How long a `G` waits for its letter. */
const CHORD_MS = 1500;

/** When `G` was pressed; the next letter then names a place and does nothing else. */
let chordSince = Number.NEGATIVE_INFINITY;

/**
 * Listens for keys while the component is shown; keys typed into fields and dialogs are left alone. The innermost place
 * wins: an event passes the document, where places listen, before the window, where the shell does.
 */
export function useKeys(keys: KeyMap, where: Document | Window = document, when: When = 'alone'): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing) return;
      if (performance.now() - chordSince < CHORD_MS !== (when === 'afterG')) return;
      const modified = event.ctrlKey || event.metaKey;
      const name = `${modified ? 'mod+' : ''}${event.shiftKey && event.key.length > 1 ? 'shift+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
      const wanted =
        modified && event.shiftKey && event.key.length === 1 ? name.replace('mod+', 'mod+shift+') : name;
      if (isTyping(event.target) && !wanted.startsWith('mod+k')) return;
      const action = latest.current[wanted];
      if (action) {
        event.preventDefault();
        action(event);
      }
    };
    where.addEventListener('keydown', onKey);
    return () => where.removeEventListener('keydown', onKey);
  }, [where, when]);
}

/** Menu entries that act in the place that is open, by the key they carry there. */
const KEY_OF_ACTION: Readonly<Record<string, string>> = {
  importRoster: 'i',
  export: 'e',
  print: 'p',
  assign: 'a',
  clearance: 'c',
  search: '/',
};

export function useShellKeys(showKeys: () => void): void {
  const navigate = useNavigate();
  useKeys(
    Object.fromEntries(
      Object.entries(GO).map(([letter, to]) => [
        letter,
        () => {
          chordSince = Number.NEGATIVE_INFINITY;
          void navigate({ to });
        },
      ]),
    ),
    window,
    'afterG',
  );
  useKeys(
    {
      g: () => {
        chordSince = performance.now();
      },
      '?': showKeys,
      'mod+k': () => spotlight.open(),
      'mod+z': () => void stepBack('history.undo'),
      'mod+shift+z': () => void stepBack('history.redo'),
      'mod+y': () => void stepBack('history.redo'),
    },
    window,
  );
  useEffect(
    () =>
      bridge.onMenu((action) => {
        if (action === 'undo') press({ key: 'z', ctrlKey: true });
        if (action === 'redo') press({ key: 'z', ctrlKey: true, shiftKey: true });
        const key = KEY_OF_ACTION[action];
        if (key) press({ key });
        if (action === 'palette') spotlight.open();
        if (action === 'keys') showKeys();
        if (action.startsWith('go')) {
          const to = Object.values(GO).find((place) => place.slice(1) === action.slice(2).toLowerCase());
          if (to) void navigate({ to });
        }
      }),
    [navigate, showKeys],
  );
}

/** A menu entry does what its key does: for whoever has the focus first, then the open place, then the shell. */
function press(key: KeyboardEventInit): void {
  const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true });
  (key.ctrlKey ? (document.activeElement ?? document) : document).dispatchEvent(event);
}

/** Takes the last change back, or does it again, and says which it was. Resolves to the step that was undone. */
export async function stepBack(channel: 'history.undo' | 'history.redo'): Promise<string | undefined> {
  try {
    const done = await call(channel, {});
    notifications.show({ message: `${channel === 'history.undo' ? 'Undone' : 'Done again'}: ${done.what}` });
    return 'step' in done ? done.step : undefined;
  } catch (error) {
    if (error instanceof CallFailed) notifications.show({ message: error.failure.message });
    return undefined;
  }
}

/** Takes this back and nothing else: where something was changed since, it says so. Resolves to whether it is taken back. */
export async function takeBack(step: string): Promise<boolean> {
  try {
    const { what } = await call('history.undo', { step });
    notifications.show({ message: `Undone: ${what}` });
    return true;
  } catch (error) {
    if (!(error instanceof CallFailed)) return false;
    notifications.show({ message: error.failure.message });
    return error.failure.code === 'TAKEN_BACK';
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null)
  );
}
