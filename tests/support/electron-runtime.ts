/** Whether this machine has what a real Electron window needs: the runtime, a build, a display. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function electronRuntime(root: string): { readonly path: string } | { readonly why: string } {
  const folder = join(root, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  const path = existsSync(note) ? join(folder, 'dist', readFileSync(note, 'utf8')) : undefined;
  if (!path || !existsSync(path)) return { why: 'the Electron runtime is not on this machine' };
  if (!existsSync(join(root, 'out', 'main', 'index.js'))) return { why: 'Rackside is not built yet' };
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { why: 'there is no display for a window' };
  }
  return { path };
}
