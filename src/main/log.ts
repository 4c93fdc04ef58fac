/** The log: what went wrong and where, never who. Names, notes and health do not enter it. */

import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFile, makePrivateFolder } from './database/private-files.ts';

export interface Log {
  /** A bug: its reference, the channel, the error's kind and stack. */
  bug(ref: string, channel: string, error: unknown): void;
  /** Something slow or odd that is no failure. */
  note(text: string): void;
}

const MOST_BYTES = 2_000_000;

/** Writes to `rackside.log` of the data folder, and starts a new one past two megabytes. */
export function fileLog(dataFolder: string, now: () => Date): Log {
  const path = join(dataFolder, 'rackside.log');
  const write = (line: string) => {
    try {
      makePrivateFolder(dataFolder);
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(path, `${path}.1`);
      makePrivateFile(path);
      appendFileSync(path, `${now().toISOString()} ${line}\n`);
    } catch {
      // A log that cannot be written must not stop the work it tells of.
    }
  };
  return {
    bug: (ref, channel, error) => write(`bug ${ref} ${channel} ${describe(error)}`),
    note: write,
  };
}

/** Kind, code and stack frames. Messages stay out: they may quote what a coach typed. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const stack = error.stack ?? '';
  // Cut behind the message, which may have lines of its own.
  const frames = stack
    .slice(stack.includes(error.message) ? stack.indexOf(error.message) + error.message.length : 0)
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '));
  const cause = error.cause ? ` caused by ${describe(error.cause)}` : '';
  return `${error.name}${code} ${frames
    .slice(0, 8)
    .map((frame) => frame.trim())
    .join(' < ')}${cause}`;
}
