/** Accessibility of every screen, light and dark, and screens that a person looks at. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { assignEverybody, openAthlete, openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

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
    await assignEverybody(rackside);
    for (const place of ['Programs', 'Library', 'Print', 'Reports', 'Facility']) {
      await rackside.getByRole('link', { name: place }).click();
      await expect(rackside.getByRole('heading', { level: 1, name: place })).toBeVisible();
      expect.soft(await findings(rackside), place).toEqual([]);
    }
  });
}

test('small windows keep everything within reach', async ({ rackside }) => {
  await rackside.setViewportSize({ width: 1024, height: 640 });
  await openSample(rackside);
  await openAthlete(rackside, 'Hanna Contreras', 'Clearance');
  const overflow = await rackside.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(rackside.getByRole('button', { name: 'Record letter' })).toBeInViewport();
  await expect(rackside.getByRole('button', { name: 'Add athlete' })).toBeInViewport();
});

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
