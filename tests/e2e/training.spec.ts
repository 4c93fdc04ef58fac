import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Locator, Page } from 'playwright/test';
import type { GridSession } from '#contract/training.ts';
import { expect, openDoor, test } from './rackside.ts';
import { call, cell, openDay, openGrid, threeWeeksIn } from './three-weeks-in.ts';

test('a squad’s results are typed by keyboard alone, and each cell is saved when it is left', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  await cell(page, 0, 0).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('102.5x8@8');
  await page.keyboard.press('Enter');
  await page.keyboard.type('x7');
  await page.keyboard.press('Tab');
  await page.keyboard.type('skip');
  await page.keyboard.press('Enter');
  for (const [column, text] of ['95×10', '102.5×8 @8', '95×7', 'skip'].entries())
    await expect(cell(page, 0, column)).toHaveValue(text);
  await expect(cell(page, 0, 3)).toHaveAttribute('data-state', 'skipped');
  await expect(cell(page, 0, 2)).toHaveAttribute('data-state', 'saved');
  await page.reload();
  await expect(cell(page, 0, 1)).toHaveValue('102.5×8 @8');
  await expect(page.getByTestId('entered')).toHaveText(/^4 of \d+ sets$/);

  await cell(page, 2, 0).focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('entered')).toHaveText(/^9 of \d+ sets$/);
  await expect(cell(page, 3, 0)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('entered')).toHaveText(/^4 of \d+ sets$/);
});

test('what is typed is sent once, however the cell is left', async ({ rackside: page }) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/call/training.record')) sent += 1;
  });
  for (const [column, key] of ['Enter', 'Tab', 'Shift+Enter'].entries()) {
    await cell(page, 0, column).fill('90x9');
    await page.keyboard.press(key);
    await cell(page, 2, 0).focus();
    await expect(cell(page, 0, column)).toHaveAttribute('data-state', 'saved');
  }
  await expect(page.getByTestId('entered')).toHaveText(/^3 of/);
  expect(sent).toBe(3);
});

test('what cannot be read stays as it was typed, an unlikely number is asked about', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  await cell(page, 0, 0).fill('eight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/“eight” is not understood/);
  await expect(cell(page, 0, 0)).toHaveValue('eight');
  await cell(page, 0, 0).fill('2000x10');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/2000 kg instead of 95 kg\?/);
  await page.getByRole('button', { name: 'No, take it out' }).click();
  await expect(cell(page, 0, 0)).toHaveValue('');
  await cell(page, 0, 0).fill('150x10');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 0)).toHaveAttribute('data-state', 'asks');
  await cell(page, 0, 0).focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 0)).toHaveAttribute('data-state', 'saved');
});

test('two windows merge cell by cell, and a conflict shows both', async ({ rackside: page, context }) => {
  const other = await twoWindows(page, context);
  await cell(page, 0, 0).fill('90x10');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 0)).toHaveAttribute('data-state', 'saved');
  await cell(other, 0, 1).fill('92.5x10');
  await cell(other, 0, 0).fill('95x10');
  await other.keyboard.press('Enter');
  await expect(other.getByRole('alert')).toHaveText(/entered 90×10 meanwhile, you typed 95x10/);
  await other.getByRole('button', { name: 'Take mine' }).click();
  await expect(cell(page, 0, 0)).toHaveValue('95×10');
  await expect(cell(page, 0, 1)).toHaveValue('92.5×10');
});

test('a window that has not heard that an exercise was stopped enters no more of it as prescribed', async ({
  rackside: page,
  context,
}) => {
  const other = await twoWindows(page, context);
  await cell(page, 0, 0).fill('90x10 pain 7');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 0)).toHaveAttribute('data-state', 'saved');
  await cell(other, 0, 1).press('Control+Enter');
  await expect(other.getByText(/This exercise was stopped: it hurt\. Type skip/).first()).toBeVisible();
  await expect(cell(page, 0, 1)).toHaveValue('');
  await cell(other, 0, 1).fill('85x6');
  await other.keyboard.press('Enter');
  await expect(cell(page, 0, 1)).toHaveValue('85×6');
});

