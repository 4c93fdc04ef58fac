import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const src = (path: string) => resolve(import.meta.dirname, 'src', path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: { index: src('main/index.ts'), worker: src('main/work/worker.ts') },
        // Stated rather than found, so that what ships in node_modules is decided here.
        external: [
          'electron',
          'better-sqlite3',
          'kysely',
          'zod',
          'piscina',
          'exceljs',
          'pdfmake',
          'qrcode',
          'yauzl',
          'csv-parse',
          'env-paths',
          /^node:/,
          /^csv-parse\//,
          /^pdfmake\//,
        ],
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: src('preload/index.ts') },
        external: ['electron'],
        // A sandboxed preload must be CommonJS, in one file, under a fixed name.
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: src('renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(import.meta.dirname, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      rollupOptions: { input: src('renderer/index.html') },
      assetsInlineLimit: 0,
    },
  },
});
