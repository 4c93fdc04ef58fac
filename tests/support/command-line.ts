/** The command line as a script runs it: a process of its own, with its exit code and what it wrote. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SOURCE_PLACES } from '#main/doors/places.ts';
import { TODAY } from './application.ts';

const ENTRY = join(SOURCE_PLACES.root, 'src/main/doors/command-line/index.ts');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it wrote to stdout, read as JSON. */
  json<T = { ok: boolean; value?: unknown; error?: { code: string; message: string } }>(): T;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Waits until it has written these words; answers its stdout so far. */
  said(words: string): Promise<string>;
}

interface Options {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts it; the day is fixed unless the arguments say otherwise. */
export function startCommandLine(args: readonly string[], { input, env }: Options = {}): Running {
  const day = args.includes('--today') ? [] : ['--today', TODAY];
  const child = spawn(process.execPath, [ENTRY, ...args, ...day], {
    cwd: SOURCE_PLACES.root,
    env: { ...process.env, RACKSIDE_CHECK_OUTPUTS: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  const wrote = { stdout: '', stderr: '' };
  const heard = new EventTarget();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (part: string) => {
      wrote[stream] += part;
      heard.dispatchEvent(new Event('part'));
    });
  }
  const closed = once(child, 'close');
  return {
    child,
    ended: closed.then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      ...wrote,
      json: <T>() => JSON.parse(wrote.stdout) as T,
    })),
    async said(words) {
      const end = closed.then(() =>
        Promise.reject(new Error(`It ended before "${words}":\n${wrote.stderr}`)),
      );
      end.catch(() => undefined);
      while (!wrote.stderr.includes(words) && !wrote.stdout.includes(words)) {
        await Promise.race([once(heard, 'part'), end]);
      }
      return wrote.stdout;
    },
  };
}

export function commandLine(args: readonly string[], options?: Options): Promise<Ended> {
  return startCommandLine(args, options).ended;
}
