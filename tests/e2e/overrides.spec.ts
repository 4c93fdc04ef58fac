/** Exceptions and what they leave behind: an override with a second person, its end, and a stop on an athlete with paper. */

import type { Page } from 'playwright/test';
import { addCoach, choosesOwnPin, openAthlete, openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Athlete' });

/** A lead without a PIN so far, and a coach who agrees with theirs. */
async function addSecondPerson(page: Page): Promise<void> {
  await addCoach(page, 'Noor Haddad');
  await choosesOwnPin(page, 'Noor Haddad', 'Coach');
}

async function addAthlete(page: Page, first: string, last: string): Promise<void> {
  await page.getByRole('link', { name: 'Roster' }).click();
  await page.getByRole('button', { name: 'Add athlete' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('First name').fill(first);
  await dialog.getByLabel('Last name').fill(last);
  await dialog.getByRole('button', { name: /^Add/ }).last().click();
  await expect(dialog).toBeHidden();
}

/** Opens a joint record without a decision: Foundation. */
async function openJoint(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Open an episode' }).click();
  await panel(page).getByText('Joint', { exact: true }).click();
  await panel(page).getByRole('button', { name: 'Open episode' }).click();
  await expect(panel(page).getByText('JT-AWAITING').first()).toBeVisible();
}

async function assignProgram(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Program' }).click();
  await panel(page).getByRole('button', { name: 'Assign a program' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Assign to 1 athlete' }).click();
  await expect(dialog).toBeHidden();
}

/** From the panel’s Program tab; answers the number of the sheet. */
async function printCard(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: 'Print' }).click();
  await page.getByRole('button', { name: /^Make 1 card$/ }).click();
  await expect(page.getByRole('heading', { name: /^1 card, \d+ pages?$/ })).toBeVisible({ timeout: 60_000 });
  await page.getByText('Register', { exact: true }).click();
  const row = page.getByRole('row', { name }).first();
  return (await row.getByRole('cell').first().textContent()) ?? '';
}

test('an override raises the tier for some days; its end takes the program back and voids the sheet', async ({
  rackside,
}) => {
  await openSample(rackside);
  await addSecondPerson(rackside);
  await addAthlete(rackside, 'Zoë', 'Quigley');
  await openAthlete(rackside, 'Zoë Quigley', 'Clearance');
  await openJoint(rackside);

  await panel(rackside).getByRole('button', { name: 'Override for a few days' }).click();
  const dialog = rackside.getByRole('dialog');
  await dialog.getByText('Restricted', { exact: true }).click();
  await dialog.getByLabel('Why').fill('The letter is in the post');
  await dialog.getByLabel('Second person').click();
  await rackside.getByRole('option', { name: 'Noor Haddad' }).click();
  await dialog.getByLabel('Their PIN').fill('9999');
  await dialog.getByRole('button', { name: 'Give the override' }).click();
  await expect(dialog.getByText('That PIN does not fit the name.')).toBeVisible();
  await dialog.getByLabel('Their PIN').fill('8642');
  await dialog.getByRole('button', { name: 'Give the override' }).click();
  await expect(dialog).toBeHidden();
  const section = panel(rackside).getByRole('region', { name: 'Overrides' });
  await expect(section).toContainText('Override to Restricted until 7 Dec 2026');
  await expect(section).toContainText('Coach with Noor Haddad: The letter is in the post');

  await assignProgram(rackside);
  await expect(panel(rackside)).toContainText('with changes');
  await expect(panel(rackside)).toContainText('Barbell hip thrust');
  const number = await printCard(rackside, 'Zoë Quigley');
  expect(number).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);

  await rackside.getByRole('link', { name: 'Roster' }).click();
  await openAthlete(rackside, 'Zoë Quigley', 'Clearance');
  await panel(rackside).getByRole('button', { name: 'End it' }).click();
  await panel(rackside).getByLabel('Why it ends').fill('The letter has come');
  await panel(rackside).getByRole('button', { name: 'End the override' }).click();
  const told = rackside.getByRole('dialog', { name: 'What this changes' });
  await expect(told).toContainText('16 sessions and 1 sheet are affected. The sheet is void.');
  await expect(told).toContainText(`Sheet ${number}`);
  await told.getByRole('link', { name: 'See the changed program' }).click();
  await expect(panel(rackside)).toContainText('Foundation block');
  await expect(panel(rackside)).not.toContainText('Barbell hip thrust');

  await rackside.getByRole('link', { name: 'Print' }).click();
  await rackside.getByText('Register', { exact: true }).click();
  await expect(rackside.getByRole('row', { name: number })).toContainText('void: program changed');
  await rackside.getByRole('link', { name: 'Review' }).click();
  await expect(rackside.getByRole('region', { name: 'Exceptions' })).toBeHidden();
});

test('a stop on an athlete with a printed card shows the sessions and the void sheet; a coach resumes it later', async ({
  rackside,
}) => {
  await openSample(rackside);
  await addAthlete(rackside, 'Zoë', 'Quigley');
  await openAthlete(rackside, 'Zoë Quigley', 'Program');
  await assignProgram(rackside);
  const number = await printCard(rackside, 'Zoë Quigley');

  await rackside.getByRole('link', { name: 'Roster' }).click();
  await openAthlete(rackside, 'Zoë Quigley', 'Clearance');
  await openJoint(rackside);
  const note = panel(rackside).getByRole('status', { name: 'What this changes' });
  await expect(note).toContainText('16 sessions and 1 sheet are affected. The sheet is void.');
  await expect(note).toContainText(`Sheet ${number}`);
  await expect(note).not.toContainText(/joint|knee|JT-/i);
  const download = rackside.waitForEvent('download');
  await note.getByRole('button', { name: 'Print the changed program' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);

  // Refused by a provider: nothing at all, and the new sheet is void as well.
  await panel(rackside).getByRole('button', { name: 'Record letter' }).first().click();
  await panel(rackside).getByLabel('Decision', { exact: true }).selectOption('declined');
  await panel(rackside).getByLabel('Provider', { exact: true }).fill('Dr Lind');
  await panel(rackside).getByRole('button', { name: 'Record letter' }).last().click();
  await expect(note).toContainText('paused until a coach resumes it');
  await expect(note.getByRole('button', { name: /Print/ })).toBeHidden();
  await note.getByRole('link', { name: 'See the changed program' }).click();
  await panel(rackside).getByRole('button', { name: 'Resume' }).click();
  await expect(panel(rackside).getByRole('alert')).toContainText('Still paused');
});
