/** Finds a file of the built page for a URL path, and never one outside its folder. */

import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/**
 * The file to serve for a decoded URL path, or undefined. Paths without an ending are places inside the
 * application and get its page. Joined first, then contained: `path.resolve` would let `/etc` win.
 */
export async function pageFile(folder: string, urlPath: string): Promise<string | undefined> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const lastPart = decoded.split('/').at(-1) ?? '';
  const wanted = join(folder, lastPart.includes('.') ? decoded : 'index.html');
  try {
    const root = await realpath(folder);
    const real = await realpath(wanted);
    if (!real.startsWith(root + sep)) return undefined;
    return (await stat(real)).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}
