/** Accessibility of every screen, light and dark, and screens that a person looks at. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { assignEverybody, leaveImport, openAthlete, openSample } from './journeys.ts';
import { expect, ROOT, test } from './rackside.ts';

const INTAKE = join(ROOT, 'tests/fixtures/rosters/summer-intake.xlsx');

/** Names what axe found, so that a failure tells what to mend. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  );
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the screens meet WCAG 2.2 AA in ${scheme}`, async ({ rackside }) => {
    // Fifteen screens, each examined whole.
    test.slow();
    await rackside.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    expect.soft(await findings(rackside), 'first start').toEqual([]);
    await openSample(rackside);
    expect.soft(await findings(rackside), 'roster').toEqual([]);
    await openAthlete(rackside, 'Hanna Contreras', 'Clearance');
    await rackside.getByRole('button', { name: 'Screen', exact: true }).click();
    expect.soft(await findings(rackside), 'clearance').toEqual([]);
    await rackside.getByRole('tab', { name: 'Profile' }).click();
    expect.soft(await findings(rackside), 'profile').toEqual([]);
    await rackside.getByRole('tab', { name: 'Maxima' }).click();
    expect.soft(await findings(rackside), 'maxima').toEqual([]);
    await rackside.keyboard.press('Escape');
    await rackside.getByLabel('Search the roster').fill('');
    await expect(rackside.getByTestId('count')).toHaveText('160 athletes');
    await rackside.getByRole('button', { name: 'Import' }).click();
    await rackside.locator('input[type=file]').setInputFiles(INTAKE);
    await expect(rackside.getByRole('button', { name: 'Next' })).toBeEnabled();
    expect.soft(await findings(rackside), 'import, columns').toEqual([]);
    await rackside.getByRole('button', { name: 'Next' }).click();
    for (const tab of ['Problems', 'Rows']) {
      await rackside.getByRole('tab', { name: tab }).click();
      expect.soft(await findings(rackside), `import, ${tab}`).toEqual([]);
    }
    await rackside.getByRole('button', { name: /^Add \d+/ }).click();
    await expect(rackside.getByRole('button', { name: 'Take it back' })).toBeVisible();
    expect.soft(await findings(rackside), 'import, done').toEqual([]);
    await rackside.getByRole('button', { name: 'Take it back' }).click();
    await leaveImport(rackside);
    await assignEverybody(rackside);
    for (const place of ['Programs', 'Library', 'Print', 'Reports', 'Facility']) {
      await rackside.getByRole('link', { name: place }).click();
      await expect(rackside.getByRole('heading', { level: 1, name: place })).toBeVisible();
      expect.soft(await findings(rackside), place).toEqual([]);
    }
  });
}

/** What a coach could not press: outside the window, or under something else. Named, for the failure. */
async function outOfReach(page: Page, within: string): Promise<string[]> {
  return page.locator(within).evaluateAll((parts) =>
    parts.flatMap((part) => {
      const { left, right, top, bottom, width } = part.getBoundingClientRect();
      // The strokes of an icon lie over each other; the icon as a whole is what one presses.
      if (width === 0 || part instanceof SVGGeometryElement) return [];
      const inside = left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const covered = !hit || !(part.contains(hit) || hit.contains(part));
      const name = part.getAttribute('aria-label') ?? part.textContent;
      return [...(inside ? [] : [`${name} is cut off`]), ...(covered ? [`${name} is covered`] : [])];
    }),
  );
}

