/** Importing in four steps: columns, whose row it is, a cell put right, one left out, problems as a workbook, and undo. */

import type { Locator, Page } from 'playwright/test';
import { openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

const CELLS = [
  'Name\tDate of birth\tSquad\tBodyweight (kg)\tBk Sqt 1RM (kg)',
  'Zoë Quigley-Ñúñez\t31/02/2001\tRowing\t72,5\t100',
  'Ben Kim\t14/05/1999\tRowing\tabc\t',
  'Tamsyn Chen\t\tRowing\t60\t',
].join('\n');

/** The four steps above the screen; one that was gone through has a tick in place of its number. */
const steps = (screen: Locator) => screen.getByRole('navigation', { name: 'Steps' }).getByRole('button');

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** From the roster to the third step with these cells; answers the screen. */
async function pasteToCheck(page: Page, cells: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Import' }).click();
  await paste(page, cells);
  const screen = page.getByRole('region', { name: 'Import a roster' });
  await screen.getByRole('button', { name: 'Next' }).click();
  return screen;
}

test('cells pasted from a spreadsheet are put right on the screen and imported', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('button', { name: 'Import' }).click();
  const screen = rackside.getByRole('region', { name: 'Import a roster' });
  await expect(screen.getByText(/paste cells copied from it/)).toBeVisible();
  await paste(rackside, CELLS);

  // A lift that no exercise is called by goes where the coach says.
  await expect(steps(screen)).toHaveText(['File', '2Sheet and columns', '3Check', '4Done']);
  const lift = screen.getByLabel(/^Maxima of .* go to$/).first();
  await lift.click();
  await lift.fill('Back squat');
  await rackside.getByRole('option', { name: 'Back squat', exact: true }).click();
  await screen.getByRole('button', { name: 'Next' }).click();

  // Problems first: one cell is put right, the other left out.
  await expect(screen.getByRole('region', { name: 'Check' })).toBeFocused();
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

  // Like somebody on the roster: it is her.
  await screen.getByRole('tab', { name: /^Rows/ }).click();
  await screen.getByLabel('Row 4').selectOption({ label: 'It is Tamsin Chen' });
  await expect(screen.getByRole('row', { name: /Tamsyn Chen/ })).toContainText('Squads');
  await screen.getByRole('button', { name: 'Add 2 and update 1' }).click();
  await expect(screen.getByRole('status')).toHaveText(
    'Imported Pasted cells.tsv: 2 new, 1 updated and 1 maximum.',
  );
  await expect(steps(screen)).toHaveText(['File', 'Sheet and columns', 'Check', 'Done']);

  // Taken back, it is checked again as it was decided; imported again, it is undone like anything else.
  await screen.getByRole('button', { name: 'Take it back' }).click();
  await expect(screen.getByLabel('Row 4').locator('option:checked')).toHaveText('It is Tamsin Chen');
  await screen.getByRole('button', { name: 'Add 2 and update 1' }).click();
  await screen.getByRole('button', { name: 'See the roster' }).click();
  await expect(rackside.getByTestId('count')).toHaveText('162 athletes');
  await rackside.keyboard.press('Control+z');
  await expect(rackside.getByTestId('count')).toHaveText('160 athletes');

  // The next list with these headers comes with what was chosen, and straight to be checked.
  await rackside.getByRole('button', { name: 'Import' }).click();
  await paste(rackside, CELLS);
  await expect(screen.getByRole('region', { name: 'Check' })).toBeVisible();
  await steps(screen).nth(1).click();
  await expect(
    screen
      .getByRole('list', { name: 'Assumed' })
      .getByText(/those of the last import from a file with these headers/),
  ).toBeVisible();
});

