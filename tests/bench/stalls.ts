/**
 * How long the main process stands still, and how much of it is its own doing. On a machine with fewer cores than busy
 * programs a process also waits for its turn: Linux counts that for each thread, and no program can mend it.
 */

import { closeSync, openSync, readSync } from 'node:fs';

export interface Stalls {
  /** Milliseconds, the longest of each. */
  readonly longest: number;
  /** Without the wait for a core: at work, or waiting for the disk. Equal to `longest` where nobody counts the wait. */
  readonly own: number;
}

const EVERY_MS = 2;

export function watchStalls(): () => Stalls {
  const queue = openQueue();
  let [longest, own] = [0, 0];
  let last = performance.now();
  let waited = queue.waitedMs();
  const timer = setInterval(() => {
    const now = performance.now();
    const stall = now - last - EVERY_MS;
    if (stall > 5) {
      const inQueue = queue.waitedMs() - waited;
      longest = Math.max(longest, stall);
      own = Math.max(own, stall - inQueue);
    }
    last = performance.now();
    waited = queue.waitedMs();
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    queue.close();
    return { longest, own };
  };
}

function openQueue(): { waitedMs: () => number; close: () => void } {
  let file: number;
  try {
    file = openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    return { waitedMs: () => 0, close: () => undefined };
  }
  const room = Buffer.alloc(100);
  return {
    // Nanoseconds at work, nanoseconds in the queue, turns.
    waitedMs: () => Number(room.toString('latin1', 0, readSync(file, room, 0, 100, 0)).split(' ')[1]) / 1e6,
    close: () => closeSync(file),
  };
}
