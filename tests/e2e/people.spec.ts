/** People: the second person brings sign-in for everybody; a coach sees less than a lead. */

import type { Page } from 'playwright/test';
import { openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

/** The lead, without a PIN so far, adds a coach. */
async function addCoach(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Facility' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Noor Haddad');
  await dialog.getByLabel('Their PIN').fill('1357');
  await dialog.getByLabel('Your own PIN').fill('2468');
  await dialog.getByRole('button', { name: 'Add Noor Haddad' }).click();
  await expect(dialog).toBeHidden();
}

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.keyboard.press('Enter');
}

test('from the second person on everybody signs in, and wrong tries are slowed', async ({ rackside }) => {
  await openSample(rackside);
  await expect(rackside.getByTitle('Lock Rackside')).toBeHidden();
  await addCoach(rackside);
  await rackside.getByTitle('Lock Rackside').click();
  await expect(rackside.getByRole('heading', { name: 'Who is there?' })).toBeVisible();
  await expect(rackside.getByRole('grid')).toBeHidden();
  await rackside.reload();
  await signIn(rackside, 'Noor Haddad', '0000');
  await expect(rackside.getByRole('alert')).toContainText('That PIN does not fit the name.');
  for (const wrong of ['0001', '0002', '0003']) {
    await rackside.getByLabel('PIN', { exact: true }).fill(wrong);
    await rackside.keyboard.press('Enter');
    await expect(rackside.getByLabel('PIN', { exact: true })).toHaveValue('');
  }
  await expect(rackside.getByRole('alert')).toContainText('the next one has to wait');
  await rackside.getByRole('button', { name: 'Somebody else' }).click();
  await signIn(rackside, 'Coach', '2468');
  await expect(rackside.getByRole('heading', { name: 'Facility' })).toBeVisible();
});

test('a coach finds the people, but cannot change them', async ({ rackside }) => {
  await openSample(rackside);
  await addCoach(rackside);
  await rackside.getByTitle('Lock Rackside').click();
  await signIn(rackside, 'Noor Haddad', '1357');
  await expect(rackside.getByLabel('Name of Noor Haddad')).toBeDisabled();
  await expect(rackside.getByRole('button', { name: 'Add a person' })).toBeHidden();
  await expect(rackside.getByRole('button', { name: 'Change PIN' })).toHaveCount(1);
});
