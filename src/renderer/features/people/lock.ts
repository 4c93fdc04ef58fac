/** Locking: by hand, or after five minutes without a key or a click where there is a PIN to ask for. */

import { useEffect } from 'react';
import { call } from '../../app/bridge.ts';

const IDLE_MINUTES = 5;

/** Signs out; the screens then forget what they knew. */
export async function lock(): Promise<void> {
  await call('people.signOut', {});
}

export function useIdleLock(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    let timer: ReturnType<typeof setTimeout>;
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void lock(), IDLE_MINUTES * 60_000);
    };
    begin();
    const hands = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const event of hands) window.addEventListener(event, begin, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const event of hands) window.removeEventListener(event, begin);
    };
  }, [active]);
}