test('nothing that was confirmed is lost when the power goes', async ({ page, door, dataFolder }) => {
  await page.goto(door.link);
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  const address = new URL(page.url());
  for (const column of [0, 1, 2]) {
    await cell(page, 0, column).fill(`${90 + column}x10`);
    await page.keyboard.press('Enter');
    await expect(cell(page, 0, column)).toHaveAttribute('data-state', 'saved');
  }
  await door.kill();
  const again = await openDoor(dataFolder);
  await page.goto(again.link);
  await page.goto(`${again.origin}${address.pathname}${address.search}`);
  for (const column of [0, 1, 2]) await expect(cell(page, 0, column)).toHaveValue(`${90 + column}×10`);
  await again.stop();
});

test('a whole squad is as prescribed by one button, and pain that is typed stops at once', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  await cell(page, 0, 0).fill('x8 pain 7');
  await page.keyboard.press('Enter');
  const note = page.getByRole('alert').filter({ hasText: 'Pain 7 of 10' });
  await expect(note).toHaveText(/stop this exercise/);
  await expect(note.getByRole('link', { name: 'Open a record' })).toBeVisible();
  await page.getByRole('button', { name: 'All the rest as prescribed' }).click();
  await expect(page.getByText(/cells need a number/)).toBeVisible();
  // Nothing more of what hurt is as prescribed.
  for (const column of [1, 2, 3, 4]) await expect(cell(page, 0, column)).toHaveValue('');
  await expect(cell(page, 2, 4)).toHaveAttribute('data-state', 'saved');
  await page.getByRole('link', { name: /^Review/ }).click();
  await expect(page.getByRole('region', { name: 'Said in training' }).getByRole('row')).toHaveCount(1);
  await page.getByRole('link', { name: 'What was said' }).click();
  await expect(page.locator('[data-hurts]').first()).toHaveValue(/pain \d/);
  await page.getByRole('link', { name: /^Review/ }).click();
  await page.getByRole('button', { name: /^Looked at/ }).click();
  await expect(page.getByRole('region', { name: 'Said in training' })).toHaveCount(0);
});

test('a sore back with pain that stops holds what comes next', async ({ rackside: page }) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  await cell(page, 0, 0).fill('x8 pain 7');
  await page.keyboard.press('Enter');
  const name = await page.getByRole('alert').locator('b').first().textContent();
  await page
    .getByRole('table', { name: 'After the session' })
    .getByRole('row', { name: `${name}` })
    .getByRole('button')
    .click();
  await page.getByLabel('Back', { exact: true }).click();
  const changes = page.getByRole('dialog', { name: 'What this changes' });
  await expect(changes).toContainText('paused until a coach resumes it');
  // Nothing lies over what is said.
  await expect(page.getByLabel('Back', { exact: true })).toHaveCount(0);
  await changes.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('button', { name: `${name}, sore` })).toBeFocused();
  const held = page.getByRole('alert').filter({ hasText: 'training is held until the back was looked at' });
  await expect(held).toContainText(`${name}`);
  await held.getByRole('link', { name: 'Open the record' }).click();
  await expect(page.getByRole('complementary', { name: 'Athlete' })).toContainText('Pain of 6 or more');
});

