/** A squad's week goes out as a workbook, is filled in by another program, and comes back into the grid. */

import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright/test';
import type { JobStatus } from '#contract/system.ts';
import { addCoach, signIn } from './journeys.ts';
import { expect, test } from './rackside.ts';
import { cell, openGrid, threeWeeksIn } from './three-weeks-in.ts';

async function typed(page: Page, row: number, column: number, text: string): Promise<void> {
  await cell(page, row, column).fill(text);
  await page.keyboard.press('Enter');
  await expect(cell(page, row, column)).toHaveAttribute('data-state', 'saved');
}

/** From Today, through its menu: the squad and the week come along. */
async function makeWorkbook(page: Page, squad: string): Promise<ExcelJS.Workbook> {
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByLabel('Squad').selectOption(squad);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Fill-in workbook' }).click();
  await expect(page.getByText('23 Nov 2026 to 29 Nov 2026')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the workbook' }).click();
  const made = await download;
  expect(made.suggestedFilename()).toBe('Fill in 2026-11-23 to 2026-11-29.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(readFileSync(await made.path()) as never);
  return workbook;
}

async function bringBack(page: Page, workbook: ExcelJS.Workbook): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name: 'week.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from((await workbook.xlsx.writeBuffer()) as ArrayBuffer),
  });
  await expect(page.getByRole('heading', { name: 'Check the workbook' })).toBeVisible();
}

test('what was filled in elsewhere stands in the grid, and what is newer there stays unless it is chosen', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  await typed(page, 0, 0, '95x10');
  await typed(page, 0, 1, '95x10');
  const workbook = await makeWorkbook(page, squad.name);
  const sheet = workbook.getWorksheet(squad.name);
  if (!sheet) throw new Error('The squad has its sheet');
  expect(sheet.getCell('M2').value).toBe(95);

  // Meanwhile somebody corrects two sets; the workbook is filled in without knowing.
  await openGrid(page, squad.name);
  await typed(page, 0, 0, '97.5x10');
  await typed(page, 0, 1, '97.5x10');
  const values = {
    M2: 100,
    M3: 100,
    M4: 92.5,
    N4: 9,
    P4: 7,
    M5: 'heavy',
    N5: 8,
    P5: 3,
    M6: 700,
    N6: 5,
    P6: 2,
  };
  for (const [address, value] of Object.entries(values)) sheet.getCell(address).value = value;

  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByText('Fill-in workbook', { exact: true }).click();
  await bringBack(page, workbook);
  const choices = page.getByRole('row').filter({ hasText: '97.5×10' });
  await expect(choices).toHaveCount(2);
  await expect(choices.first()).toContainText('M2');
  await expect(choices.first()).toContainText('100×10');
  await choices.first().getByText('Workbook', { exact: true }).click();
  // A reload comes back to it, with what was decided.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Check the workbook' })).toBeVisible();
  await expect(choices).toHaveCount(2);
  await expect(page.getByRole('row').filter({ hasText: '700 kg instead of' })).toContainText(
    'skip pain 2 is entered.',
  );
  await page.getByRole('tab', { name: 'Problems (1)' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'M5' })).toContainText('Heavy is not a load');
  await expect(page.getByRole('region', { name: 'Pain in rows that are not entered' })).toContainText(
    'skip pain 3 is entered',
  );
  await page.getByRole('button', { name: 'Enter 2 sets and the pain of 2 rows' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Entered 2 sets from week.xlsx' })).toBeVisible();
  const advice = page.getByRole('alert').filter({ hasText: 'Pain 7 of 10: stop this exercise' });
  await expect(advice).toHaveCount(1);

  const shown = async (texts: readonly string[]) => {
    await openGrid(page, squad.name);
    for (const [column, text] of texts.entries()) await expect(cell(page, 0, column)).toHaveValue(text);
  };
  await shown(['100×10', '97.5×10', '92.5×9 pain 7', 'skip pain 3']);
  await expect(advice).toHaveCount(1);

  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByText('Fill-in workbook', { exact: true }).click();
  await bringBack(page, workbook);
  await expect(page.getByText('in the log already').locator('..')).toContainText('2');
  await expect(page.getByRole('button', { name: 'Nothing to enter' })).toBeDisabled();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Imported week.xlsx')).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Drop a workbook that was filled in/)).toBeVisible();
  await shown(['97.5×10', '97.5×10', '']);
});

