import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/{domain,main,contract,renderer,build}/**/*.test.ts?(x)'],
    environment: 'node',
    pool: 'forks',
    // As in `check-node.cjs`, for the workers that tests start.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/rackside', import.meta.url)) },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
