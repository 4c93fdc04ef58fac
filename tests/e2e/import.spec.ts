/** Importing by paste: whose row it is, a cell put right, one left out, the problems as a workbook, and undo. */

import type { Page } from 'playwright/test';
import { openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

const CELLS = [
  'Name\tDate of birth\tSquad\tBodyweight (kg)\tBk Sqt 1RM (kg)',
  'Zoë Quigley-Ñúñez\t31/02/2001\tRowing\t72,5\t100',
  'Ben Kim\t14/05/1999\tRowing\tabc\t',
  'Tamsyn Chen\t\tRowing\t60\t',
].join('\n');

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('cells pasted from a spreadsheet are put right on the screen and imported', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('button', { name: 'Import' }).click();
  const screen = rackside.getByRole('region', { name: 'Import a roster' });
  await expect(screen.getByText(/paste cells copied from it/)).toBeVisible();
  await paste(rackside, CELLS);

  // Problems first: one cell is put right, the other left out.
  await expect(screen.getByRole('tab', { name: /Problems/ })).toHaveAttribute('aria-selected', 'true');
  const download = rackside.waitForEvent('download');
  await screen.getByRole('button', { name: 'Save these as a workbook' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Problems of an import .*\.xlsx$/);
  await screen.getByLabel('Read B2 as').fill('13/02/2001');
  await screen.getByRole('button', { name: 'Put right' }).click();
  const corrected = screen.getByRole('list', { name: 'Corrected here' });
  await expect(corrected).toContainText('Pasted cells!B2: read as “13/02/2001”');
  await screen.getByRole('button', { name: 'Leave it out' }).click();
  await expect(corrected).toContainText('Pasted cells!D3: left out');

  // A lift that no exercise is called by goes where the coach says.
  await screen.getByRole('tab', { name: /Columns/ }).click();
  const lift = screen.getByLabel(/^Maxima of .* go to$/).first();
  await lift.click();
  await lift.fill('Back squat');
  await rackside.getByRole('option', { name: 'Back squat', exact: true }).click();

  // Like somebody on the roster: it is her.
  await screen.getByRole('tab', { name: /^Rows/ }).click();
  await screen.getByLabel('Row 4').selectOption({ label: 'It is Tamsin Chen' });
  await expect(screen.getByRole('row', { name: /Tamsyn Chen/ })).toContainText('squads');
  await screen.getByRole('button', { name: 'Add 2 and update 1' }).click();
  await expect(rackside.getByText(/Imported: 2 new, 1 updated/)).toBeVisible();
  await expect(rackside.getByTestId('count')).toHaveText('162 athletes');
  await rackside.keyboard.press('Control+z');
  await expect(rackside.getByTestId('count')).toHaveText('160 athletes');

  // The next list with these headers comes with what was chosen.
  await rackside.getByRole('button', { name: 'Import' }).click();
  await paste(rackside, CELLS);
  await expect(
    screen
      .getByRole('list', { name: 'Assumed' })
      .getByText(/those of the last import from a file with these headers/),
  ).toBeVisible();
});

test('a list by names alone is taken as named with one click, once', async ({ rackside }) => {
  await openSample(rackside);
  const names = await rackside.evaluate(async () => {
    const reply = await fetch('/call/roster.page', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ limit: 3 }),
    });
    const { value } = (await reply.json()) as { value: { rows: { firstName: string; lastName: string }[] } };
    return value.rows.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  });
  const cells = [
    'Name\tDate\tBodyweight (kg)',
    ...names.map((name) => `${name}\t2026-11-13\t12`),
    `${names[0]}\t2026-11-20\t71`,
  ].join('\n');
  await rackside.getByRole('button', { name: 'Import' }).click();
  await paste(rackside, cells);
  const screen = rackside.getByRole('region', { name: 'Import a roster' });
  await expect(screen.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  const all = screen.getByRole('checkbox', { name: 'Take all 3 as they are named' });
  await all.check();
  await expect(screen.getByRole('button', { name: 'Update 3' })).toBeEnabled();
  await screen.getByLabel('Row 4').selectOption('new');
  await expect(screen.getByRole('button', { name: 'Add 1 and update 2' })).toBeEnabled();
  await all.uncheck();
  await all.check();
  await expect(screen.getByLabel('Row 4').locator('option:checked')).toHaveText(`It is ${names[2]}`);

  // A note that many rows share is one line.
  await screen.getByRole('tab', { name: /Problems/ }).click();
  await expect(screen.getByRole('row', { name: /unusual bodyweight/ })).toHaveCount(1);
  await expect(screen.getByRole('row', { name: /unusual bodyweight/ })).toContainText('2 to 4');

  // A reload comes back to what was decided.
  await rackside.reload();
  await screen.getByRole('button', { name: 'Update 3' }).click();
  await expect(rackside.getByText(/Imported: 0 new, 3 updated/)).toBeVisible();
  await rackside.getByRole('button', { name: 'Import' }).click();
  await paste(rackside, cells);
  await expect(screen.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  await expect(screen.getByText('unchanged', { exact: true }).locator('..')).toContainText('3');
  await expect(all).toBeHidden();
});

test('athletes copied to a spreadsheet and pasted back change nothing', async ({ rackside, context }) => {
  await openSample(rackside);
  await context.grantPermissions(['clipboard-read']);
  await rackside.getByRole('grid').focus();
  await rackside.keyboard.press('Control+a');
  await rackside.keyboard.press('Control+c');
  await expect(rackside.getByText('Copied 160 athletes')).toBeVisible();
  const cells = await rackside.evaluate(() => navigator.clipboard.readText());
  expect(cells.split('\n')).toHaveLength(162);
  expect(cells).not.toMatch(/Hold|Foundation|Restricted/);
  await paste(rackside, cells);
  const screen = rackside.getByRole('region', { name: 'Import a roster' });
  await expect(screen.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  await expect(screen.getByText('unchanged', { exact: true }).locator('..')).toContainText('160');
});
