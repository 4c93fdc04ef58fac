/** A newer version of a program: nobody is moved by it, the difference is seen first, and a move is taken back. */

import type { Page } from 'playwright/test';
import { openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

async function copyOfGuide(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Programs' }).click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Ours');
  await page.getByRole('button', { name: 'Start writing' }).click();
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByText('is published')).toBeVisible();
}

async function assignSquad(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Roster' }).click();
  await page.getByRole('grid', { name: 'Athletes' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Program' }).click();
  await page.getByRole('option', { name: 'Ours' }).click();
  await dialog.getByRole('button', { name: /^Assign to \d+/ }).click();
  await expect(dialog).toBeHidden();
}

test('athletes are moved to a newer version when a coach has seen what it changes', async ({ rackside }) => {
  test.slow();
  await openSample(rackside);
  await copyOfGuide(rackside);
  await assignSquad(rackside);
  await rackside.getByRole('link', { name: 'Programs' }).click();
  await rackside
    .getByRole('button', { name: /^Ours/ })
    .or(rackside.getByText('Ours', { exact: true }))
    .first()
    .click();
  await rackside.getByRole('button', { name: 'Edit' }).click();
  const third = rackside.getByRole('textbox', { name: 'Weeks 1–2, session A, line 3', exact: true });
  await third.fill('Romanian deadlift 4 × 10 @ 65 %');
  await rackside.keyboard.press('Enter');
  await rackside.keyboard.type('Back squat 3 × 8');
  await rackside.keyboard.press('Tab');
  await rackside.getByRole('button', { name: 'Publish version 2' }).click();
  await rackside.getByRole('button', { name: 'Move to version 2…' }).click();
  const dialog = rackside.getByRole('dialog');
  const difference = dialog.getByRole('region', { name: 'What is different' });
  await expect(difference).toContainText('Romanian deadlift 3 × 12');
  await expect(difference).toContainText('Romanian deadlift 4 × 10 @ 65 %');
  await expect(difference).toContainText('Back squat 3 × 8 added');
  await expect(dialog.getByRole('region', { name: 'As written' }).getByRole('heading')).not.toHaveText(/^0/);
  await dialog.getByRole('button', { name: /^Move \d+ athletes$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(rackside.getByText(/moved to Ours, version 2/)).toBeVisible();
  await rackside.getByRole('button', { name: 'Move them back' }).click();
  await expect(rackside.getByText(/^Moved back: \d+ athletes\.$/)).toBeVisible();
  await expect(rackside.getByRole('button', { name: 'Move to version 2…' })).toBeVisible();
  // Forward again, and back to the first once everybody runs the newest.
  await rackside.getByRole('button', { name: 'Move to version 2…' }).click();
  await dialog.getByRole('button', { name: /^Move \d+ athletes$/ }).click();
  await expect(dialog).toBeHidden();
  await rackside.getByRole('button', { name: 'Move athletes to another version…' }).click();
  await dialog.getByRole('combobox', { name: 'To version' }).click();
  await rackside.getByRole('option', { name: '1', exact: true }).click();
  await expect(difference).toContainText('Version 2 to 1');
  await dialog.getByRole('button', { name: /^Move \d+ athletes$/ }).click();
  await expect(rackside.getByText(/moved to Ours, version 1/)).toBeVisible();
});
