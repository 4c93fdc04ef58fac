/** Care with what a coach types, clicks and saves: nothing old is saved, nothing is lost, nothing is made twice. */

import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { assignEverybody, leaveImport, openAthlete, openSample, printCards } from './journeys.ts';
import { expect, ROOT, test } from './rackside.ts';

const INTAKE = join(ROOT, 'tests/fixtures/rosters/summer-intake.xlsx');

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Athlete' });
const gridOf = (page: Page) => page.getByRole('grid', { name: 'Athletes' });

/** Presses, waits as a hand does, and lifts where it pressed. */
async function pressAndLift(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to press.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(120);
  await page.mouse.up();
}

test.describe('assigning', () => {
  test.beforeEach(async ({ rackside }) => {
    await openSample(rackside);
    await rackside.getByLabel('Search the roster').fill('Netball');
    await gridOf(rackside).focus();
    await rackside.keyboard.press('ControlOrMeta+a');
    await rackside.keyboard.press('a');
    await expect(rackside.getByRole('dialog').getByRole('button', { name: /^Assign to/ })).toBeEnabled();
  });

  for (const { typed, what } of [
    { typed: '31 Feb 2027', what: 'a day that no calendar has' },
    { typed: '', what: 'no day' },
  ]) {
    test(`cannot be saved with ${what}, not even right after a good one`, async ({ rackside }) => {
      const dialog = rackside.getByRole('dialog');
      const starts = dialog.getByLabel('Starts');
      const assign = dialog.getByRole('button', { name: /assign/i }).last();
      await starts.fill('14/12/2026');
      await starts.press('Tab');
      await expect(dialog.getByRole('button', { name: /^Assign to/ })).toBeEnabled();
      await starts.fill(typed);
      await expect(assign, 'while it is typed').toBeDisabled();
      await starts.press('Tab');
      await expect(assign).toBeDisabled();
      await expect(dialog.getByRole('region', { name: 'As written' }), 'lists of another day').toBeHidden();
      await starts.fill('21/12/2026');
      await expect(dialog.getByRole('button', { name: /^Assign to/ })).toBeEnabled();
      await dialog.getByRole('button', { name: /^Assign to/ }).click();
      await expect(dialog).toBeHidden();
      await rackside.getByRole('link', { name: 'Print' }).click();
      await expect(rackside.getByText(/from 21 Dec 2026$/).first()).toBeVisible();
      await expect(rackside.getByText(/from 14 Dec 2026$/)).toHaveCount(0);
    });
  }

  test('marks the start when it cannot be meant, in the field itself', async ({ rackside }) => {
    const dialog = rackside.getByRole('dialog');
    const starts = dialog.getByLabel('Starts');
    await starts.fill('6/1/2020');
    await expect(starts).toHaveAttribute('aria-invalid', 'true');
    await expect(dialog.getByRole('button', { name: /assign/i }).last()).toBeDisabled();
    await expect(dialog.getByText(/Choose a start/)).toHaveCount(1);
  });

  test('is ended again in one click, exactly what was just made', async ({ rackside }) => {
    const dialog = rackside.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Assign to/ }).click();
    await expect(dialog).toBeHidden();
    await rackside.getByRole('button', { name: 'End these again' }).click();
    await expect(rackside.getByText(/Ended again: \d+ programs/)).toBeVisible();
    await rackside.getByRole('link', { name: 'Print' }).click();
    await expect(rackside.getByText('Nobody here has a program yet.')).toBeVisible();
  });

  test('of many is ended together, after it said how many and that their sheets become void', async ({
    rackside,
  }) => {
    const dialog = rackside.getByRole('dialog');
    const label = await dialog.getByRole('button', { name: /^Assign to/ }).textContent();
    const assigned = Number(/\d+/.exec(label ?? '')?.[0]);
    await dialog.getByRole('button', { name: /^Assign to/ }).click();
    await expect(dialog).toBeHidden();
    await rackside.getByRole('toolbar').getByRole('button', { name: 'Edit' }).click();
    await rackside.getByRole('menuitem', { name: 'End a program' }).click();
    await expect(dialog).toContainText('void');
    await dialog.getByRole('button', { name: `End ${assigned} programs` }).click();
    await expect(dialog).toBeHidden();
    await rackside.getByRole('link', { name: 'Print' }).click();
    await expect(rackside.getByText('Nobody here has a program yet.')).toBeVisible();
  });

  test('says why somebody is left out with the date in words and nothing that is beside the point', async ({
    rackside,
  }) => {
    const dialog = rackside.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Assign to/ }).click();
    await expect(dialog).toBeHidden();
    await rackside.keyboard.press('a');
    const left = dialog.getByRole('region', { name: 'Not assigned' });
    await expect(left.getByText('Already on this program since 30 Nov 2026.').first()).toBeVisible();
    await expect(left.getByText(/since \d{4}-/)).toHaveCount(0);
    const already = left.locator('.listed').filter({ hasText: 'Already on this program' });
    await expect(already.filter({ hasText: /restricted period ends|clearance counts/i })).toHaveCount(0);
  });
});

