/** `npm start`: builds what changed, then opens the Electron window, or the browser door where there is no Electron. */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCE_PLACES } from './places.ts';

const { root } = SOURCE_PLACES;
const ELECTRON = join(root, 'node_modules', 'electron');

/** A download that has not ended by then is given up. */
const DOWNLOAD_MS = 5 * 60_000;

const flags = process.argv.slice(2);
buildIfNeeded();
const electron = flags.includes('--browser') ? whyNot('you asked for the browser') : findElectron();
if ('path' in electron) {
  process.exitCode = await run(electron.path, [root]);
} else {
  console.error(
    `Rackside opens in your browser, because ${electron.why}. It is the same application, on this machine only.`,
  );
  const serve = join(root, 'src/main/doors/command-line/index.ts');
  process.exitCode = await run(process.execPath, [
    serve,
    'serve',
    ...flags.filter((flag) => flag !== '--browser'),
  ]);
}

/** The Electron executable, fetched once where the network allows it, or why there is none. */
function findElectron(): { path: string } | { why: string } {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return whyNot('this machine has no display for a window');
  }
  if (!existsSync(executable() ?? '')) {
    console.error('Fetching the Electron runtime (once) …');
    const { status } = spawnSync(process.execPath, [join(ELECTRON, 'install.js')], {
      stdio: 'ignore',
      timeout: DOWNLOAD_MS,
    });
    if (status !== 0) return whyNot('the Electron runtime could not be downloaded');
  }
  const path = executable();
  return path && existsSync(path) ? { path } : whyNot('the Electron runtime is not installed');
}

function executable(): string | undefined {
  const note = join(ELECTRON, 'path.txt');
  return existsSync(note) ? join(ELECTRON, 'dist', readFileSync(note, 'utf8')) : undefined;
}

function whyNot(why: string): { why: string } {
  return { why };
}

function buildIfNeeded(): void {
  const built = statSync(join(SOURCE_PLACES.page, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = Math.max(
    newestIn(join(root, 'src')),
    ...['package.json', 'electron.vite.config.ts'].map((file) => statSync(join(root, file)).mtimeMs),
  );
  if (built > newest) return;
  console.error('Building Rackside …');
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0) {
    console.error('Rackside could not be built; nothing was opened. Run "npm ci" and try again.');
    process.exit(1);
  }
}

function newestIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

/** Runs to the end and hands signals on, so that Ctrl-C closes the roster properly. */
function run(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', cwd: root });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(1));
  });
}
