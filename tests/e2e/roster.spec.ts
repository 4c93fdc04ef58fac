/** The athlete table: search, sort, filter, keyboard, selection, editing, undo, the address. */

import { join } from 'node:path';
import { openSample } from './journeys.ts';
import { expect, ROOT, test } from './rackside.ts';

const INTAKE = join(ROOT, 'tests/fixtures/rosters/summer-intake.xlsx');

test.beforeEach(async ({ rackside }) => openSample(rackside));

test('search forgives accents and a slip of the finger', async ({ rackside }) => {
  const search = rackside.getByLabel('Search the roster');
  for (const typed of ['lukasiewicz', 'Łukasiewicz', 'lukasiewitz']) {
    await search.fill(typed);
    await expect(rackside.getByRole('row', { name: /Łukasiewicz/ }).first()).toBeVisible();
  }
  await search.fill('zzzzzz');
  await expect(rackside.getByText('Nobody matches this search and these filters.')).toBeVisible();
  await rackside.getByRole('button', { name: 'Show everybody' }).click();
  await expect(rackside.getByTestId('count')).toHaveText('160 athletes');
});

test('sorts by a column, the other way, and by two columns with Shift', async ({ rackside }) => {
  const header = (name: string) => rackside.getByRole('columnheader', { name });
  await header('Clearance').click();
  await expect(rackside.getByRole('row').nth(1)).toContainText('Hold');
  await header('Clearance').click();
  await expect(header('Clearance')).toHaveAttribute('aria-sort', 'descending');
  await expect(rackside.getByRole('row').nth(1)).toContainText('Full');
  await header('Age').click({ modifiers: ['Shift'] });
  await expect(header('Age')).toHaveAttribute('aria-sort', 'ascending');
  await expect(header('Clearance')).toHaveAttribute('aria-sort', 'descending');
});

test('filters as readable words, kept in the address through a reload', async ({ rackside }) => {
  await rackside.getByRole('button', { name: 'Filter', exact: true }).click();
  await rackside.getByRole('menuitem', { name: 'Tier' }).click();
  await rackside.getByRole('checkbox', { name: 'Hold' }).click();
  await expect(rackside.getByTestId('count')).toHaveText(/^\d+ of 160 athletes$/);
  const count = await rackside.getByTestId('count').textContent();
  await rackside.keyboard.press('Escape');
  await rackside.reload();
  await expect(rackside.getByText('Tier is Hold')).toBeVisible();
  await expect(rackside.getByTestId('count')).toHaveText(count ?? '');
  await rackside.getByRole('button', { name: 'Remove the filter on Tier' }).click();
  await expect(rackside.getByTestId('count')).toHaveText('160 athletes');
});

test('F2 edits: the profile opens on its first field, and only then', async ({ rackside }) => {
  const grid = rackside.getByRole('grid', { name: 'Athletes' });
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await grid.focus();
  await rackside.keyboard.press('F2');
  const first = panel.locator('input').first();
  await expect(first).toBeFocused();
  await rackside.keyboard.type('Zoë');
  await rackside.keyboard.press('Tab');
  await grid.focus();
  await rackside.keyboard.press('F2');
  await expect(first, 'what was typed stays').toHaveValue('Zoë');
  await expect(first).toBeFocused();
  await grid.focus();
  const name = await panel.getByRole('heading', { level: 2 }).textContent();
  await rackside.keyboard.press('ArrowDown');
  await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(name ?? '');
  await expect(panel.locator('input').first()).toBeVisible();
  await expect(grid, 'following the rows leaves the hands in the table').toBeFocused();
});

test('is worked by keyboard alone: move, open, follow, close, select a range', async ({ rackside }) => {
  const grid = rackside.getByRole('grid', { name: 'Athletes' });
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await grid.focus();
  await rackside.keyboard.press('ArrowDown');
  await rackside.keyboard.press('Enter');
  const first = await panel.getByRole('heading', { level: 2 }).textContent();
  await rackside.keyboard.press('ArrowDown');
  await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(first ?? '');
  await rackside.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await rackside.keyboard.press('Home');
  for (let step = 0; step < 4; step++) await rackside.keyboard.press('Shift+ArrowDown');
  await expect(rackside.getByText('5 selected')).toBeVisible();
  await rackside.keyboard.press('End');
  await expect(rackside.getByRole('row', { name: /Yılmaz/ }).last()).toBeVisible();
  await rackside.keyboard.press('/');
  await expect(rackside.getByLabel('Search the roster')).toBeFocused();
});