test('nothing is as prescribed for somebody whose training is held, and that is said', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  await page.getByText('As on cards').click();
  await cell(page, 0, 0).fill('x8 pain 7');
  await page.keyboard.press('Enter');
  const name = (await page.getByRole('alert').locator('b').first().textContent()) ?? '';
  await page.getByRole('button', { name: `${name}, sore` }).click();
  await page.getByLabel('Back', { exact: true }).click();
  await page
    .getByRole('dialog', { name: 'What this changes' })
    .getByRole('button', { name: 'Close' })
    .last()
    .click();
  await expect(page.getByText('What was done before can still be typed.')).toBeVisible();
  const own = page.getByRole('textbox', { name: new RegExp(`^${name}, .*, set \\d+$`) });
  const entered = () => own.evaluateAll((cells) => cells.filter((each) => (each as HTMLInputElement).value));
  const says = page.getByText(`Nothing is entered as prescribed for ${name}: no training here.`);
  const enters: [string, () => Promise<void>][] = [
    ['the line', () => own.last().press('Control+Enter')],
    ['the athlete', () => own.last().press('Control+Shift+Enter')],
    ['everybody', () => page.getByRole('button', { name: 'All the rest as prescribed' }).click()],
  ];
  for (const [index, [, enter]] of enters.entries()) {
    await enter();
    await expect(says).toHaveCount(index + 1);
  }
  await expect(page.locator('[data-state="saving"]')).toHaveCount(0);
  expect(await entered()).toHaveLength(1);
  await own.last().press('Enter');
  await expect(page.getByText(/Type skip, or what was done all the same/)).toBeVisible();
  await own.last().fill('x8');
  await own.last().press('Enter');
  await expect.poll(async () => (await entered()).length).toBe(2);
});

test('pain asks for one thing of each kind of each athlete, until it is taken back', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  await page.getByText('As on rack sheets').click();
  const says = async (row: number, column: number, text: string) => {
    await cell(page, row, column).fill(text);
    await page.keyboard.press('Enter');
    await expect(cell(page, row, column)).not.toHaveAttribute('data-state', 'saving');
  };
  const notes = page.getByRole('alert').filter({ hasText: /Pain \d+ of 10/ });
  await says(0, 0, 'x8 pain 4');
  const first = (await notes.locator('b').first().textContent()) ?? '';
  for (const pain of [5, 6, 7, 8, 9]) await says(0, 0, `pain ${pain}`);
  const own = notes.filter({ hasText: first });
  await expect(own).toHaveText([/Pain 9 of 10: stop/, /Pain 5 of 10: hold/]);
  // However many come after, the oldest is still there to be heard.
  const others = [1, 2, 3, 4, 5, 6, 7, 8];
  for (const row of others) await says(row, 0, 'x8 pain 8');
  const names = await notes.locator('b').allTextContents();
  expect(new Set(names.slice(0, -2)).size).toBe(names.length - 2);
  await expect(own).toHaveCount(2);

  await says(0, 1, 'x8 pain 10');
  await expect(own.first()).toContainText('Pain 10 of 10: stop');
  await says(0, 1, 'pain 0');
  await expect(own.first()).toContainText('Pain 9 of 10: stop');
  await says(0, 0, 'pain 0');
  await expect(own).toHaveCount(0);
  const last = notes.first();
  const name = (await last.locator('b').textContent()) ?? '';
  await last.getByRole('button', { name: 'Done' }).click();
  await expect(notes.filter({ hasText: name })).toHaveCount(0);
});

test('no lesser advice hides a graver one, and all of it is there still on the way back from the record', async ({
  rackside: page,
}) => {
  const name = await firstOfGrid(page);
  const own = page.getByRole('alert').filter({ hasText: name });
  await page.getByLabel(`${name}, pain before`).fill('7');
  await page.keyboard.press('Enter');
  await expect(own).toHaveText([/Pain 7 of 10 before the session: no session today/]);
  await cell(page, 0, 0).fill('x8 pain 6');
  await page.keyboard.press('Enter');
  const both = [/before the session: no session today/, /Pain 6 of 10: stop this exercise/];
  await expect(own).toHaveText(both);
  await own.first().getByRole('link', { name: 'Open a record' }).click();
  await expect(page.getByRole('complementary', { name: 'Athlete' })).toContainText(name);
  await page.goBack();
  await expect(own).toHaveText(both);
  await own.last().getByRole('button', { name: 'Done' }).click();
  await expect(own).toHaveText([both[0] as RegExp]);
});