test('no step is reached before what is open was answered, and each step before is a click away', async ({
  rackside,
}) => {
  await openSample(rackside);
  await rackside.getByRole('button', { name: 'Import' }).click();
  const screen = rackside.getByRole('region', { name: 'Import a roster' });
  const reached = () => steps(screen).evaluateAll((all) => all.map((step) => (step as HTMLElement).tabIndex));
  expect(await reached()).toEqual([-1, -1, -1, -1]);
  await paste(rackside, 'Name\tDate of birth\nZoë Quigley\t03/04/2001\nBo Lindqvist\t05/06/1999');
  const next = screen.getByRole('button', { name: 'Next' });
  await expect(next).toBeDisabled();
  await expect(next).toHaveAccessibleDescription(/^To go on, answer this\. Column B/);
  expect(await reached()).toEqual([0, -1, -1, -1]);
  // Nothing is guessed, and a reload asks again.
  await rackside.reload();
  await expect(next).toBeDisabled();
  await screen.getByText('Day first: 31/12').click();
  await expect(next).toBeEnabled();

  // A double click goes one step and imports nothing.
  await next.dblclick();
  await expect(screen.getByRole('button', { name: 'Add 2' })).toBeEnabled();
  await expect(screen.getByRole('row', { name: /Zoë Quigley/ })).toContainText('3 Apr 2001');
  await rackside.reload();
  await expect(screen.getByRole('button', { name: 'Add 2' })).toBeEnabled();
  expect(await reached()).toEqual([0, 0, -1, -1]);

  // By keyboard: back, the other order, and on.
  await steps(screen).nth(1).press('Enter');
  await screen.getByRole('radio', { name: 'Day first: 31/12' }).press('ArrowRight');
  await expect(screen.getByRole('radio', { name: 'Month first: 12/31' })).toBeChecked();
  await next.press('Enter');
  await expect(screen.getByRole('row', { name: /Zoë Quigley/ })).toContainText('4 Mar 2001');
  await screen.getByRole('button', { name: 'Add 2' }).press('Enter');
  await expect(screen.getByRole('status')).toHaveText('Imported Pasted cells.tsv: 2 new.');
  expect(await reached()).toEqual([-1, -1, -1, -1]);
  await screen.getByRole('button', { name: 'Import another file' }).click();
  await expect(screen.getByRole('button', { name: 'Choose a file' })).toBeVisible();
});

test('what was left out of an import is said when it is done, and saved from there', async ({ rackside }) => {
  await openSample(rackside);
  const screen = await pasteToCheck(rackside, CELLS);
  await screen.getByRole('tab', { name: /^Rows/ }).click();
  await screen.getByLabel('Row 4').selectOption({ label: 'Add as somebody new' });
  await screen.getByRole('button', { name: 'Add 1' }).click();
  await expect(screen.getByText(/^2 rows with errors were left out\./)).toBeVisible();
  const download = rackside.waitForEvent('download');
  await screen.getByRole('button', { name: 'Save the problems' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Problems of an import .*\.xlsx$/);
});

test('rows that are twice in the file are told apart from rows to put right in it, when it is done', async ({
  rackside,
}) => {
  await openSample(rackside);
  const screen = await pasteToCheck(
    rackside,
    'Name\tDate of birth\nZoë Quigley\t1999-02-03\nZoë Quigley\t1999-02-03\nBo Lindqvist\t1999-02-31',
  );
  await screen.getByRole('button', { name: 'Add 1' }).click();
  await expect(
    screen.getByText('1 row was left out because its person stands further up in the file.'),
  ).toBeVisible();
  await expect(screen.getByText(/^1 row with an error was left out\. Put right in the file/)).toBeVisible();
});

test('whom the file says something of about health is named openly before and after', async ({
  rackside,
}) => {
  await openSample(rackside);
  const screen = await pasteToCheck(
    rackside,
    'Name\tSquad\tBack / postnatal?\nZoë Quigley\tRowing\tpostnatal – C-section Feb\nBo Lindqvist\tRowing\tno',
  );
  const ask = screen.getByRole('region', { name: 'Ask before they train' });
  await expect(ask).toContainText('1 row of the file says something about health.');
  await expect(ask).toContainText('Zoë Quigley (row 2).');
  await expect(screen.getByText('C-section')).toHaveCount(0);
  await screen.getByRole('button', { name: 'Add 2' }).click();
  await expect(screen.getByRole('status')).toBeVisible();
  await expect(ask).toContainText('Zoë Quigley (row 2).');

  // Whoever leaves the screen finds them in Review, until somebody has asked.
  await screen.getByRole('button', { name: 'See the roster' }).click();
  await rackside.getByRole('link', { name: 'Review' }).click();
  const waiting = rackside.getByRole('region', { name: 'Ask before they train' });
  await expect(waiting.getByRole('row')).toHaveCount(1);
  await expect(waiting.getByRole('row')).toContainText(
    'The import of Pasted cells.tsv says something about health. Ask before they train.',
  );
  await rackside.getByRole('button', { name: 'Asked: Zoë Quigley' }).click();
  await expect(waiting).toHaveCount(0);
});

test('taking an import back takes back nothing that somebody else changed since', async ({
  rackside,
  context,
  door,
}) => {
  await openSample(rackside);
  const screen = await pasteToCheck(rackside, 'Name\tSquad\nZoë Quigley\tRowing');
  await screen.getByRole('button', { name: 'Add 1' }).click();
  await expect(screen.getByRole('status')).toBeVisible();
  const other = await context.newPage();
  await other.goto(door.origin);
  await other.evaluate(async () => {
    await fetch('/call/roster.add', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ firstName: 'Ben', lastName: 'Okafor' }),
    });
  });
  await screen.getByRole('button', { name: 'Take it back' }).click();
  await expect(
    rackside.getByText('Something else was changed since: Added Ben Okafor. Ctrl Z takes back that first.'),
  ).toBeVisible();
  await expect(screen.getByRole('status')).toContainText('Imported Pasted cells.tsv: 1 new.');
  await rackside.keyboard.press('Control+z');
  await expect(rackside.getByText('Undone: Added Ben Okafor')).toBeVisible();
  await expect(screen.getByRole('status')).toContainText('Imported Pasted cells.tsv: 1 new.');
  await rackside.keyboard.press('Control+z');
  await expect(rackside.getByText('Undone: Imported Pasted cells.tsv')).toBeVisible();
  await expect(screen.getByRole('button', { name: 'Add 1' })).toBeVisible();
});