test.describe('typing in the profile', () => {
  test.beforeEach(async ({ rackside }) => openSample(rackside));

  test('a change from elsewhere keeps what was typed and shows both values', async ({
    rackside,
    context,
    door,
  }) => {
    await rackside.getByRole('row', { name: /Ada Adeyemi/ }).click();
    const panel = panelOf(rackside);
    await panel.getByLabel('Coach').fill('Mine');

    const other = await context.newPage();
    await other.goto(`${door.origin}/roster`);
    await other.getByRole('row', { name: /Ada Adeyemi/ }).click();
    await other.getByLabel('Coach').fill('Theirs');
    await other.getByLabel('Phone').fill('0123');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByRole('button', { name: 'Save' })).toBeDisabled();

    const note = panel.getByRole('alert');
    await expect(note).toContainText('Somebody changed this record after you opened it');
    await expect(note).toContainText('Mine');
    await expect(note).toContainText('Theirs');
    await expect(panel.getByLabel('Coach')).toHaveValue('Mine');
    await expect(panel.getByLabel('Phone'), 'what only they changed comes in').toHaveValue('0123');
    await panel.getByRole('button', { name: 'Keep what I typed' }).click();
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByLabel('Coach')).toHaveValue('Mine');
    await expect(other.getByLabel('Phone')).toHaveValue('0123');
  });

  test('another row, a closed panel, Esc and another place lose nothing', async ({ rackside }) => {
    const panel = panelOf(rackside);
    const first = rackside.getByRole('row', { name: /Ada Adeyemi/ });
    const back = async (how: string) => {
      await first.click();
      await expect(panel.getByLabel('Coach'), how).toHaveValue('Nadia');
      await expect(panel.getByLabel('Date of birth'), how).toHaveValue('31 Feb');
      await expect(panel.getByText('Unsaved', { exact: true }), how).toBeVisible();
    };
    await first.click();
    await panel.getByLabel('Date of birth').fill('31 Feb');
    await panel.getByLabel('Coach').fill('Nadia');
    await rackside.getByRole('row').nth(4).click();
    await expect(panel.getByLabel('Coach')).toHaveValue('');
    await expect(panel.getByText('Unsaved', { exact: true })).toBeHidden();
    await expect(rackside.getByText(/is kept, not saved/)).toBeVisible();
    await back('after another row');
    await panel.getByRole('button', { name: 'Close the panel' }).click();
    await back('after closing');
    await panel.getByLabel('Coach').press('Escape');
    await expect(panel).toBeHidden();
    await back('after Esc');
    await rackside.getByRole('link', { name: 'Review' }).click();
    await rackside.getByRole('link', { name: 'Roster' }).click();
    await back('after another place');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByText('Write a day, such as 14 Feb 2026.')).toBeVisible();
    await panel.getByRole('button', { name: 'Take back' }).click();
    await expect(panel.getByText('Unsaved', { exact: true })).toBeHidden();
    await expect(panel.getByLabel('Date of birth')).not.toHaveValue('31 Feb');
    await expect(panel.getByLabel('Coach')).toHaveValue('');
  });

  test('a height and an address that cannot be are said in the field’s own words', async ({ rackside }) => {
    await rackside.getByRole('row', { name: /Ada Adeyemi/ }).click();
    const panel = panelOf(rackside);
    await panel.getByLabel('Height (cm)').fill('17');
    await panel.getByLabel('Email').fill('ada at home');
    await panel.getByLabel('Phone').focus();
    await expect(panel.getByText('Write a height from 30 to 280 cm, such as 178.')).toBeVisible();
    await expect(panel.getByText('Write an address such as name@example.org.')).toBeVisible();
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByText(/at least 300/)).toHaveCount(0);
    await panel.getByLabel('Height (cm)').fill('178,5');
    await panel.getByLabel('Email').fill('ada@example.org');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByRole('button', { name: 'Save' })).toBeDisabled();
    await rackside.reload();
    await expect(panel.getByLabel('Height (cm)')).toHaveValue('178.5');
  });
});