test('places on the body are recorded as fast as they are pressed, and what a sore back asks for is taken back', async ({
  rackside: page,
}) => {
  const name = await firstOfGrid(page);
  const sore = page.getByRole('button', { name: `${name}, sore` });
  const press = (...places: string[]) =>
    page.evaluate((all) => {
      for (const place of all)
        document
          .querySelector(`[data-place="${place}"]`)
          ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    }, places);
  await hearNothing(page);
  await sore.click();
  await expect(page.locator('[data-place="glutes"]')).toBeVisible();
  await press('glutes', 'hamstrings');
  await expect(sore).toHaveText('Glutes, Hamstrings');
  await press('glutes');
  await expect(sore).toHaveText('Hamstrings');
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.reload();
  await expect(sore).toHaveText('Hamstrings');
  await cell(page, 0, 0).fill('x8 pain 7');
  await page.keyboard.press('Enter');
  await sore.click();
  await page.getByLabel('Back', { exact: true }).click();
  await page
    .getByRole('dialog', { name: 'What this changes' })
    .getByRole('button', { name: 'Close' })
    .last()
    .click();
  const held = page.getByRole('alert').filter({ hasText: 'training is held until the back was looked at' });
  await expect(held).toBeVisible();
  await sore.click();
  await page.getByLabel('Back', { exact: true }).click();
  await expect(held).toHaveCount(0);
  await expect(page.getByRole('alert').filter({ hasText: 'Pain 7 of 10: stop' })).toBeVisible();
});

test('reps that hurt are kept before their load is known, and it is asked for until it is', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  const open = page.getByPlaceholder('…×').first();
  const name = (await open.getAttribute('aria-label')) ?? '';
  const field = page.getByLabel(name, { exact: true });
  await field.fill('x8 pain 7');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Pain 7 of 10' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'leaves the load open' })).toBeVisible();
  await expect(field).toHaveValue('x8 pain 7');
  await field.fill('x8 pain 0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Pain 7 of 10' })).toHaveCount(0);
  await field.fill('x8 pain 7');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Pain 7 of 10' })).toBeVisible();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(field).toHaveValue('×8 pain 7');
  await expect(page.getByText('The program leaves the load open. Type it: 60x8.')).toBeVisible();
  await field.fill('60');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('60×8 pain 7');
  await expect(page.getByText('leaves the load open')).toHaveCount(0);
});

test('pain in what cannot be read is not lost in silence where it cannot be saved', async ({
  rackside: page,
  context,
}) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  await context.setOffline(true);
  await cell(page, 0, 0).fill('9o pain 7');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 0)).toHaveAttribute('data-state', 'failed');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Pain 7 of 10: stop' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'is not understood' })).toBeVisible();
});

test('sessions are moved and skipped from the day, and put back by undo', async ({ rackside: page }) => {
  const squad = await threeWeeksIn(page);
  const group = await openDay(page, squad.name);
  const people = await group.getByRole('row').count();
  await group.getByRole('checkbox').first().check();
  await group.getByRole('button', { name: 'Move or skip 1' }).click();
  await page.getByRole('menuitem', { name: 'Move to 24 Nov 2026' }).click();
  await expect(group.getByRole('row')).toHaveCount(people - 1);
  await page.getByRole('button', { name: /^Tue 24 Nov/ }).click();
  await expect(page.getByText('moved from 23 Nov 2026')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Nobody trains on this day.')).toBeVisible();
  await page.getByRole('button', { name: /^Mon 23 Nov/ }).click();
  await group.getByRole('checkbox').first().check();
  await group.getByRole('button', { name: 'Move or skip 1' }).click();
  await page.getByRole('menuitem', { name: 'Move to another day …' }).click();
  await page.getByRole('dialog', { name: 'Move 1 session' }).getByRole('button', { name: 'Move' }).click();
  await expect(group.getByRole('row')).toHaveCount(people - 1);
});

test('what is skipped gets no sheet, whoever prints the day, and is printed for nobody who is ticked', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  const group = await openDay(page, squad.name);
  const people = await group.getByRole('row').count();
  await group.getByRole('checkbox').first().check();
  await group.getByRole('button', { name: 'Move or skip 1' }).click();
  await page.getByRole('menuitem', { name: 'Skip', exact: true }).click();
  await expect(group.getByText('Skipped')).toHaveCount(1);
  await group.getByRole('row').filter({ hasText: 'Skipped' }).getByRole('checkbox').check();
  await expect(page.getByRole('button', { name: 'Print 1', exact: true })).toBeDisabled();
  await group.getByRole('row').filter({ hasText: 'Skipped' }).getByRole('checkbox').uncheck();
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.getByText(`${people - 1} from Today`)).toBeVisible();
  await expect(page.getByRole('button', { name: `Make sheets for ${people - 1} athletes` })).toBeEnabled();
});