test('a maximum that may not be meant is asked about before the import, and left out there', async ({
  rackside,
}) => {
  await openSample(rackside);
  const screen = await pasteToCheck(
    rackside,
    'Name\tSquad\tBack squat 1RM (kg)\nZoë Quigley\tRowing\t900\nBo Lindqvist\tRowing\t90',
  );
  await expect(screen.getByRole('row', { name: /Zoë Quigley, Back squat: 900 kg is/ })).toBeVisible();
  await screen.getByRole('button', { name: 'Leave it out' }).click();
  await expect(screen.getByRole('list', { name: 'Corrected here' })).toContainText(
    'Pasted cells!C2: left out',
  );
  // What comes with somebody new is seen before it is saved.
  await screen.getByRole('tab', { name: /^Rows/ }).click();
  await expect(screen.getByRole('row', { name: /Bo Lindqvist/ })).toContainText('Back squat 1RM: 90 kg');
  await expect(screen.getByText('maximum', { exact: true }).locator('..')).toContainText('1');
  await screen.getByRole('button', { name: 'Add 2, with 1 maximum' }).click();
  await expect(screen.getByRole('status')).toHaveText('Imported Pasted cells.tsv: 2 new and 1 maximum.');
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
  const screen = await pasteToCheck(rackside, cells);
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
  await expect(screen.getByRole('status')).toHaveText('Imported Pasted cells.tsv: 3 updated.');
  await screen.getByRole('button', { name: 'Import another file' }).click();
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
  await screen.getByRole('button', { name: 'Next' }).click();
  await expect(screen.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  await expect(screen.getByText('unchanged', { exact: true }).locator('..')).toContainText('160');
});

test('a list whose headers are not recognised is mapped by hand, with a row of headers or without any', async ({
  rackside,
}) => {
  await openSample(rackside);
  await rackside.getByRole('button', { name: 'Import' }).click();
  const screen = rackside.getByRole('region', { name: 'Import a roster' });
  const next = screen.getByRole('button', { name: 'Next' });
  const headers = screen.getByRole('combobox', { name: 'Headers' });
  const choose = async (what: Locator, option: string) => {
    await what.click();
    await rackside.getByRole('option', { name: option, exact: true }).click();
  };
  await paste(rackside, 'Virtanen\tAino\nKorhonen\tEero');
  await expect(screen.getByRole('alert')).toContainText('say in which row the headers stand');
  await choose(headers, 'There are none');
  await expect(next).toBeDisabled();
  await expect(next).toHaveAccessibleDescription(/^To go on, answer this\. No column is taken for the names/);
  await choose(screen.getByLabel('Column A goes to'), 'Last name');
  await choose(screen.getByLabel('Column B goes to'), 'First name');
  await next.click();
  await expect(screen.getByRole('row', { name: /Aino Virtanen/ })).toBeVisible();
  await expect(screen.getByRole('button', { name: 'Add 2' })).toBeEnabled();

  await steps(screen).nth(0).click();
  await paste(rackside, 'Lista\nSukunimi\tEtunimi\nVirtanen\tAino');
  await choose(headers, 'In row 2');
  await expect(screen.getByRole('cell', { name: 'Sukunimi' })).toBeVisible();
  await choose(screen.getByLabel('Column A goes to'), 'Last name');
  await choose(screen.getByLabel('Column B goes to'), 'First name');
  await next.click();
  await screen.getByRole('button', { name: 'Add 1' }).click();
  await expect(screen.getByRole('status')).toHaveText('Imported Pasted cells.tsv: 1 new.');
});
