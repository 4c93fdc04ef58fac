/** The program editor on the 8-week program: from a key to the paint of its answer, beside a plain text field of the same text. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../support/chromium.ts';
import { atMost, type Figure, median, p95, ratio } from './figures.ts';
import { answers, newPage, watchKeys } from './page-keys.ts';
import { serve } from './serving.ts';

/** Written into lines of several weeks, as a coach would, slips included. */
const TYPED = [
  'back squat 4 x 5 @ 80% tempo 3-1-1-0 rest 90 s',
  'romanian deadlift 4x8-10 @ 72.5% 2 RIR',
  'barbell hip thrust top set of 5 @ 85%, back-off 2 x 8 @ 72%',
  'back sqaut 3 x 12 each sdie',
];

/** Milliseconds from each key to the paint behind it. */
interface Measured {
  readonly typing: readonly number[];
  /** Enter: a line that is kept, and a new one below. */
  readonly lines: readonly number[];
}

export async function benchEditor(): Promise<Figure[]> {
  const found = await findChromium();
  // Without the beat of a screen: what is measured is the work, not the wait for the next frame.
  const args = [...found.args, '--disable-frame-rate-limit', '--disable-gpu-vsync'];
  const browser = await chromium.launch({ executablePath: found.path, args });
  const folder = mkdtempSync(join(tmpdir(), 'rackside-bench-'));
  const serving = await serve(folder);
  try {
    const { page, text } = await openEditor(browser, serving.link);
    const ours = await measureEditor(page);
    await page.close();
    const theirs = await measurePlain(browser, text);
    return [
      atMost('8-week program: key to paint, p95', p95(ours.typing), 16),
      ratio('8-week program: key to paint, p95, against a plain textarea', p95(ours.typing), p95(theirs), 4),
      ratio(
        '8-week program: key to paint, median, against a plain textarea',
        median(ours.typing),
        median(theirs),
        4,
      ),
      atMost('8-week program: Enter to the new line, p95', p95(ours.lines), 50),
    ];
  } finally {
    await serving.stop();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openEditor(browser: Browser, link: string): Promise<{ page: Page; text: string }> {
  const page = await newPage(browser);
  await page.goto(link);
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await page.getByTestId('count').waitFor();
  await page.getByRole('link', { name: 'Programs' }).click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Start writing' }).click();
  await page.locator('[data-place="0.0.0"]').waitFor();
  const text = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLTextAreaElement>('[data-place]')].map(({ value }) => value).join('\n'),
  );
  return { page, text };
}

async function measureEditor(page: Page): Promise<Measured> {
  await page.evaluate(watchKeys);
  const lines: number[] = [];
  const typing: number[] = [];
  for (const [week, typed] of TYPED.entries()) {
    await page.locator(`[data-place="${week}.0.1"]`).focus();
    await page.keyboard.press('Enter');
    lines.push(...(await answers(page, 1)));
    await page.waitForFunction(
      (place) => (document.activeElement as HTMLElement)?.dataset['place'] === place,
      `${week}.0.2`,
    );
    typing.push(...(await typeInto(page, typed)));
  }
  return { typing, lines };
}

async function measurePlain(browser: Browser, text: string): Promise<number[]> {
  const page = await newPage(browser);
  await page.setContent('<textarea rows="40" cols="80" spellcheck="false"></textarea>');
  await page.locator('textarea').fill(text);
  await page.evaluate(watchKeys);
  const typing: number[] = [];
  for (const typed of TYPED) {
    await page.keyboard.press('Enter');
    await answers(page, 1);
    typing.push(...(await typeInto(page, typed)));
  }
  await page.close();
  return typing;
}

/** Slower than anybody types in one go, so that no key waits for the one before it. */
const BETWEEN_MS = 60;

async function typeInto(page: Page, text: string): Promise<number[]> {
  await page.keyboard.type(text, { delay: BETWEEN_MS });
  return answers(page, text.length);
}
