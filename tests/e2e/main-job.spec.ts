/** The main job in a real Chromium: roster in, clearances, three lists, loads, cards, workbook. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignEverybody, openAthlete, openSample, printCards } from './journeys.ts';
import { expect, ROOT, test } from './rackside.ts';

const INTAKE = join(ROOT, 'tests/fixtures/rosters/summer-intake.xlsx');

test('first start offers three doors', async ({ rackside }) => {
  for (const name of ['Choose a file', 'Open the sample', 'Start empty']) {
    await expect(rackside.getByRole('button', { name })).toBeVisible();
  }
});

test('a coach starts empty and adds an athlete with only a name', async ({ rackside }) => {
  await rackside.getByRole('button', { name: 'Start empty' }).click();
  await rackside.getByLabel('Name of your facility').fill('Østre kraftrom');
  await rackside.getByRole('button', { name: 'Open the roster' }).click();
  await expect(rackside.getByText('Nobody is on the roster yet.')).toBeVisible();
  await rackside.getByRole('button', { name: 'Add athlete' }).click();
  await rackside.getByLabel('Last name').fill('Đặng');
  await rackside.getByRole('dialog').getByRole('button', { name: 'Add athlete' }).click();
  await expect(rackside.getByTestId('count')).toHaveText('1 athlete');
  await expect(rackside.getByRole('row', { name: /Đặng/ })).toBeVisible();
});

test('the summer intake comes in: 126 people, broken rows named, nobody cleared, undone in one step', async ({
  rackside,
}) => {
  await rackside.getByRole('button', { name: 'Choose a file' }).click();
  await rackside.locator('input[type=file]').setInputFiles(INTAKE);
  await expect(rackside.getByText(/clears nobody/)).toBeAttached();
  await rackside.getByRole('button', { name: 'Next' }).click();
  await expect(rackside.getByText('31/02/2001', { exact: true })).toBeVisible();
  await expect(rackside.getByText('29/02/2003 is not a date: 2003 has no 29 February')).toBeVisible();
  await rackside.getByRole('button', { name: 'Add 126' }).click();
  // What was done is said before the roster opens, and can be taken back there.
  const done = rackside.getByRole('status').filter({ hasText: 'Imported summer-intake.xlsx: 126 new' });
  await expect(done).toBeVisible();
  await rackside.keyboard.press('ControlOrMeta+z');
  await expect(rackside.getByText('Undone: Imported summer-intake.xlsx')).toBeVisible();
  await rackside.getByRole('button', { name: 'Add 126' }).click();
  await expect(done).toBeVisible();
  await rackside.getByRole('button', { name: 'See the roster' }).click();
  await expect(rackside.getByTestId('count')).toHaveText('126 athletes');
  await rackside.getByRole('grid').focus();
  await rackside.keyboard.press('ControlOrMeta+z');
  await expect(rackside.getByText('Nobody is on the roster yet.')).toBeVisible();
});

test('a postpartum and a back-pain episode change tier as evidence is recorded', async ({ rackside }) => {
  await openSample(rackside);
  await openAthlete(rackside, 'Tamsin Chen', 'Clearance');
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await panel.getByRole('button', { name: 'Open an episode' }).click();
  await panel.getByLabel('Delivery date').fill('1/10/2026');
  await panel.getByRole('button', { name: 'Open episode' }).click();
  const postpartum = panel.getByRole('region', { name: 'Postpartum' });
  await expect(postpartum.getByText('PP-EARLY').first()).toBeVisible();
  await panel.getByRole('button', { name: 'Details' }).click();
  await panel.getByRole('combobox', { name: 'Delivery' }).click();
  await rackside.getByRole('option', { name: 'Vaginal', exact: true }).click();
  await panel.getByRole('button', { name: 'Record details' }).click();
  await expect(postpartum.getByText('PP-WINDOW').first()).toBeVisible();
  await postpartum.getByRole('button', { name: 'Record letter' }).click();
  await panel.getByRole('button', { name: 'Record letter' }).last().click();
  await expect(panel.getByRole('alert')).toBeVisible();
  await panel.getByRole('textbox', { name: 'Provider' }).fill('Dr A. Khan');
  await panel.getByRole('button', { name: 'Record letter' }).last().click();
  await expect(postpartum.getByText('PP-REVIEW').first()).toBeVisible();

  await panel.getByRole('button', { name: 'Open an episode' }).click();
  await panel.getByText('Back pain', { exact: true }).click();
  await panel.getByLabel('Since', { exact: true }).fill('10 Nov 2026');
  await panel.getByRole('button', { name: 'Open episode' }).click();
  const back = panel.getByRole('region', { name: 'Back pain' });
  await expect(back.getByText('BP-SCREEN').first()).toBeVisible();
  await back.getByRole('button', { name: 'Screen' }).click();
  await back.getByRole('radiogroup', { name: 'Numbness around the groin or seat' }).getByText('Yes').click();
  await back.getByRole('button', { name: 'Record screen' }).click();
  await expect(back.getByText('BP-EMERGENCY').first()).toBeVisible();
  await expect(panel.locator('.shout')).toContainText('Same-day emergency assessment now');
});

test('three lists before anything is saved, then cards for everyone assigned and a workbook', async ({
  rackside,
}) => {
  await openSample(rackside);
  const lists = await assignEverybody(rackside);
  expect(lists.asWritten + lists.withChanges + lists.notAssigned).toBe(160);
  expect(lists.withChanges).toBeGreaterThan(5);
  expect(lists.notAssigned).toBeGreaterThan(5);
  const cards = await printCards(rackside);
  expect(cards).toBe(lists.asWritten + lists.withChanges);
  await expect(
    rackside
      .getByRole('region', { name: 'Printed', exact: true })
      .getByText(`Left out: ${lists.notAssigned}`),
  ).toBeVisible();
  const [pdf] = await Promise.all([
    rackside.waitForEvent('download'),
    rackside.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  expect(
    readFileSync(await pdf.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await rackside.getByRole('link', { name: 'Reports' }).click();
  const [xlsx] = await Promise.all([
    rackside.waitForEvent('download'),
    rackside.getByRole('button', { name: 'Make the workbook' }).click(),
  ]);
  expect(xlsx.suggestedFilename()).toBe('Rackside 2026-11-23.xlsx');
  await expect(rackside.getByText('Roster 160 rows')).toBeVisible();
});

test('a maximum turns percentages into loads that explain themselves', async ({ rackside }) => {
  await openSample(rackside);
  await assignEverybody(rackside);
  await rackside.keyboard.press('Escape');
  await openAthlete(rackside, 'Priya Ahmed', 'Maxima');
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await panel.getByLabel('Load (kg)').fill('140');
  await panel.getByRole('combobox', { name: 'Kind' }).click();
  await rackside.getByRole('option', { name: 'Tested 1RM' }).click();
  await panel.getByRole('button', { name: 'Record maximum' }).click();
  // 140 kg is a leap above the last tested maximum, so the screen asks once.
  await panel.getByRole('button', { name: 'Record it all the same' }).click();
  await expect(panel.getByText('140 kg')).toBeVisible();
  await panel.getByRole('tab', { name: 'Program' }).click();
  await panel.getByLabel('Week').fill('3');
  await expect(panel.getByText('5 × 10 @ 97.5 kg')).toBeVisible();
  await panel
    .getByRole('button', { name: 'why this load of Barbell hip thrust', exact: true })
    .first()
    .click();
  const view = rackside.getByRole('dialog', { name: /^why this load/ });
  await expect(view.getByText(/1RM 140 × 70 % = 98 → 97\.5 = 20 bar/)).toBeVisible();
  await expect(view.getByText('97.5 kg, 0.5 kg under')).toBeVisible();
});
