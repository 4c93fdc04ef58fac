/** `npm run test:electron`: the specs that need a real Electron window; says clearly when the runtime is absent. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronRuntime } from '../../support/electron-runtime.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const required = process.argv.includes('--required');
const runtime = electronRuntime(ROOT);
if ('why' in runtime) {
  console.log(
    `Not run: ${runtime.why}. "npm run build && npx install-electron" brings what is missing, where the network allows it.`,
  );
  console.log('0 passed, 0 failed');
  process.exit(required ? 1 : 0);
}
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/playwright/cli.js'),
    'test',
    '--config',
    'tests/e2e/electron/playwright.config.ts',
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exit(status ?? 1);
