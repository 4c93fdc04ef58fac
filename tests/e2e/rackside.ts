/** What every end-to-end test starts from: the real application behind the browser door, on a fresh data folder. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, type Page } from 'playwright/test';

/** The day all journeys happen on. */
export const TODAY = '2026-11-23';

export const ROOT = join(import.meta.dirname, '..', '..');
const COMMAND_LINE = join(ROOT, 'src/main/doors/command-line/index.ts');

export interface Door {
  readonly link: string;
  readonly origin: string;
  readonly dataFolder: string;
  /** Ends the process as the coach would with Ctrl-C. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Opens the browser door on a data folder and waits for its link. */
export async function openDoor(dataFolder: string, today = TODAY): Promise<Door> {
  const child: ChildProcess = spawn(
    process.execPath,
    [COMMAND_LINE, 'serve', '--no-open', '--data', dataFolder, '--today', today],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, RACKSIDE_CHECK_OUTPUTS: '1' } },
  );
  let said = '';
  child.stderr?.on('data', (part) => {
    said += part;
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const refused = async () => {
    await ended;
    throw new Error(`The door did not open:\n${said}`);
  };
  const [link] = (await Promise.race([once(lines, 'line'), refused()])) as [string];
  if (!link.startsWith('http')) await refused();
  const finish = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    link,
    origin: new URL(link).origin,
    dataFolder,
    stop: () => finish('SIGTERM'),
    kill: () => finish('SIGKILL'),
  };
}

export const test = base.extend<{ dataFolder: string; door: Door; rackside: Page }>({
  dataFolder: async ({ page: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'rackside-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  door: async ({ dataFolder }, use) => {
    const door = await openDoor(dataFolder);
    await use(door);
    await door.stop();
  },
  /** A page on the first start, that fails the test on any script error. */
  rackside: async ({ page, door }, use) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(door.link);
    await use(page);
    if (errors[0]) throw errors[0];
  },
});

export { expect } from 'playwright/test';
