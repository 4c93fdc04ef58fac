/** Pages as they look: each drawn to pixels by pdftoppm, a renderer of its own. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const canDrawPixels = spawnSync('pdftoppm', ['-v']).status === 0;

/** One grey picture (PGM) per page, in order. */
export function pixelsOf(bytes: Uint8Array): readonly Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-pixels-'));
  try {
    const pdf = join(folder, 'sheet.pdf');
    writeFileSync(pdf, bytes);
    execFileSync('pdftoppm', ['-r', '80', '-gray', pdf, join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
    return pages.sort().map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