test.describe('clicks', () => {
  test.beforeEach(async ({ rackside }) => openSample(rackside));

  test('the first click after mending a field counts', async ({ rackside }) => {
    await openAthlete(rackside, 'Priya Ahmed', 'Maxima');
    const panel = panelOf(rackside);
    const record = panel.getByRole('button', { name: 'Record maximum' });
    await panel.getByLabel('On', { exact: true }).fill('31 Feb 2026');
    await panel.getByLabel('Load (kg)').fill('heavy');
    await panel.getByLabel('Lift').focus();
    await expect(panel.getByText('Write a weight, such as 72.5.')).toBeVisible();
    await panel.getByLabel('On', { exact: true }).fill('20 Nov 2026');
    await panel.getByLabel('Load (kg)').fill('140');
    await pressAndLift(rackside, record);
    await expect(panel.getByRole('cell', { name: '140 kg' })).toHaveCount(1);
  });

  test('the click that leaves a wrong field is not swallowed by its message', async ({ rackside }) => {
    await openAthlete(rackside, 'Priya Ahmed', 'Clearance');
    const panel = panelOf(rackside);
    await panel.getByRole('button', { name: 'Open an episode' }).click();
    await panel.getByLabel('Delivery date').fill('31 Feb 2026');
    await pressAndLift(rackside, panel.getByRole('button', { name: 'Cancel' }));
    await expect(panel.getByRole('button', { name: 'Open an episode' })).toBeVisible();
  });

  test('recording a maximum without a load says what is missing', async ({ rackside }) => {
    await openAthlete(rackside, 'Priya Ahmed', 'Maxima');
    const panel = panelOf(rackside);
    await panel.getByRole('button', { name: 'Record maximum' }).click();
    await expect(panel.getByText('Write the weight that was lifted.')).toBeVisible();
    await panel.getByLabel('Load (kg)').fill('140');
    await expect(panel.getByText('Write the weight that was lifted.')).toBeHidden();
    await panel.getByLabel('On', { exact: true }).fill('');
    await panel.getByRole('button', { name: 'Record maximum' }).click();
    await expect(panel.getByText('Write the day it was lifted on.')).toBeVisible();
  });

  test('a double click records one maximum and adds one athlete', async ({ rackside }) => {
    await openAthlete(rackside, 'Priya Ahmed', 'Maxima');
    const panel = panelOf(rackside);
    await panel.getByLabel('Load (kg)').fill('140');
    await panel.getByRole('button', { name: 'Record maximum' }).dblclick();
    await expect(panel.getByRole('cell', { name: '140 kg' })).toHaveCount(1);
    await expect(panel.getByText('Write the weight that was lifted.')).toBeHidden();
    await rackside.getByLabel('Search the roster').fill('');
    await rackside.getByRole('button', { name: 'Add athlete' }).click();
    await rackside.getByLabel('Last name').fill('Once');
    await rackside.getByRole('dialog').getByRole('button', { name: 'Add athlete' }).dblclick();
    await expect(rackside.getByRole('dialog')).toBeHidden();
    await expect(panel.getByRole('heading', { name: 'Once' }), 'no other row is opened').toBeVisible();
    await rackside.reload();
    await expect(rackside.getByTestId('count')).toHaveText('161 athletes');
  });
});

