/** The athlete table in the real application against AG Grid: a keystroke of search, a sort, scrolling. */

import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { mediaTypeOf } from '../../src/main/doors/content-security.ts';
import { findChromium } from '../support/chromium.ts';
import { bigRoster, openBench } from './big-roster.ts';
import { ask } from './database.ts';
import { atMost, type Figure, p95, ratio } from './figures.ts';
import { serve } from './serving.ts';

interface Measured {
  readonly search: readonly number[];
  readonly sort: readonly number[];
  readonly frames: readonly number[];
}

export async function benchTable(): Promise<Figure[]> {
  const agGrid = await buildAgGrid();
  const found = await findChromium();
  const browser = await chromium.launch({ executablePath: found.path, args: [...found.args] });
  const figures: Figure[] = [];
  for (const athletes of (process.env['RACKSIDE_BENCH_ROWS'] ?? '10000,100000').split(',').map(Number)) {
    const folder = await bigRoster(athletes);
    const theirs = await measureAgGrid(browser, agGrid, folder);
    const ours = await measureRackside(browser, folder);
    rmSync(folder, { recursive: true, force: true });
    const rows = athletes.toLocaleString('en');
    figures.push(
      ratio(`${rows} rows: search keystroke to paint, p95`, p95(ours.search), p95(theirs.search), 0.5),
    );
    if (athletes === 10_000) {
      figures.push(
        atMost(`${rows} rows: search keystroke to paint, p95`, p95(ours.search), 50),
        ratio(`${rows} rows: sort to paint, p95`, p95(ours.sort), p95(theirs.sort), 0.5),
        atMost(`${rows} rows: sort to paint, p95`, p95(ours.sort), 50),
      );
    }
    figures.push(
      atMost(
        `${rows} rows: scrolling, p95 of a frame (AG Grid ${p95(theirs.frames).toFixed(1)})`,
        p95(ours.frames),
        17,
      ),
      atMost(
        `${rows} rows: scrolling, longest frame (AG Grid ${Math.max(...theirs.frames).toFixed(1)})`,
        Math.max(...ours.frames),
        50,
      ),
    );
  }
  await browser.close();
  rmSync(agGrid, { recursive: true, force: true });
  return figures;
}

async function measureRackside(browser: Browser, folder: string): Promise<Measured> {
  const serving = await serve(folder);
  const page = await newPage(browser);
  await page.goto(serving.link);
  await page
    .getByTestId('count')
    .filter({ hasText: /\d athletes$/ })
    .waitFor();
  await page.waitForFunction(() => !document.querySelector('[data-loading]'), undefined, {
    timeout: 120_000,
  });
  const measured = await measure(page, {
    field: '[aria-label="Search the roster"]',
    body: '[role="grid"]',
    headers: '[role="columnheader"]',
    scroller: '[role="grid"]',
  });
  await page.close();
  await serving.stop();
  return measured;
}

