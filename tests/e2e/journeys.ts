/** Steps that several journeys share, the same for the browser and the window. */

import { expect, type Page } from 'playwright/test';

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(page.getByTestId('count')).toHaveText('160 athletes');
}

/** Back from an import to where it began; the jobs below have a Cancel of their own. */
export async function leaveImport(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Import a roster' }).getByRole('button', { name: 'Cancel' }).click();
}

/** Opens an athlete's panel by name, on a tab. */
export async function openAthlete(
  page: Page,
  name: string,
  tab: 'Profile' | 'Clearance' | 'Maxima' | 'Program' | 'Progress',
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

/** The lead, who has no PIN yet, adds a coach and chooses a PIN for both. Stays in the Facility place. */
export async function addCoach(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Facility' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Their PIN').fill('1357');
  await dialog.getByLabel('Your own PIN').fill('2468');
  await dialog.getByRole('button', { name: `Add ${name}` }).click();
  await expect(dialog).toBeHidden();
}

/** From the names on the screen. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.keyboard.press('Enter');
}

/** Whoever agrees as a second person has a PIN of their own choice: signs in, is asked for it, and hands back to the lead. */
export async function choosesOwnPin(page: Page, name: string, lead: string): Promise<void> {
  const lock = page.getByTitle('Lock Rackside');
  await lock.click();
  await signIn(page, name, '1357');
  await page.getByRole('heading', { name: 'Choose your own PIN' }).waitFor();
  await page.getByLabel('Present PIN').fill('1357');
  await page.getByLabel('New PIN').fill('8642');
  await page.getByRole('button', { name: 'Use this PIN' }).click();
  await lock.filter({ hasText: name }).click();
  await signIn(page, lead, '2468');
  await lock.filter({ hasText: lead }).waitFor();
}
