/** Two racks with different stocks: the same program gives other plates, each load explains itself, and a rack in use does not just go. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { assignEverybody, openAthlete, openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

/** A second rack like the first, with nothing lighter than 5 kg. */
async function addPlatform(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Facility' }).click();
  await page.getByRole('button', { name: 'Another rack like Rack 1' }).click();
  await page.getByLabel('Rack', { exact: true }).fill('Platform');
  await page.getByRole('button', { name: 'Remove the 2.5 kg plates' }).click();
  await page.getByRole('button', { name: 'Remove the 1.25 kg plates' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The facility is saved.')).toBeVisible();
}

async function assignAt(page: Page, name: string, rack: string): Promise<void> {
  await page.getByRole('link', { name: 'Roster' }).click();
  await openAthlete(page, name, 'Program');
  await page.getByRole('button', { name: 'Assign a program' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Trained at' }).click();
  await page.getByRole('option', { name: rack }).click();
  await dialog.getByRole('button', { name: /^Assign to 1 athlete$/ }).click();
  await expect(dialog).toBeHidden();
}

const findings = async (page: Page) =>
  (
    await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  ).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);

test('the same program gives other plates at another rack, and a load explains itself', async ({
  rackside,
}) => {
  await openSample(rackside);
  await addPlatform(rackside);
  await assignAt(rackside, 'Priya Ahmed', 'Rack 1');
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  const thrust = panel.locator('.changed-line').filter({ hasText: 'Barbell hip thrust' }).first();
  const atRackOne = await thrust.locator('b').textContent();

  await thrust.getByRole('button', { name: 'why' }).click();
  const view = rackside.getByRole('dialog', { name: 'why this load of Barbell hip thrust' });
  await expect(view.getByText(/Rack 1 makes|, exactly/)).toBeVisible();
  await expect(view.getByText(/recorded by/)).toBeVisible();
  await expect(view.getByText('per side').first()).toBeVisible();
  expect(await findings(rackside)).toEqual([]);
  await rackside.keyboard.press('Escape');
  await expect(view).toBeHidden();
  await expect(panel).toBeVisible();

  await panel.getByRole('combobox', { name: 'Trained at' }).click();
  await rackside.getByRole('option', { name: 'Platform' }).click();
  await expect(rackside.getByText('1 program is trained at Platform from now on.')).toBeVisible();
  await expect(thrust.locator('b')).not.toHaveText(atRackOne ?? '');
  await thrust.getByRole('button', { name: 'why' }).click();
  await expect(view.getByText('Platform makes')).toBeVisible();
});

test('a whole squad moves to another rack in one go, and back', async ({ rackside }) => {
  await openSample(rackside);
  await addPlatform(rackside);
  await rackside.getByRole('link', { name: 'Roster' }).click();
  const { asWritten, withChanges } = await assignEverybody(rackside);
  const programs = asWritten + withChanges;
  await rackside.getByRole('button', { name: 'Edit', exact: true }).click();
  await rackside.getByRole('menuitem', { name: 'Train at another rack…' }).click();
  const dialog = rackside.getByRole('dialog', { name: /at another rack/ });
  await dialog.getByRole('combobox', { name: 'Trained at' }).click();
  await rackside.getByRole('option', { name: 'Platform' }).click();
  expect(await findings(rackside)).toEqual([]);
  await dialog.getByRole('button', { name: `Move ${programs} programs` }).click();
  await expect(dialog).toBeHidden();
  await expect(rackside.getByText(`${programs} programs are trained at Platform from now on.`)).toBeVisible();
  await rackside.getByRole('button', { name: 'Move back' }).click();
  await expect(rackside.getByText('Trained where they were before.')).toBeVisible();
});

test('before anything is saved, the loads of a week are there to be read and asked why', async ({
  rackside,
}) => {
  await openSample(rackside);
  await openAthlete(rackside, 'Priya Ahmed', 'Program');
  await rackside.getByRole('button', { name: 'Assign a program' }).click();
  const dialog = rackside.getByRole('dialog', { name: /Assign a program/ });
  await dialog.getByRole('button', { name: /Priya Ahmed/ }).click();
  const week = dialog.getByRole('region', { name: 'Loads of week 1' });
  await week
    .getByRole('button', { name: 'why this load of Barbell hip thrust', exact: true })
    .first()
    .click();
  const view = rackside.getByRole('dialog', { name: /^why this load/ });
  await expect(view.getByText('Maximum', { exact: true })).toBeVisible();
  await rackside.keyboard.press('Escape');
  await expect(view).toBeHidden();
  await expect(dialog).toBeVisible();
});

test('a rack where programs are trained goes only with a place for them to go on', async ({ rackside }) => {
  await openSample(rackside);
  await addPlatform(rackside);
  await assignAt(rackside, 'Priya Ahmed', 'Platform');
  await rackside.getByRole('link', { name: 'Facility' }).click();
  await rackside.getByRole('tab', { name: 'Platform' }).click();
  await rackside.getByRole('button', { name: 'Remove Platform' }).click();
  await expect(rackside.getByText('1 program is trained at Platform.')).toBeVisible();
  await rackside.getByRole('button', { name: 'Keep Platform' }).click();
  await rackside.getByRole('tab', { name: 'Platform' }).click();
  await expect(rackside.getByText('1 program is trained here.')).toBeVisible();
  await rackside.getByRole('button', { name: 'Remove Platform' }).click();
  await rackside.getByRole('button', { name: 'Save' }).click();
  await expect(rackside.getByText('Say at which rack they go on.')).toBeVisible();
  await rackside.getByRole('combobox', { name: 'They go on at' }).click();
  await rackside.getByRole('option', { name: 'Rack 1' }).click();
  await rackside.getByRole('button', { name: 'Save' }).click();
  await expect(rackside.getByText('1 program is trained here.')).toBeVisible();
});

test('what cannot be is said at its place, and the rack that hides it says so', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Facility' }).click();
  await rackside.getByRole('button', { name: 'Another rack like Rack 1' }).click();
  await rackside.getByLabel('Rack', { exact: true }).fill('rack 1');
  await rackside.getByRole('tab', { name: 'Rack 1', exact: true }).click();
  await rackside.getByRole('button', { name: 'Save' }).click();
  await rackside.getByRole('tab', { name: 'rack 1 to correct' }).click();
  const name = rackside.getByLabel('Rack', { exact: true });
  await expect(name).toHaveAccessibleDescription('Another rack of this room has this name.');
  await name.fill('Platform');
  await rackside.getByRole('button', { name: 'Save' }).click();
  await expect(rackside.getByText('The facility is saved.')).toBeVisible();
  await expect(rackside.getByRole('tab', { name: 'Platform' })).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`kilograms and pounds side by side, drawn and said, in ${scheme}`, async ({ rackside }) => {
    await rackside.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await openSample(rackside);
    await rackside.getByRole('link', { name: 'Facility' }).click();
    await rackside.getByLabel('Another bar (kg)').fill('45 lb');
    await rackside.getByRole('button', { name: 'Add bar' }).click();
    await expect(
      rackside.getByText('No pair of plates in lb: a lb bar stays empty', { exact: false }),
    ).toBeVisible();
    await rackside.getByLabel('Another plate (kg)').fill('45 lb');
    await rackside.getByRole('button', { name: 'Add plate' }).click();
    await expect(rackside.getByText('Plates in pounds, how many of each')).toBeVisible();
    await rackside.getByLabel('How many 45 lb plates').fill('3');
    await expect(rackside.getByText('An odd plate stays on the rack: loads use pairs.')).toBeVisible();
    await rackside.getByLabel('A bar may carry plates of the other unit').check();
    await expect(rackside.getByText('Units are mixed:', { exact: false })).toBeVisible();
    expect(await findings(rackside)).toEqual([]);
  });
}