test('of two sessions on one day the one that is ticked is printed', async ({ rackside: page }) => {
  const squad = await threeWeeksIn(page);
  const thursday = { date: '2026-11-26', squad: squad.id };
  const { rows } = await call<{ rows: { assignmentId: string; plannedFor: string; athleteId: string }[] }>(
    page,
    'training.today',
    thursday,
  );
  const moved = rows[0];
  if (!moved) throw new Error('Somebody trains on Thursday');
  const { assignmentId, plannedFor } = moved;
  await call(page, 'training.reschedule', {
    sessions: [{ assignmentId, plannedFor }],
    change: { moveTo: '2026-11-23' },
  });
  await openDay(page, squad.name);
  const second = page.getByRole('region', { name: /week 4 B$/ });
  await second.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Print 1', exact: true }).click();
  await expect(page.getByText('Session B of 23 Nov 2026')).toBeVisible();
  await page.getByRole('button', { name: 'Make sheets for 1 athlete' }).click();
  await expect(page.getByRole('heading', { name: '1 sheet, 1 page' })).toBeVisible();
});

test('another exercise is said by keyboard alone, and the keyboard comes back to its row', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  await cell(page, 0, 0).focus();
  // Tab leads from set to set, and back to the row’s own button once there is something to say it of.
  for (const column of [1, 2, 3, 4]) {
    await page.keyboard.press('Tab');
    await expect(cell(page, 0, column)).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(cell(page, 1, 0)).toBeFocused();
  await cell(page, 0, 0).focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 0)).toHaveAttribute('data-state', 'saved');
  await cell(page, 0, 0).focus();
  const button = page.getByRole('button', { name: /another exercise was done$/ }).first();
  await expect(button).toBeEnabled();
  await page.keyboard.press('Shift+Tab');
  await expect(button).toBeFocused();
  const choice = page.getByRole('combobox', { name: 'What was done' });
  await page.keyboard.press('Enter');
  await expect(choice).toBeFocused();
  await page.keyboard.press('Escape');
  if (await choice.isVisible()) await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await choice.fill('American');
  await page.getByRole('option', { name: 'American hip thrust' }).click();
  await expect(cell(page, 0, 0)).toHaveAttribute('data-state', 'saved');
  await expect(page.locator('main').getByText('American hip thrust')).toBeVisible();
});

test('every set can be seen in a small window, whatever stands beside the name', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await page.setViewportSize({ width: 1024, height: 640 });
  await openGrid(page, squad.name);
  await cell(page, 0, 0).fill('x8 pain 7');
  await page.keyboard.press('Enter');
  await expect(page.getByText('stopped: it hurt')).toBeVisible();
  const last = cell(page, 0, 4);
  for (const size of [
    { width: 1024, height: 640 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size);
    await cell(page, 0, 0).focus();
    await last.focus();
    // Both ends of it, not what is cut off of it.
    const shown = await last.evaluate((field) => {
      const { left, right, top, bottom } = field.getBoundingClientRect();
      return [left + 3, right - 3].map((x) => document.elementFromPoint(x, (top + bottom) / 2) === field);
    });
    expect(shown).toEqual([true, true]);
  }
});

