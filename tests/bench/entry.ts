/** A squad of 25 in the entry grid: from Enter to the next cell, and how many keys a whole squad takes. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../support/chromium.ts';
import { TODAY } from './big-roster.ts';
import { atMost, type Figure, median, p95, ratio } from './figures.ts';
import { answers, newPage, watchKeys } from './page-keys.ts';
import { serve } from './serving.ts';

const SQUAD = 25;
/** Slower than anybody types in one go, so that no key waits for the one before it. */
const BETWEEN_MS = 60;
/** Keys a second of somebody who types figures with one hand, and looks at the sheet between them. */
const KEYS_A_SECOND = 3;
/** A squad is typed in less than this, milliseconds. */
const FOUR_MINUTES = 240_000;

export async function benchEntry(): Promise<Figure[]> {
  const found = await findChromium();
  const args = [...found.args, '--disable-frame-rate-limit', '--disable-gpu-vsync'];
  const browser = await chromium.launch({ executablePath: found.path, args });
  const folder = mkdtempSync(join(tmpdir(), 'rackside-bench-'));
  const serving = await serve(folder);
  try {
    const page = await newPage(browser);
    await page.goto(serving.link);
    await openSquad(page);
    await page.evaluate(watchKeys);
    const steps: number[] = [];
    let keys = 0;
    const lines = Number(await page.locator('[data-cell$=":0"]').count());
    for (let row = 0; row < lines; row += 1) {
      // Every fourth line differs in its second set; the others are as prescribed, or typed where the load is open.
      const asked = await page.locator(`[data-cell="${row}:0"]`).getAttribute('placeholder');
      await page.locator(`[data-cell="${row}:0"]`).focus();
      if (asked?.startsWith('…')) {
        const sets = await page.locator(`[data-cell^="${row}:"]`).count();
        for (let set = 0; set < sets; set += 1) keys += await type(page, '60x8', steps);
      } else {
        if (row % 4 === 0) {
          await page.locator(`[data-cell="${row}:1"]`).focus();
          keys += 1 + (await type(page, 'x7', steps));
          await page.locator(`[data-cell="${row}:0"]`).focus();
        }
        await page.keyboard.press('Control+Enter');
        await answers(page, 2);
        keys += 1;
      }
    }
    const fields = await page.locator('[data-cell]').count();
    await page.close();
    const bare = await bareTable(browser, lines, Math.round(fields / lines));
    return [
      ratio(
        `from Enter to the next cell, median, against a bare table of ${fields} fields`,
        median(steps),
        median(bare),
        2,
      ),
      atMost(`from Enter to the next cell, ${lines} lines of ${SQUAD} athletes, p95`, p95(steps), 16),
      atMost(
        `${keys} keys for the squad, at ${KEYS_A_SECOND} keys a second`,
        (keys / KEYS_A_SECOND) * 1000,
        FOUR_MINUTES,
      ),
    ];
  } finally {
    await serving.stop();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As many fields in plain HTML, with nothing behind them: Enter goes to the next. */
async function bareTable(browser: Browser, lines: number, cells: number): Promise<number[]> {
  const page = await newPage(browser);
  const row = (line: number) =>
    `<tr>${Array.from({ length: cells }, (_, cell) => `<td><input data-cell="${line}:${cell}" size="12"></td>`).join('')}</tr>`;
  await page.setContent(`<table>${Array.from({ length: lines }, (_, line) => row(line)).join('')}</table>`);
  await page.evaluate(() =>
    document.addEventListener('keydown', ({ key, target }) => {
      if (key !== 'Enter' || !(target instanceof HTMLInputElement)) return;
      const all = [...document.querySelectorAll<HTMLInputElement>('[data-cell]')];
      all[all.indexOf(target) + 1]?.focus();
    }),
  );
  await page.evaluate(watchKeys);
  const steps: number[] = [];
  await page.locator('[data-cell="0:0"]').focus();
  for (let cell = 0; cell < 60; cell += 1) await type(page, '60x8', steps);
  await page.close();
  return steps;
}

/** Answers how many keys it took; the last of them, Enter, is what is timed. */
async function type(page: Page, text: string, steps: number[]): Promise<number> {
  await page.keyboard.type(text, { delay: BETWEEN_MS });
  await answers(page, text.length);
  await page.keyboard.press('Enter', { delay: BETWEEN_MS });
  steps.push(...(await answers(page, 1)));
  return text.length + 1;
}

async function openSquad(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await page.getByTestId('count').waitFor();
  await page.evaluate(
    async ([size, today]) => {
      const headers = { 'Content-Type': 'application/json' };
      const post = async (path: string, content: object) =>
        (
          await (
            await fetch(`/call/${path}`, { method: 'POST', body: JSON.stringify(content), headers })
          ).json()
        ).value;
      const job = async (path: string, content: object) => {
        const { job: id } = await post(path, content);
        for (;;) {
          const status = await post('jobs.status', { id });
          if (status.state !== 'running' && status.state !== 'waiting') return status.value;
        }
      };
      const { rows } = await post('roster.page', { limit: 1000 });
      const full = rows.filter(({ chip }: { chip: { tier: string } }) => chip.tier === 'T3');
      const athleteIds = full.slice(0, size).map(({ id }: { id: string }) => id);
      const [program] = await post('library.programs', {});
      const request = { athleteIds, programId: program.id, startDate: today, trainingDays: [1, 4] };
      const { digest } = await job('assignments.preview', request);
      await job('assignments.assign', { ...request, digest });
    },
    [SQUAD, TODAY] as const,
  );
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Enter results' }).first().click();
  await page.locator('[data-cell="0:0"]').waitFor();
}