/** The jobs as the door has them now. */
async function jobsOf(page: Page): Promise<JobStatus[]> {
  const { origin } = new URL(page.url());
  const reply = await page.request.post(`${origin}/call/jobs.list`, {
    data: {},
    headers: { Origin: origin },
  });
  return ((await reply.json()) as { value: JobStatus[] }).value;
}

for (const late of ['events', 'list of jobs'] as const) {
  test(`a reload while checking leaves no bar behind where the ${late} came late`, async ({
    rackside: page,
  }) => {
    const squad = await threeWeeksIn(page);
    await bringBack(page, await makeWorkbook(page, squad.name));
    const heading = page.getByRole('heading', { name: 'Check the workbook' });
    const started = page.waitForResponse(/training\.previewFillIn/);
    const listed = Promise.withResolvers<void>();
    // The first list is that of the moment when the check began; where it is late, it comes when all is over.
    await page.route(
      '**/call/jobs.list',
      async (route) => {
        const { value: begun } = (await (await started).json()) as { value: { job: string } };
        const value = (await jobsOf(page)).map(({ value: _, ...job }) =>
          job.id === begun.job ? { ...job, state: 'running', step: 'Starting', done: 0, of: 0 } : job,
        );
        if (late === 'list of jobs') await expect(heading).toBeVisible();
        await route.fulfill({ json: { ok: true, value } });
        listed.resolve();
      },
      { times: 1 },
    );
    await page.route('**/events', async (route) => {
      if (late === 'events') {
        await listed.promise;
        await expect
          .poll(async () => (await jobsOf(page)).map(({ state }) => state))
          .not.toContain('running');
      }
      await route.continue();
    });
    await page.reload();
    await expect(heading).toBeVisible();
    await listed.promise;
    // Longer than work must last for a bar to show.
    await page.waitForTimeout(400);
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}

test('a workbook is not opened again for somebody else on the same tab, nor after a lock', async ({
  rackside: page,
  context,
  door,
}) => {
  const squad = await threeWeeksIn(page);
  await addCoach(page, 'Noor Haddad');
  const workbook = await makeWorkbook(page, squad.name);
  await bringBack(page, workbook);
  await page.goto('about:blank');
  const other = await context.newPage();
  await other.goto(door.origin);
  await other.getByTitle('Lock Rackside').click();
  await signIn(other, 'Noor Haddad', '1357');
  await other.getByRole('button', { name: 'Later' }).click();

  const fresh = async () => {
    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByText('Fill-in workbook', { exact: true }).click();
    await expect(page.getByText(/Drop a workbook that was filled in/)).toBeVisible();
    await expect(page.getByRole('alert')).toBeHidden();
  };
  await page.goto(door.origin);
  await page.getByRole('button', { name: 'Later' }).click();
  await fresh();
  await page.getByTitle('Lock Rackside').click();
  await expect(page.getByRole('heading', { name: 'Who is there?' })).toBeVisible();
  const kept = await page.evaluate(() => Object.keys(sessionStorage).filter((key) => /^rackside/.test(key)));
  expect(kept, 'what a reload would come back to, after a lock').toEqual([]);
  await signIn(page, 'Coach', '2468');
  await fresh();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`making and checking it meets WCAG 2.2 AA in ${scheme}, and fits a small window`, async ({
    rackside: page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1024, height: 640 });
    const squad = await threeWeeksIn(page);
    const workbook = await makeWorkbook(page, squad.name);
    const seen = async (what: string) => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect
        .soft(
          violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
          what,
        )
        .toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways, what).toBeLessThanOrEqual(0);
    };
    await seen('making');
    const sheet = workbook.getWorksheet(squad.name);
    const values = { M2: 700, N2: 8, P2: 7, M3: 95, N3: 8, M4: 'heavy', N4: 8, P4: 3, N5: 8, P5: '8/10' };
    for (const [address, value] of Object.entries(values)) if (sheet) sheet.getCell(address).value = value;
    await bringBack(page, workbook);
    for (const tab of [/^To decide/, /^New/, /^Problems/]) {
      await page.getByRole('tab', { name: tab }).click();
      await seen(`checking, ${tab}`);
    }
  });
}
