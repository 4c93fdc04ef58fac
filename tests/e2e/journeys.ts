/** Steps that several journeys share, the same for the browser and the window. */

import { expect, type Page } from 'playwright/test';

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(page.getByTestId('count')).toHaveText('160 athletes');
}

/** Opens an athlete's panel by name, on a tab. */
export async function openAthlete(
  page: Page,
  name: string,
  tab: 'Profile' | 'Clearance' | 'Maxima' | 'Program',
): Promise<void> {
  await page.getByLabel('Search the roster').fill(name);
  await page.getByRole('row', { name }).first().click();
  await expect(
    page.getByRole('complementary', { name: 'Athlete' }).getByRole('heading', { name }),
  ).toBeVisible();
  await page.getByRole('tab', { name: tab }).click();
}

/** Selects all that match, previews and assigns; answers the counts of the three lists. */
export async function assignEverybody(
  page: Page,
): Promise<{ asWritten: number; withChanges: number; notAssigned: number }> {
  const grid = page.getByRole('grid', { name: 'Athletes' });
  await grid.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  const count = async (name: string) =>
    Number(await dialog.getByRole('region', { name }).getByRole('heading').locator('b').textContent());
  await expect(dialog.getByRole('button', { name: /^Assign to/ })).toBeEnabled();
  const lists = {
    asWritten: await count('As written'),
    withChanges: await count('With changes'),
    notAssigned: await count('Not assigned'),
  };
  await dialog.getByRole('button', { name: /^Assign to/ }).click();
  await expect(dialog).toBeHidden();
  return lists;
}

/** Makes the cards of everyone assigned; answers how many. */
export async function printCards(page: Page): Promise<number> {
  await page.getByRole('link', { name: 'Print' }).click();
  await page.getByRole('button', { name: /^Make \d+ cards?$/ }).click();
  const heading = page.getByRole('heading', { name: /cards?, \d+ pages/ });
  await expect(heading).toBeVisible({ timeout: 60_000 });
  return Number((await heading.textContent())?.split(' ')[0]);
}
