/** The build that these tests look at: made anew when a source is younger than it. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const ROOT = join(import.meta.dirname, '..', '..');
export const OUT = join(ROOT, 'out');
const LOCK = join(ROOT, 'node_modules', '.rackside-build-lock');

/** Two test files may ask at once; one builds, the other waits. */
export async function ensureBuilt(): Promise<void> {
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch {
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      // Left by a run that was killed.
      if (age > 120_000) rmSync(LOCK, { recursive: true, force: true });
      await wait(100);
    }
  }
  try {
    if (isStale()) {
      const builder = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
      execFileSync(process.execPath, [builder, 'build', '--logLevel', 'error'], {
        cwd: ROOT,
        stdio: 'inherit',
      });
    }
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function isStale(): boolean {
  const built = ['main/index.js', 'main/worker.js', 'preload/index.cjs', 'renderer/index.html'].map(
    (file) => statSync(join(OUT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  const sources = ['main', 'preload', 'contract', 'domain'].flatMap((zone) =>
    filesIn(join(ROOT, 'src', zone)),
  );
  const newest = Math.max(
    ...[...sources, join(ROOT, 'electron.vite.config.ts')].map((file) => statSync(file).mtimeMs),
  );
  return Math.min(...built) < newest;
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