for (const [width, height] of [
  [1280, 800],
  [1100, 700],
  [1024, 640],
  [640, 400],
] as const) {
  test(`a window of ${width} by ${height} keeps everything within reach`, async ({ rackside }) => {
    await rackside.setViewportSize({ width, height });
    const sideways = () => rackside.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await openSample(rackside);
    expect(await outOfReach(rackside, '.place-head > *, .place-head button'), 'roster').toEqual([]);
    await rackside.getByRole('button', { name: 'Import' }).click();
    await rackside.locator('input[type=file]').setInputFiles({
      name: `Netball and rowing, summer intake with everybody of last year (copy ${width}) final.xlsx`,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: readFileSync(INTAKE),
    });
    for (const step of ['Sheet and columns', 'Check']) {
      await expect(rackside.getByRole('region', { name: step })).toBeVisible();
      expect(await outOfReach(rackside, '.place-head > *, nav button'), step).toEqual([]);
      expect(await sideways(), step).toBeLessThanOrEqual(0);
      const head = await rackside.locator('.place-head').boundingBox();
      expect(head?.height, 'one line, however long the name of the file is').toBeLessThan(60);
      if (step !== 'Check') await rackside.getByRole('button', { name: 'Next' }).click();
    }
    await leaveImport(rackside);
    await openAthlete(rackside, 'Hanna Contreras', 'Clearance');
    expect(
      await outOfReach(
        rackside,
        '.place-head > *, .place-head button, .panel-head h2, .panel-head button, [role="tab"]',
      ),
      'panel',
    ).toEqual([]);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await expect(rackside.getByRole('button', { name: 'Record letter' })).toBeVisible();
    await rackside.keyboard.press('Escape');
    await rackside.getByLabel('Search the roster').fill('');
    await rackside.getByRole('grid').focus();
    await rackside.keyboard.press('ControlOrMeta+a');
    expect(await outOfReach(rackside, '.selection-bar button'), 'selection').toEqual([]);
    await rackside.keyboard.press('a');
    const dialog = rackside.getByRole('dialog');
    const assign = dialog.getByRole('button', { name: /^Assign to \d+ athletes$/ });
    await expect(assign).toBeEnabled();
    expect(await outOfReach(rackside, '[role="dialog"] button:not([aria-expanded])'), 'dialog').toEqual([]);
    await expect(dialog.getByText(/^\d+ not assigned$/).filter({ visible: true })).toBeInViewport();
    expect(await sideways()).toBeLessThanOrEqual(0);
    await assign.click();
    await expect(dialog).toBeHidden();
    for (const place of ['Programs', 'Library', 'Print', 'Reports', 'Review', 'Facility']) {
      await rackside.getByRole('link', { name: place }).click();
      await expect(rackside.getByRole('heading', { level: 1, name: place })).toBeVisible();
      expect(await outOfReach(rackside, '.place-head > *'), place).toEqual([]);
      expect(await sideways(), place).toBeLessThanOrEqual(0);
    }
    await rackside.getByRole('link', { name: 'Review' }).click();
    const overlaps = await rackside.getByRole('row').evaluateAll((rows) =>
      rows.flatMap((row) => {
        const ends = [...row.children].map((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getBoundingClientRect();
        });
        return ends.some((end, at) => ends.slice(at + 1).some((next) => next.width && end.right > next.left))
          ? [row.textContent]
          : [];
      }),
    );
    expect(overlaps).toEqual([]);
  });
}

test('every answer of the screen can be read whole, at either width', async ({ rackside }) => {
  await openSample(rackside);
  await openAthlete(rackside, 'Hanna Contreras', 'Clearance');
  await rackside.getByRole('button', { name: 'Screen', exact: true }).click();
  for (const width of [1280, 1024]) {
    await rackside.setViewportSize({ width, height: 800 });
    const clipped = await rackside.getByRole('radiogroup').evaluateAll((groups) =>
      groups.flatMap((group) => {
        const edge = group.closest('form')?.getBoundingClientRect().right ?? 0;
        const wide = [group, ...group.querySelectorAll('*')].some(
          (part) => part.scrollWidth > part.clientWidth + 1,
        );
        return wide || group.getBoundingClientRect().right > edge ? [group.textContent] : [];
      }),
    );
    expect(clipped, `at ${width}`).toEqual([]);
  }
});