test.describe('keys', () => {
  test.beforeEach(async ({ rackside }) => openSample(rackside));

  test('the table has the hands on arrival, after a reload and after another place', async ({ rackside }) => {
    const grid = gridOf(rackside);
    await expect(grid).toBeFocused();
    await rackside.reload();
    await expect(grid).toBeFocused();
    await expect(rackside.getByTestId('count')).toHaveText('160 athletes');
    await rackside.keyboard.press('ArrowDown');
    await rackside.keyboard.press('Enter');
    await expect(panelOf(rackside)).toBeVisible();
    await rackside.keyboard.press('Escape');
    await expect(panelOf(rackside)).toBeHidden();
    await rackside.keyboard.press('g');
    await rackside.keyboard.press('v');
    await expect(rackside.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
    await rackside.keyboard.press('g');
    await rackside.keyboard.press('r');
    await expect(grid).toBeFocused();
    await rackside.keyboard.press('ControlOrMeta+a');
    await expect(rackside.getByText('160 selected')).toBeVisible();
    await rackside.keyboard.press('a');
    await expect(rackside.getByRole('dialog')).toBeVisible();
  });

  test('Esc closes the panel from any of its fields, but first an open list', async ({ rackside }) => {
    const panel = panelOf(rackside);
    await rackside.keyboard.press('F2');
    await expect(panel.getByLabel('First name')).toBeFocused();
    await panel.getByRole('combobox', { name: 'Sex' }).click();
    await expect(rackside.getByRole('option', { name: 'Female' })).toBeVisible();
    await rackside.keyboard.press('Escape');
    await expect(rackside.getByRole('option', { name: 'Female' })).toBeHidden();
    await expect(panel).toBeVisible();
    await rackside.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(gridOf(rackside), 'and gives the hands back to the table').toBeFocused();
  });

  test('the stop before the places leads straight to the table', async ({ rackside }) => {
    await rackside.getByRole('link', { name: 'Today' }).focus();
    await rackside.keyboard.press('Shift+Tab');
    await expect(rackside.getByRole('button', { name: 'Go to the table' })).toBeFocused();
    await rackside.keyboard.press('Enter');
    await expect(gridOf(rackside)).toBeFocused();
  });
});

test('what was printed last can be saved again after a reload, until its sheets are void', async ({
  rackside,
}) => {
  await openSample(rackside);
  await rackside.getByLabel('Search the roster').fill('Netball');
  await expect(rackside.getByTestId('count')).toHaveText('20 of 160 athletes');
  await assignEverybody(rackside);
  const cards = await printCards(rackside);
  await rackside.reload();
  await expect(
    rackside.getByRole('heading', { name: new RegExp(`^${cards} cards, \\d+ pages`) }),
  ).toBeVisible();
  const [pdf] = await Promise.all([
    rackside.waitForEvent('download'),
    rackside.getByRole('button', { name: 'Save again' }).click(),
  ]);
  expect(pdf.suggestedFilename()).toBe('Program cards 2026-11-23.pdf');
  await rackside.getByRole('link', { name: 'Roster' }).click();
  await rackside.getByLabel('Search the roster').fill('Netball');
  await gridOf(rackside).focus();
  await rackside.keyboard.press('ControlOrMeta+a');
  await rackside.getByRole('toolbar').getByRole('button', { name: 'Edit' }).click();
  await rackside.getByRole('menuitem', { name: 'End a program' }).click();
  await rackside
    .getByRole('dialog')
    .getByRole('button', { name: /^End \d+ programs/ })
    .click();
  await rackside.getByRole('link', { name: 'Print' }).click();
  await expect(rackside.getByText(/of its sheets are void/)).toBeVisible();
  await expect(rackside.getByRole('button', { name: 'Save again' })).toBeHidden();
});

test('an import goes on after a reload where it was, and says first what would be lost', async ({
  rackside,
}) => {
  await rackside.getByRole('button', { name: 'Choose a file' }).click();
  await rackside.locator('input[type=file]').setInputFiles(INTAKE);
  await expect(
    rackside.getByText(/in kg they are about as large as the \d+ cells that name a unit/),
  ).toHaveCount(1);
  await rackside.getByRole('button', { name: 'Next' }).click();
  await expect(rackside.getByRole('tab', { name: /^Problems/ })).toHaveAttribute('aria-selected', 'true');
  const problems = await rackside.getByRole('row').allTextContents();
  const notes = problems.filter((row) => row.includes('Note: '));
  expect(notes.filter((row) => row.includes('given to nobody'))).toHaveLength(2);
  expect(notes.findLastIndex((row) => /given to nobody|left out/.test(row))).toBeLessThan(
    notes.findIndex((row) => !/given to nobody|left out/.test(row)),
  );
  await rackside.getByRole('button', { name: 'Sheet and columns' }).click();
  await rackside.getByText('Pounds', { exact: true }).first().click();
  await expect(rackside.getByRole('radio', { name: 'Pounds' }).first()).toBeChecked();
  await rackside.reload();
  await expect(rackside.getByText('summer-intake.xlsx')).toBeVisible();
  await expect(rackside.getByRole('radio', { name: 'Pounds' }).first()).toBeChecked();
  await leaveImport(rackside);
  await rackside.reload();
  await expect(rackside.getByRole('button', { name: 'Open the sample' })).toBeVisible();
});

test('what was typed about the facility survives another place and a change from elsewhere', async ({
  rackside,
  context,
  door,
}) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Facility' }).click();
  await rackside.getByLabel('Name', { exact: true }).fill('North hall');
  const other = await context.newPage();
  await other.goto(`${door.origin}/facility`);
  await other.getByLabel('Coach on printed sheets').fill('Noor');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('button', { name: 'Save' })).toBeDisabled();
  await rackside.getByRole('link', { name: 'Roster' }).click();
  await rackside.getByRole('link', { name: 'Facility' }).click();
  await expect(rackside.getByLabel('Name', { exact: true })).toHaveValue('North hall');
  await expect(rackside.getByLabel('Coach on printed sheets')).toHaveValue('Noor');
  await rackside.getByRole('button', { name: 'Save' }).click();
  await expect(rackside.getByRole('alert')).toContainText('Somebody changed this record');
  await rackside.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByLabel('Name', { exact: true })).toHaveValue('North hall');
});