for (const size of [
  { width: 1280, height: 800 },
  { width: 640, height: 400 },
]) {
  test(`no toast lies over the last row (${size.width} × ${size.height})`, async ({ rackside: page }) => {
    const squad = await threeWeeksIn(page);
    await page.setViewportSize(size);
    const toasts = page.locator('.mantine-Notification-root');
    const sayTwice = async () => {
      for (const _ of [1, 2]) await page.keyboard.press('Control+z');
      await expect(toasts.nth(1)).toBeVisible();
    };
    /** How far above the toasts it ends, pixels. */
    const roomBelow = async (last: Locator) => {
      const tops = await toasts.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
      const box = await last.boundingBox();
      return Math.min(...tops) - (box ? box.y + box.height : Number.POSITIVE_INFINITY);
    };
    const group = await openDay(page, squad.name);
    await sayTwice();
    await page.getByRole('region', { name: 'Day', exact: true }).focus();
    await page.keyboard.press('End');
    await expect.poll(() => roomBelow(group.getByRole('row').last())).toBeGreaterThan(0);
    await openGrid(page, squad.name);
    const fields = page.getByRole('table', { name: 'After the session' }).getByRole('textbox');
    await sayTwice();
    await fields.last().focus();
    await expect.poll(() => roomBelow(fields.last())).toBeGreaterThan(0);
  });
}

test('sessions of a past day are skipped together, but for a program that has ended since', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  const date = '2026-11-16';
  const { rows } = await call<{ rows: { assignmentId: string }[] }>(page, 'training.today', {
    date,
    squad: squad.id,
  });
  await call(page, 'assignments.end', { ids: [rows[0]?.assignmentId] });
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('button', { name: /^Mon 23 Nov/ })).toBeVisible();
  await page.getByRole('button', { name: 'Previous week' }).click();
  await expect(page.getByRole('button', { name: /^Mon 16 Nov/ })).toHaveAttribute('aria-pressed', 'true');
  await page.getByLabel('Squad').selectOption(squad.name);
  const group = page.getByRole('region', { name: /week 3 A$/ });
  await expect(group.getByRole('row')).toHaveCount(rows.length);
  await group.getByRole('button', { name: 'Move or skip all' }).click();
  await page.getByRole('menuitem', { name: 'Skip', exact: true }).click();
  await expect(group.getByText('Skipped')).toHaveCount(rows.length - 1);
});

test('weeks are gone through by buttons, and one leads back to today', async ({ rackside: page }) => {
  await threeWeeksIn(page);
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  const today = page.getByRole('button', { name: /^Mon 23 Nov/ });
  const back = page.getByRole('region', { name: 'Days' }).getByRole('button', { name: 'Today' });
  await expect(today).toHaveAttribute('aria-pressed', 'true');
  await expect(back).toBeDisabled();
  for (const [button, day] of [
    ['Next week', /^Mon 30 Nov/],
    ['Next week', /^Mon 7 Dec/],
    ['Previous week', /^Mon 30 Nov/],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('button', { name: day })).toHaveAttribute('aria-pressed', 'true');
  }
  await back.click();
  await expect(today).toHaveAttribute('aria-pressed', 'true');
});

test('what comes next is accepted as ticked, and the button says when nothing is', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await logOpenLine(page, squad.id, '2026-11-19');
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByText('What comes next', { exact: true }).click();
  const suggestions = page.getByRole('region', { name: 'Suggestions' });
  const row = suggestions.getByRole('row').filter({ hasText: 'Next load' });
  await expect(row).toHaveCount(1);
  await expect(suggestions.getByRole('button', { name: 'Accept 1 suggestion' })).toBeEnabled();
  await row.getByRole('checkbox').uncheck();
  await expect(suggestions.getByRole('button', { name: 'None chosen' })).toBeDisabled();
  await row.getByRole('checkbox').check();
  await suggestions.getByRole('button', { name: 'Accept 1 suggestion' }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Accept 0/ })).toHaveCount(0);
});

