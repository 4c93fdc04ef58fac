/** A worker that misbehaves as it is told, through the same way in as the real one. */

import { existsSync, writeFileSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';

interface Order {
  readonly input: {
    readonly how: 'crash' | 'throw' | 'refuse' | 'hang' | 'chatter' | 'answer';
    readonly started?: string;
  };
  readonly progress: MessagePort;
}

export default async function work({ input, progress }: Order): Promise<unknown> {
  if (input.started) writeFileSync(input.started, '');
  switch (input.how) {
    case 'crash':
      return process.exit(7);
    case 'throw':
      throw new Error('Zoë Quigley could not be drawn');
    case 'refuse':
      return {
        ok: false,
        code: 'FILE_REFUSED',
        message: 'This file is locked.',
        details: { sheet: 'Squad' },
      };
    case 'hang':
      // Blocks the thread, as a parser caught in a loop would.
      while (!existsSync('/nowhere/to/be/found'))
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      return undefined;
    case 'chatter':
      for (let done = 1; done <= 5000; done++)
        progress.postMessage({ step: 'Drawing cards', done, of: 5000 });
      progress.close();
      return { ok: true, value: 'done' };
    case 'answer':
      return { ok: true, value: 'done' };
  }
}
