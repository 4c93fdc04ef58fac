/** A disk that is soon full, for tests of what happens then. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';

/** A disk of so many kilobytes, gone when the test ends; skips where this machine cannot make one. */
export function smallDisk(kilobytes: number, skip: TestContext['skip']): string {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    skip('only root on Linux can make a small disk here');
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes until nothing more fits; answers a way to make room again. */
export function fill(folder: string): () => void {
  const path = join(folder, 'holiday-photos');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(path, Buffer.alloc(bavail * bsize, 1));
  return () => unlinkSync(path);
}