/** One athlete’s sets of a line whose load is left open, all at the top of its reps with two in reserve. */
async function logOpenLine(page: Page, squad: string, date: string): Promise<void> {
  const { sessions } = await call<{ sessions: GridSession[] }>(page, 'training.sessions', { date, squad });
  for (const { assignmentId, plannedFor, lines } of sessions) {
    const line = lines.find(({ loaded, sets: [first] }) => loaded && first?.reps && !first.load);
    const reps = line?.sets[0]?.reps?.high;
    if (!line || !reps) continue;
    const set = { load: { hundredths: 6000, unit: 'kg' }, reps, rir: 2, techniqueOk: true };
    const at = { assignmentId, plannedFor, lineId: line.lineId, version: null, set, sure: true };
    await call(page, 'training.record', { entries: line.sets.map(({ place }) => ({ ...at, place })) });
    return;
  }
}

test('a session is swapped with the other of its week, and both are said to have moved', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  const group = await openDay(page, squad.name);
  await group.getByRole('checkbox').first().check();
  await group.getByRole('button', { name: 'Move or skip 1' }).click();
  await page.getByRole('menuitem', { name: 'Swap with B of 26 Nov 2026' }).click();
  await expect(page.getByText('1 session swapped. Ctrl Z takes it back.')).toBeVisible();
  await expect(page.getByRole('region', { name: /week 4 B$/ }).getByRole('row')).toHaveCount(1);
  await page.getByRole('button', { name: /^Thu 26 Nov/ }).click();
  await expect(page.getByRole('region', { name: /week 4 A$/ }).getByRole('row')).toHaveCount(1);
});

test('a number that is typed leads to the first set of the sheet that is still open', async ({
  rackside: page,
}) => {
  await threeWeeksIn(page);
  const { rows } = await call<{ rows: { athleteId: string; name: string }[] }>(page, 'training.today', {});
  const { printed } = await call<{ printed: { sheetNumber: string }[] }>(page, 'documents.print', {
    sheets: ['session'],
    athleteIds: [rows[0]?.athleteId],
    weeks: { first: 4, last: 4 },
    sessions: ['A'],
  });
  const sheetNumber = printed[0]?.sheetNumber ?? '';
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByLabel('Sheet number').fill(sheetNumber);
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 0)).toBeFocused();
  await page.keyboard.type('60');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 0)).toHaveAttribute('data-state', 'saved');
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByLabel('Sheet number').fill(sheetNumber);
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 1)).toBeFocused();
});

test('one field gives everybody who trained the minutes of the clock', async ({ rackside: page }) => {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  for (const row of [0, 2]) {
    await cell(page, row, 0).focus();
    await page.keyboard.press('Enter');
    await expect(cell(page, row, 0)).toHaveAttribute('data-state', 'saved');
  }
  const all = page.getByLabel('Minutes of everybody who trained');
  await all.fill('700');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/goes from 1 to 600/);
  await all.fill('60');
  await page.keyboard.press('Enter');
  const minutes = page.getByRole('textbox', { name: /, minutes$/ });
  await expect
    .poll(async () =>
      (
        await minutes.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
      ).filter(Boolean),
    )
    .toEqual(['60', '60']);
});

test('the second screen shows what each lifts next, without a word of health', async ({ rackside: page }) => {
  const squad = await threeWeeksIn(page);
  await page.goto(
    new URL(`/weight-room?squad=${encodeURIComponent(JSON.stringify(squad.id))}`, page.url()).href,
  );
  const person = page.getByRole('region', { name: 'Efe Castellanos' });
  await expect(person).toContainText('95 × 10');
  await expect(person).toContainText('25 + 10 + 2.5 per side');
  await person.getByRole('button', { name: /set 1 done as asked/ }).click();
  await expect(person.getByRole('img', { name: 'Set 2 of 5' })).toBeVisible();
  expect(await page.locator('main').innerText()).not.toMatch(/clear|hold|pain|postpartum|restrict/i);
});

