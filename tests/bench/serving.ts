/** The real application behind the browser door, for benches that look at it in Chromium. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SOURCE_PLACES } from '../../src/main/doors/places.ts';
import { TODAY } from './big-roster.ts';

export interface Serving {
  readonly link: string;
  stop(): Promise<void>;
}

export async function serve(folder: string): Promise<Serving> {
  const child = spawn(
    process.execPath,
    [
      join(SOURCE_PLACES.root, 'src/main/doors/command-line/index.ts'),
      'serve',
      '--no-open',
      '--data',
      folder,
      '--today',
      TODAY,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [link] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    link,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