async function measureAgGrid(browser: Browser, built: string, folder: string): Promise<Measured> {
  const application = await openBench(folder);
  const rows = [];
  let after: { sortName: string; id: string } | undefined;
  for (;;) {
    const page = await ask(application, 'roster.page', { limit: 5000, ...(after && { after }) });
    rows.push(...page.rows);
    if (!page.next) break;
    after = page.next;
  }
  await application.close();
  const json = JSON.stringify(rows);
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
    if (path === '/rows.json') return void response.end(json);
    response.setHeader('Content-Type', mediaTypeOf(extname(path)));
    response.end(await readFile(join(built, path)).catch(() => ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await newPage(browser);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.locator('.ag-row').first().waitFor({ timeout: 120_000 });
  const measured = await measure(page, {
    field: 'input[aria-label="Search"]',
    body: '#grid',
    headers: '.ag-header-cell-label',
    scroller: '.ag-body-viewport, .ag-grid-viewport',
  });
  await page.close();
  server.close();
  return measured;
}

interface Handles {
  readonly field: string;
  readonly body: string;
  readonly headers: string;
  readonly scroller: string;
}

async function measure(page: Page, handles: Handles): Promise<Measured> {
  await page.evaluate(watchPaints, handles.body);
  const search: number[] = [];
  await page.locator(handles.field).click();
  for (const word of ['marg', 'nunez', 'zoe', 'wojc', 'popes', 'oneil']) {
    for (const key of word) search.push(await afterInput(page, () => page.keyboard.press(key)));
    for (const _ of word) search.push(await afterInput(page, () => page.keyboard.press('Backspace')));
  }
  const sort: number[] = [];
  for (const header of ['Age', 'Bodyweight', 'Squads', 'Name', 'Hip thrust max', 'Level']) {
    const cell = page.locator(handles.headers).filter({ hasText: header }).first();
    for (let turn = 0; turn < 2; turn++) sort.push(await afterInput(page, () => cell.click()));
  }
  const box = await page.locator(handles.body).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300);
  await page.evaluate(startFrames);
  for (let step = 0; step < 150; step++) await page.mouse.wheel(0, 160);
  const frames = await page.evaluate(endFrames);
  return { search: search.filter(Number.isFinite), sort: sort.filter(Number.isFinite), frames };
}

/** Milliseconds from the input event to the paint of the last change it made. */
async function afterInput(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => (window as unknown as PaintWatch).arm());
  await act();
  return page.evaluate(() => (window as unknown as PaintWatch).settled());
}

interface PaintWatch {
  arm(): void;
  settled(): Promise<number>;
}

/**
 * Runs in the page: notes the time of the input, and after each paint what a person sees at some heights of the grid.
 * The answer is the first paint that showed the final picture; whatever is tidied up behind it does not count.
 */
function watchPaints(selector: string): void {
  const body = document.querySelector(selector) as HTMLElement;
  let input = 0;
  let pending = false;
  let pictures: { at: number; seen: string }[] = [];
  const seen = () => {
    const { left, top, height } = body.getBoundingClientRect();
    const heights = Array.from({ length: 8 }, (_, place) => top + 48 + (place * (height - 80)) / 8);
    return heights.map((y) => document.elementFromPoint(left + 90, y)?.textContent ?? '').join('|');
  };
  for (const kind of ['keydown', 'click'] as const) {
    const note = (event: Event) => {
      if (input === 0) input = event.timeStamp;
    };
    window.addEventListener(kind, note, { capture: true });
  }
  new MutationObserver(() => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        pending = false;
        pictures.push({ at: performance.now(), seen: seen() });
      };
      channel.port2.postMessage(null);
    });
  }).observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
  Object.assign(window, {
    arm: () => {
      input = 0;
      pictures = [{ at: 0, seen: seen() }];
    },
    settled: async () => {
      let count = -1;
      let quiet = 0;
      // Quiet for 200 ms: nothing more comes of this input.
      while (quiet < 200) {
        quiet = count === pictures.length && !pending ? quiet + 20 : 0;
        count = pictures.length;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const final = pictures.at(-1)?.seen;
      let first = pictures.length - 1;
      while (first > 0 && pictures[first - 1]?.seen === final) first -= 1;
      // An input that changed nothing to be seen has no paint to wait for.
      return first === 0 ? Number.NaN : (pictures[first]?.at ?? 0) - input;
    },
  });
}

function startFrames(): void {
  const frames: number[] = [];
  let last = performance.now();
  let running = true;
  const tick = (now: number) => {
    frames.push(now - last);
    last = now;
    if (running) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  Object.assign(window, {
    frames,
    stopFrames: () => {
      running = false;
    },
  });
}

function endFrames(): number[] {
  const watch = window as unknown as { frames: number[]; stopFrames(): void };
  watch.stopFrames();
  return watch.frames.slice(2);
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function buildAgGrid(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-ag-grid-'));
  await build({
    root: join(import.meta.dirname, 'ag-grid'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'esnext' },
  });
  return folder;
}