test('the second screen takes a load that the program leaves open, and goes on with it', async ({
  rackside: page,
}) => {
  const squad = await threeWeeksIn(page);
  await page.goto(
    new URL(`/weight-room?squad=${encodeURIComponent(JSON.stringify(squad.id))}`, page.url()).href,
  );
  const field = page.getByRole('textbox', { name: /: set 1$/ }).first();
  const name = (await field.getAttribute('aria-label'))?.replace(/: set 1$/, '') ?? '';
  const person = page.getByRole('region', { name, exact: true });
  await field.fill('sixty');
  await page.keyboard.press('Enter');
  await expect(person.getByRole('alert')).toHaveText(/“sixty” is not understood/);
  await field.fill('400');
  await page.keyboard.press('Enter');
  await expect(person.getByRole('alert')).toHaveText('400 kg? Done once more if it was.');
  await field.fill('60');
  await page.keyboard.press('Enter');
  await expect(person.getByRole('img', { name: /^Set 2 of/ })).toBeVisible();
  await expect(person).toContainText(/60 ×/);
  await person.getByRole('button', { name: /set 2 done as asked/ }).click();
  await expect(person.getByRole('img', { name: /^Set 3 of/ })).toBeVisible();

  // Pain counts at once, whether the rest of what was typed can be read or not.
  const other = page.getByRole('textbox', { name: /: set 1$/ }).first();
  const who = (await other.getAttribute('aria-label'))?.replace(/: set 1$/, '') ?? '';
  const hurt = page.getByRole('region', { name: who, exact: true });
  await expect(hurt).toContainText('Barbell hip thrust');
  await other.fill('6o pain 7');
  await page.keyboard.press('Enter');
  await expect(
    hurt.getByRole('alert').filter({ hasText: /^Stop this exercise and tell a coach\. Heard$/ }),
  ).toBeVisible();
  await expect(hurt).not.toContainText('Pain 7 of 10');
  // The next line is asked for, and what was typed of this one stands until somebody leaves it.
  await expect(hurt.getByRole('textbox')).toHaveValue('');
  const left = hurt.getByRole('alert').filter({ hasText: 'Barbell hip thrust, set 1, typed as 6o:' });
  await expect(hurt).not.toContainText('pain 7');
  await left.getByRole('button', { name: 'Leave it' }).click();
  await expect(hurt).not.toContainText('Barbell hip thrust');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`day, grid and room can be read by everybody (${scheme})`, async ({ rackside: page }) => {
    const squad = await threeWeeksIn(page);
    await page.emulateMedia({ colorScheme: scheme });
    const faults = async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    };
    await openDay(page, squad.name);
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Enter results' }).first().click();
    await cell(page, 0, 0).fill('x8 pain 7');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').first()).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.goto(new URL('/weight-room', page.url()).href);
    await expect(page.getByRole('region').first()).toBeVisible();
    expect(await faults()).toEqual([]);
  });
}

/** Opens the grid of a squad; who stands first in it. */
async function firstOfGrid(page: Page): Promise<string> {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  return ((await cell(page, 0, 0).getAttribute('aria-label')) ?? '').replace(/,.*/, '');
}

/** The grid of a squad in this window, and in a second one that hears of nothing. */
async function twoWindows(page: Page, context: BrowserContext): Promise<Page> {
  const squad = await threeWeeksIn(page);
  await openGrid(page, squad.name);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(cell(other, 0, 0)).toBeVisible();
  await hearNothing(other);
  return other;
}

/** The grid of this window is fetched no more, as behind a bad cable; what it enters goes through. */
async function hearNothing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { fetch: real } = window;
    window.fetch = (input, init) =>
      String(input).includes('training.sessions') ? new Promise(() => undefined) : real(input, init);
  });
}
