/** The real window: opens on a fresh folder, does the main job, refuses what it must. Runs where Electron is. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from 'playwright/test';
import { electronRuntime } from '../../support/electron-runtime.ts';
import { assignEverybody, openSample, printCards } from '../journeys.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

let rackside: ElectronApplication;
let page: Page;
let dataFolder: string;

test.beforeEach(async () => {
  const runtime = electronRuntime(ROOT);
  if ('why' in runtime) throw new Error(runtime.why);
  dataFolder = mkdtempSync(join(tmpdir(), 'rackside-electron-'));
  rackside = await _electron.launch({
    executablePath: runtime.path,
    args: [ROOT, ...(process.platform === 'linux' ? ['--no-sandbox'] : [])],
    env: { ...process.env, RACKSIDE_DATA: dataFolder } as Record<string, string>,
  });
  page = await rackside.firstWindow();
});

test.afterEach(async () => {
  const { pid } = rackside.process();
  // close() can hang on a window that asks; the process is ours to end.
  const gone = await Promise.race([
    rackside.close().then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 10_000)),
  ]);
  if (!gone && pid) process.kill(pid, 'SIGKILL');
  rmSync(dataFolder, { recursive: true, force: true });
});

test('opens on the first start, under its own scheme, without Node in the page', async () => {
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\/rackside\//);
  expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
});

test('does the main job: sample, assignment with three lists, printed cards', async () => {
  await openSample(page);
  await assignEverybody(page);
  await printCards(page);
  expect(existsSync(join(dataFolder, 'roster.sqlite'))).toBe(true);
});

test('stays on its own page whatever the page tries', async () => {
  await page.evaluate(() => {
    location.href = 'https://example.com/';
    window.open('https://example.com/');
  });
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\/rackside\//);
  expect(rackside.windows()).toHaveLength(1);
});

test('shows sheets in a window of their own to be printed, with the reader that prints them', async () => {
  await openSample(page);
  await page.getByRole('link', { name: 'Print' }).click();
  await page.getByRole('checkbox', { name: /^Blank/ }).check();
  await page.getByRole('checkbox', { name: /^Individual card/ }).uncheck();
  await page.getByRole('button', { name: 'Make the forms' }).click();
  // The system's own dialog would wait for somebody; that it is asked for is what counts.
  await rackside.evaluate(({ app }) => {
    app.on('web-contents-created', (_, contents) => {
      contents.print = () => void Object.assign(globalThis, { printAsked: true });
    });
  });
  const opened = rackside.waitForEvent('window');
  await page.getByRole('button', { name: 'Print…' }).click();
  expect((await opened).url()).toMatch(/^file:.*Blank%20forms.*\.pdf$/);
  await expect
    .poll(() => rackside.evaluate(() => (globalThis as { printAsked?: boolean }).printAsked), {
      timeout: 20_000,
    })
    .toBe(true);
});
