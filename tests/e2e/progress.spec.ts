/** Progress: what the log says of an athlete and of a squad, drawn and in tables; leaderboards of who asked. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { assignEverybody, openAthlete, openSample } from './journeys.ts';
import { writePastLog } from './past-log.ts';
import { expect, test } from './rackside.ts';

const ATHLETE = 'Tamsin Chen';

/** The sample facility with half a year of training, as it is after a start of the program. */
async function openLogged(page: Page, dataFolder: string): Promise<void> {
  await openSample(page);
  await assignEverybody(page);
  writePastLog(dataFolder);
  await page.reload();
  await expect(page.getByTestId('count')).toHaveText('160 athletes');
}

const shots = process.env['SHOTS'];
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

test('an athlete without a log is told where it will come from', async ({ rackside }) => {
  await openSample(rackside);
  await openAthlete(rackside, ATHLETE, 'Progress');
  await expect(rackside.getByText('Once a session is entered under Today')).toBeVisible();
});

test('an athlete’s progress is drawn, stands in tables, and follows the period', async ({
  rackside,
  dataFolder,
}) => {
  await openLogged(rackside, dataFolder);
  await openAthlete(rackside, ATHLETE, 'Progress');
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await expect(panel.getByRole('row', { name: /^Sessions done/ })).toContainText(/\d+ of \d+ \(\d+\s%\)/);
  await expect(panel.getByRole('row', { name: /^Tonnage/ })).toContainText(/[\d,]+ kg/);
  await expect(panel.getByRole('img', { name: /^Estimated maximum of Barbell hip thrust/ })).toBeVisible();
  await panel.getByText('Every estimate in a table').click();
  await expect(panel.getByRole('table').filter({ hasText: 'Span' }).getByRole('row').nth(1)).toContainText(
    'in reserve',
  );
  await panel.getByLabel('Lift').selectOption({ label: 'Romanian deadlift' });
  await expect(panel.getByRole('img', { name: /^Estimated maximum of Romanian deadlift/ })).toBeVisible();
  await panel.getByText('All hip thrusts', { exact: true }).first().click();
  await expect(panel.getByRole('img', { name: /^Hard sets a week, All hip thrusts/ })).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Milestones' })).toContainText('reached');
  await panel.getByLabel('Period').selectOption('all');
  await expect(panel.getByRole('columnheader', { name: /weeks before/ })).toHaveCount(0);
  await panel.getByText('Every week in a table').click();
  await expect(panel.getByRole('region', { name: 'Week by week' }).getByRole('row')).toHaveCount(28);
});

test('a squad stands in one table; a few athletes stand side by side', async ({ rackside, dataFolder }) => {
  await openLogged(rackside, dataFolder);
  await rackside.getByRole('link', { name: 'Reports' }).click();
  await rackside.getByText('Progress', { exact: true }).click();
  const table = rackside.getByRole('region', { name: 'Athletes' });
  await expect(table.getByRole('row').nth(1)).toContainText(/\d+ of \d+/);
  await table.getByRole('button', { name: /^Best estimate/ }).click();
  await expect(table.getByRole('columnheader', { name: /^Best estimate/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await table.getByRole('checkbox').nth(0).click();
  await table.getByRole('checkbox').nth(1).click();
  const compared = rackside.getByRole('region', { name: 'Side by side' });
  await expect(compared.getByRole('row')).toHaveCount(3);
  await expect(compared.getByRole('img', { name: /^Estimated maximum/ })).toBeVisible();
  await rackside.reload();
  await expect(compared.getByRole('row')).toHaveCount(3);
  await compared.getByRole('button', { name: 'Compare nobody' }).click();
  await expect(compared).toBeHidden();
  await rackside.getByText('Leaderboards').click();
  await expect(rackside.getByText(/^0 of \d+ athletes asked/)).toBeVisible();
});

test('only who asked is on a leaderboard, and undo takes it back', async ({ rackside, dataFolder }) => {
  await openLogged(rackside, dataFolder);
  await openAthlete(rackside, ATHLETE, 'Progress');
  const wish = rackside.getByRole('checkbox', { name: 'The athlete asked to be on leaderboards' });
  await wish.click();
  await expect(rackside.getByText(/^Noted by Coach, \d+ \w+ \d+\.$/)).toBeVisible();
  await rackside.goto(`${new URL(rackside.url()).origin}/reports?view=progress&show=leaderboard`);
  await expect(rackside.getByText(/^1 of \d+ athletes asked/)).toBeVisible();
  await expect(rackside.getByRole('region', { name: 'Barbell hip thrust, kg' }).getByRole('row')).toHaveCount(
    1,
  );
  await rackside.keyboard.press('ControlOrMeta+z');
  await expect(rackside.getByText(/^0 of \d+ athletes asked/)).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`progress meets WCAG 2.2 AA in ${scheme}, and fits small windows`, async ({
    rackside,
    dataFolder,
  }) => {
    await rackside.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await openLogged(rackside, dataFolder);
    const sideways = () => rackside.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const findings = async () => {
      const { violations } = await new AxeBuilder({ page: rackside })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    };
    for (const [width, height] of [
      [1280, 800],
      [1024, 640],
    ] as const) {
      await rackside.setViewportSize({ width, height });
      await rackside.getByRole('link', { name: 'Roster' }).click();
      await openAthlete(rackside, ATHLETE, 'Progress');
      await expect(rackside.getByRole('region', { name: 'Milestones' })).toBeAttached();
      expect.soft(await findings(), `panel at ${width}`).toEqual([]);
      await shot(rackside, `panel-${scheme}-${width}-1`);
      for (const [place, name] of ['Estimated maximum', 'Tonnage', 'Records'].entries()) {
        await rackside.getByRole('region', { name, exact: true }).evaluate((part) => part.scrollIntoView());
        await shot(rackside, `panel-${scheme}-${width}-${place + 2}`);
      }
      expect(await sideways()).toBeLessThanOrEqual(0);
      await rackside.getByRole('link', { name: 'Reports' }).click();
      await rackside.getByText('Progress', { exact: true }).click();
      const table = rackside.getByRole('region', { name: 'Athletes' });
      for (const place of [0, 1, 2]) await table.getByRole('checkbox').nth(place).click();
      await expect(rackside.getByRole('region', { name: 'Side by side' }).getByRole('row')).toHaveCount(4);
      expect.soft(await findings(), `squad at ${width}`).toEqual([]);
      await shot(rackside, `squad-${scheme}-${width}`);
      expect(await sideways()).toBeLessThanOrEqual(0);
    }
  });
}
