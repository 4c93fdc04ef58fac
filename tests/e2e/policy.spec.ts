/** The policy: a lead sees who is affected before anything is saved; a coach reads. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { addCoach, assignEverybody, openAthlete, openSample, signIn } from './journeys.ts';
import { expect, test } from './rackside.ts';

async function openPolicy(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Facility' }).click();
  await page.getByRole('link', { name: 'Open the policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Policy' })).toBeVisible();
}

const CAP = 'Restricted: load cap, %';

test('a lead tightens a cap: sees who, saves with a reason, and the history shows it', async ({
  rackside,
}) => {
  await openSample(rackside);
  await assignEverybody(rackside);
  await openPolicy(rackside);
  await expect(
    rackside.getByText('A pelvic-health physiotherapist and a doctor should review'),
  ).toBeVisible();
  await expect(rackside.getByText('Rackside is no medical device')).toBeVisible();
  await rackside.getByLabel(CAP).fill('50');
  await expect(rackside.getByTestId('changed')).toHaveText('1 setting changed, not saved');
  await expect(rackside.getByRole('row', { name: /Restricted: load cap/ }).first()).toContainText('was 60 %');
  await rackside.getByRole('button', { name: 'See who is affected' }).click();
  const dialog = rackside.getByRole('dialog');
  await expect(dialog.getByText(/Restricted: load cap: 60 % now 50 %/)).toBeVisible();
  await expect(dialog.getByText(/\d+ running programs? change at once/)).toBeVisible();
  const affected = dialog.getByRole('region', { name: 'Affected athletes' });
  await expect(affected.getByRole('row').nth(1)).toContainText('Stricter');
  await expect(affected.getByRole('row').nth(1)).toContainText('Load cap 50 % (was 60 %)');
  const save = dialog.getByRole('button', { name: 'Save as version 2' });
  await expect(save).toBeDisabled();
  await dialog.getByLabel('Reason').fill('Agreed with R. Lindqvist');
  await save.click();
  await expect(dialog.getByText(/programs and \d+ sessions are affected/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  await expect(rackside.getByText(/^Version 2, .* by Coach$/)).toBeVisible();
  await expect(rackside.getByRole('row', { name: /Restricted: load cap/ }).first()).toContainText(
    'differs here',
  );
  await rackside.getByText('History', { exact: true }).click();
  const newest = rackside.getByRole('region', { name: 'Version 2' });
  await expect(newest).toContainText('Agreed with R. Lindqvist');
  await expect(newest).toContainText('Restricted: load cap: 60 % now 50 %');
  const shipped = rackside.getByRole('region', { name: 'Version 1' });
  await expect(shipped).toContainText(/\d+ running programs were assigned under it/);
  await shipped.getByText('1 setting differs from now').click();
  await expect(shipped.getByRole('row', { name: /Restricted: load cap/ })).toContainText('60 %');
});

test('a change that touches nobody says so, and a value out of bounds says why at its place', async ({
  rackside,
}) => {
  await openSample(rackside);
  await openPolicy(rackside);
  await rackside.getByLabel(CAP).fill('400');
  await rackside.getByRole('button', { name: 'See who is affected' }).click();
  const row = rackside.getByRole('row', { name: /Restricted: load cap/ }).first();
  await expect(row.getByRole('alert')).toHaveText(
    'Restricted: load cap: choose a whole number from 1 to 100 %.',
  );
  await rackside.getByRole('button', { name: 'Take back: Restricted: load cap' }).click();
  await rackside.getByLabel('Local emergency number').fill('112');
  await rackside.getByRole('button', { name: 'See who is affected' }).click();
  await expect(rackside.getByRole('dialog').getByText('Same work, other reasons')).toBeVisible();
  await rackside.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await rackside.getByRole('button', { name: 'Take all back' }).click();
  await rackside.getByLabel('Longest override, days').fill('7');
  await rackside.getByRole('button', { name: 'See who is affected' }).click();
  await expect(rackside.getByRole('dialog').getByText('Nobody is affected.')).toBeVisible();
});

test('what was recorded after the preview is looked at again before anything is saved', async ({
  rackside,
  context,
  door,
}) => {
  await openSample(rackside);
  await openPolicy(rackside);
  await rackside.getByLabel(CAP).fill('50');
  await rackside.getByRole('button', { name: 'See who is affected' }).click();
  const dialog = rackside.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Agreed');
  const other = await context.newPage();
  await other.goto(door.origin);
  await openAthlete(other, 'Tamsin Chen', 'Clearance');
  await other.getByRole('button', { name: 'Open an episode' }).click();
  await other.getByLabel('Delivery date').fill('1/10/2026');
  await other.getByRole('button', { name: 'Open episode' }).click();
  await expect(other.getByRole('region', { name: 'Postpartum' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was saved.');
  await dialog.getByRole('button', { name: 'Look again' }).click();
  await dialog.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(rackside.getByText(/^Version 2, /)).toBeVisible();
});

test('a coach reads the policy and cannot change it', async ({ rackside }) => {
  await openSample(rackside);
  await addCoach(rackside, 'Noor Haddad');
  await rackside.getByTitle('Lock Rackside').click();
  await signIn(rackside, 'Noor Haddad', '1357');
  await rackside.getByRole('button', { name: 'Later' }).click();
  await openPolicy(rackside);
  await expect(rackside.getByText('Only a lead changes the policy.')).toBeVisible();
  await expect(rackside.getByRole('row', { name: /Restricted: load cap/ }).first()).toContainText('60');
  await expect(rackside.getByRole('region', { name: 'Settings' }).getByRole('textbox')).toHaveCount(0);
  await expect(rackside.getByRole('region', { name: 'Settings' }).getByRole('checkbox')).toHaveCount(0);
  await expect(rackside.getByRole('region', { name: 'Settings' }).getByRole('switch')).toHaveCount(0);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the policy meets WCAG 2.2 AA in ${scheme} and fits a small window`, async ({ rackside }) => {
    await rackside.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await rackside.setViewportSize({ width: 1024, height: 640 });
    await openSample(rackside);
    await rackside.keyboard.press('ControlOrMeta+k');
    const palette = rackside.getByRole('dialog');
    await palette.getByRole('textbox').fill('policy');
    await expect(palette.getByRole('button', { name: /Policy/ })).toBeVisible();
    await rackside.keyboard.press('Enter');
    await expect(rackside.getByRole('heading', { level: 1, name: 'Policy' })).toBeVisible();
    await rackside.getByLabel(CAP).fill('50');
    expect.soft(await findings(rackside), 'settings').toEqual([]);
    const wide = await rackside
      .getByRole('region', { name: 'Settings' })
      .evaluate((body) => body.scrollWidth - body.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await rackside.getByRole('button', { name: 'See who is affected' }).click();
    await expect(rackside.getByRole('button', { name: 'Save as version 2' })).toBeInViewport();
    expect.soft(await findings(rackside), 'who is affected').toEqual([]);
    await rackside.getByLabel('Reason').fill('Agreed');
    await rackside.getByRole('button', { name: 'Save as version 2' }).click();
    await rackside.getByText('History', { exact: true }).click();
    await expect(rackside.getByRole('region', { name: 'Version 2' })).toBeVisible();
    expect.soft(await findings(rackside), 'history').toEqual([]);
  });
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  );
}