test('edits in the panel, undoes and does it again', async ({ rackside }) => {
  await rackside.getByRole('row', { name: /Ada Adeyemi/ }).click();
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await panel.getByLabel('Preferred name').fill('Adé');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(rackside.getByRole('row', { name: /Adé Adeyemi/ })).toBeVisible();
  await rackside.getByRole('grid').focus();
  await rackside.keyboard.press('ControlOrMeta+z');
  await expect(rackside.getByText('Undone: Edited Ada Adeyemi')).toBeVisible();
  await expect(rackside.getByRole('row', { name: /Ada Adeyemi/ })).toBeVisible();
  await rackside.keyboard.press('ControlOrMeta+Shift+z');
  await expect(rackside.getByRole('row', { name: /Adé Adeyemi/ })).toBeVisible();
});

test('a stale save is refused, keeps what was typed, and shows the present values on request', async ({
  rackside,
  context,
  door,
}) => {
  // This window hears of no change, as after a broken connection.
  await rackside.route('**/events', (route) => route.abort());
  await rackside.reload();
  await rackside.getByRole('row', { name: /Ada Adeyemi/ }).click();
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await panel.getByLabel('Coach').fill('Mine');

  const other = await context.newPage();
  await other.goto(`${door.origin}/roster`);
  await other.getByRole('row', { name: /Ada Adeyemi/ }).click();
  await other.getByLabel('Coach').fill('Theirs');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('button', { name: 'Save' })).toBeDisabled();

  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('alert')).toContainText('Somebody changed this record after you opened it');
  await expect(panel.getByLabel('Coach')).toHaveValue('Mine');
  await panel.getByRole('button', { name: 'Show the present values' }).click();
  await expect(panel.getByLabel('Coach')).toHaveValue('Theirs');
});

test('bulk edit archives out of sight, and one undo brings everyone back', async ({ rackside }) => {
  const grid = rackside.getByRole('grid', { name: 'Athletes' });
  await rackside.getByLabel('Search the roster').fill('Netball');
  await expect(rackside.getByTestId('count')).toHaveText('20 of 160 athletes');
  await grid.focus();
  await rackside.keyboard.press('ControlOrMeta+a');
  await rackside.getByRole('toolbar').getByRole('button', { name: 'Edit' }).click();
  await rackside.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(rackside.getByText('Nobody matches')).toBeVisible();
  await grid.focus();
  await rackside.keyboard.press('ControlOrMeta+z');
  await expect(rackside.getByTestId('count')).toHaveText('20 of 160 athletes');
});

test('whoever is gone from the roster is selected no more, and assigned nothing', async ({
  rackside,
  context,
  door,
}) => {
  await rackside.getByRole('button', { name: 'Import' }).click();
  await rackside.locator('input[type=file]').setInputFiles(INTAKE);
  await rackside.getByRole('button', { name: 'Next' }).click();
  await rackside.getByRole('button', { name: /^Add \d+/ }).click();
  await rackside.getByRole('button', { name: 'See the roster' }).click();
  await expect(rackside.getByTestId('count')).toHaveText('286 athletes');
  await rackside.getByRole('grid').focus();
  await rackside.keyboard.press('ControlOrMeta+a');
  await rackside.keyboard.press('a');
  const dialog = rackside.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Assign a program to 286 athletes' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(`${door.origin}/roster`);
  await other.getByRole('grid').focus();
  await other.keyboard.press('ControlOrMeta+z');
  await expect(other.getByText(/^Undone: Imported/)).toBeVisible();

  await expect(dialog.getByRole('heading', { name: 'Assign a program to 160 athletes' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Assign to \d+/ })).toBeEnabled();
  await expect(dialog.getByRole('alert')).toBeHidden();
  await expect(rackside.getByText('160 selected')).toBeVisible();
});

test('the palette finds people and places', async ({ rackside }) => {
  await rackside.keyboard.press('ControlOrMeta+k');
  await rackside.getByPlaceholder('People, places').fill('saoirse');
  await rackside
    .getByRole('button', { name: /Saoirse/ })
    .first()
    .click();
  await expect(
    rackside.getByRole('complementary', { name: 'Athlete' }).getByRole('heading', { name: /Saoirse/ }),
  ).toBeVisible();
});
