/** Where things lie when Rackside runs from its source tree under Node: the page, the worker, the resources. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export const SOURCE_PLACES = {
  root: ROOT,
  page: join(ROOT, 'out', 'renderer'),
  resources: join(ROOT, 'resources'),
  worker: new URL('../work/worker.ts', import.meta.url).href,
} as const;

export function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

export function pageIsBuilt(): boolean {
  return existsSync(join(SOURCE_PLACES.page, 'index.html'));
}
