/** `npm run fuzz [-- times]`: the damaged files of the test command, many times over; 12.5 times are 2,500 files. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const [times = '12.5'] = process.argv.slice(2);
const { status } = spawnSync(
  join(ROOT, 'node_modules', '.bin', 'vitest'),
  ['run', '--config', 'tests/vitest.config.ts', 'fuzz'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, RACKSIDE_FUZZ: times },
  },
);
process.exitCode = status ?? 1;
