/** The print centre: people, sheets, the pages as they will be, and the register that finds a sheet by its number. */

import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright/test';
import { assignEverybody, openSample } from './journeys.ts';
import { expect, TODAY, test } from './rackside.ts';
import { call } from './three-weeks-in.ts';

test.setTimeout(180_000);

test('sheets are looked at before they are printed, found again by number, and printed again', async ({
  rackside,
}) => {
  await openSample(rackside);
  await assignEverybody(rackside);
  await rackside.getByRole('link', { name: 'Print' }).click();
  const preview = rackside.getByRole('region', { name: 'Preview' });
  // The first look opens the reader and the printer.
  await expect(preview.getByRole('img').first()).toHaveAccessibleName(/^Page 1: .*Session A/, {
    timeout: 30_000,
  });
  // Who is on hold is named before anything is printed.
  await preview.getByText(/^Left out: \d+$/).click();
  await expect(preview.getByRole('listitem').first()).toBeVisible();

  await rackside.getByLabel('Find a person').fill('hanna br');
  await rackside.getByRole('button', { name: 'Hanna Brown' }).click();
  await expect(preview.getByRole('img').first()).toHaveAccessibleName(/^Page 1: Hanna Brown/);
  // Reload and back return to the same spot.
  await rackside.reload();
  await expect(preview.getByRole('img').first()).toHaveAccessibleName(/^Page 1: Hanna Brown/);

  await rackside.getByRole('checkbox', { name: /^Rack sheet/ }).check();
  await rackside.getByRole('checkbox', { name: /^Individual card/ }).uncheck();
  await rackside.getByLabel('Sessions').fill('a');
  await expect(preview.getByRole('img').first()).toHaveAccessibleName(
    /^Page 1: Session A · Week 1 .*Hanna Brown|Rack sheet/,
  );
  await rackside.getByLabel('Squad').selectOption('Rugby W');
  await rackside.getByRole('button', { name: /^Make sheets for \d+ athletes$/ }).click();
  await expect(rackside.getByRole('heading', { name: /^\d+ sheets, \d+ pages$/ })).toBeVisible({
    timeout: 60_000,
  });
  // The sheets stand in a tab of their own, where the browser prints them.
  const asked = rackside.context().waitForEvent('request', (request) => request.url().endsWith('?open'));
  await rackside.getByRole('button', { name: 'Open to print' }).click();
  const shown = await (await asked).response();
  expect(await shown?.headerValue('content-disposition')).toMatch(/^inline/);

  // What came of other choices does not stand there as if it came of these, and can still be had.
  await expect(rackside.getByRole('region', { name: 'Printed', exact: true })).toBeVisible();
  await rackside.getByText('Letter', { exact: true }).click();
  const former = rackside.getByRole('region', { name: 'Printed with other choices' });
  await expect(former).toContainText('Made before the choices were changed.');
  await expect(former.getByRole('button', { name: 'Open to print' })).toBeEnabled();
  await rackside.getByText('A4', { exact: true }).click();
  await expect(rackside.getByRole('region', { name: 'Printed', exact: true })).toBeVisible();

  await rackside.getByText('Register', { exact: true }).click();
  const rows = rackside.getByRole('row');
  await expect(rows.nth(1)).toContainText('Rack sheet');
  const number = (await rows.nth(1).getByRole('cell').first().textContent()) ?? '';
  const field = rackside.getByLabel('Sheet number, typed or scanned');
  await field.fill(number.replace('-', '').toLowerCase());
  // A scanner types and presses Enter.
  await rackside.keyboard.press('Enter');
  await expect(rackside.getByRole('button', { name: /^Print again: / })).toHaveCount(1);
  const wrong = `${number.startsWith('A') ? 'B' : 'A'}${number.slice(1)}`;
  await field.fill(wrong);
  await rackside.keyboard.press('Enter');
  await expect(rackside.getByRole('alert')).toContainText('That is no sheet number');
  await rackside.getByRole('button', { name: 'Show all' }).click();
  await rackside.getByRole('button', { name: `Print again: ${number}` }).click();
  await expect(rackside.getByText(/from the roster$/)).toBeVisible();
  await expect(rackside.getByRole('checkbox', { name: /^Rack sheet/ })).toBeChecked();
  await expect(preview.getByRole('img')).toHaveCount(1);
});

test('a session is printed alone, and of whom and what day it is asked on Today', async ({ rackside }) => {
  await openSample(rackside);
  await assignEverybody(rackside);
  await rackside.getByRole('link', { name: 'Print' }).click();
  const preview = rackside.getByRole('region', { name: 'Preview' });
  const pages = preview.getByRole('img');
  await expect(preview.getByRole('img', { name: /Session B/ }).first()).toBeVisible({ timeout: 30_000 });
  await rackside.getByLabel('Sessions').fill('a');
  await expect(preview.getByRole('img', { name: /Session B/ })).toHaveCount(0);
  await expect(pages.first()).toHaveAccessibleName(/Session A · Weeks 1–\d/);
  await rackside.getByRole('checkbox', { name: /^Attendance/ }).check();
  await expect(rackside.getByText('Not by session: attendance.')).toBeVisible();

  // The second session of the first week, and two who do it.
  await rackside.getByRole('link', { name: 'Today', exact: true }).click();
  const group = rackside.getByRole('region', { name: /week 1 B$/ }).first();
  await rackside.getByRole('button', { name: /^Thu 3 Dec/ }).click();
  const title = (await group.getAttribute('aria-label')) ?? '';
  const boxes = rackside.getByRole('region', { name: title, exact: true }).getByRole('checkbox');
  const names: string[] = [];
  for (const place of [0, 1]) {
    names.push(((await boxes.nth(place).getAttribute('aria-label')) ?? '').replace('Choose ', ''));
    await boxes.nth(place).check();
  }
  const date = new URL(rackside.url()).searchParams.get('date');
  await rackside.getByRole('button', { name: 'Print 2' }).click();
  await expect(rackside.getByText('2 from Today')).toBeVisible();
  await expect(rackside.getByText(/^Session B of \d+ \w+ \d{4}$/)).toBeVisible();
  expect(new URL(rackside.url()).searchParams.get('day')).toBe(date);
  await expect(pages).toHaveCount(2);
  for (const name of names)
    await expect(preview.getByRole('img', { name: new RegExp(`${name} Session B · Week 1`) })).toHaveCount(1);
  await rackside.getByRole('button', { name: 'Choose weeks and sessions instead' }).click();
  await expect(rackside.getByLabel('From week')).toBeVisible();
});

test('a lead prints health details with a reason, and only on sheets that are one athlete’s', async ({
  rackside,
}) => {
  await openSample(rackside);
  await assignEverybody(rackside);
  await rackside.getByRole('link', { name: 'Print' }).click();
  const health = rackside.getByRole('region', { name: 'Health details' });
  const make = rackside.getByRole('button', { name: /^Make \d+ cards$/ });
  await expect(health.getByRole('checkbox')).not.toBeChecked();
  await expect(make).toBeEnabled({ timeout: 30_000 });
  await health.getByRole('checkbox').check();
  await expect(make).toBeDisabled();
  await health.getByLabel('Why they are printed').fill('For the physio');
  await expect(
    rackside.getByRole('region', { name: 'Preview' }).getByRole('img').first(),
  ).toHaveAccessibleName(/^Page 1: CONFIDENTIAL: HEALTH DETAILS/, { timeout: 30_000 });
  await make.click();
  await expect(rackside.getByRole('heading', { name: /^\d+ cards, \d+ pages$/ })).toBeVisible({
    timeout: 60_000,
  });
  await rackside.getByRole('checkbox', { name: /^Rack sheet/ }).check();
  await expect(health).toHaveCount(0);
  await rackside.getByText('Register', { exact: true }).click();
  await expect(rackside.getByRole('row').nth(1)).toContainText('with health details');
});

/** Adds people of these names with the first program of the library; answers their ids. */
async function withProgram(
  page: Page,
  names: readonly (readonly [firstName: string, lastName: string, preferredName?: string])[],
): Promise<string[]> {
  const [program] = await call<{ id: string }[]>(page, 'library.programs', {});
  const ids: string[] = [];
  for (const [firstName, lastName, preferredName] of names) {
    const { id, version } = await call<{ id: string; version: number }>(page, 'roster.add', {
      firstName,
      lastName,
    });
    if (preferredName) await call(page, 'roster.update', { id, version, fields: { preferredName } });
    ids.push(id);
  }
  await assignTo(page, ids, program?.id);
  return ids;
}

async function assignTo(page: Page, athleteIds: readonly string[], programId: string | undefined) {
  const request = { athleteIds, startDate: TODAY, trainingDays: [1, 4], programId };
  const { digest } = await call<{ digest: string }>(page, 'assignments.preview', request);
  await call(page, 'assignments.assign', { ...request, digest });
}

function printOf(page: Page, athletes: readonly string[]): string {
  return new URL(`/print?athletes=${encodeURIComponent(JSON.stringify(athletes))}`, page.url()).href;
}

test('who cannot be drawn is named while looking; preferred names solve some, and the others are left out or opened', async ({
  rackside,
}) => {
  await openSample(rackside);
  const ids = await withProgram(rackside, [
    ['Na', '李', 'Na Lee'],
    ['Ōta', '翔'],
    ['Ana', 'Quigley'],
  ]);
  await rackside.goto(printOf(rackside, ids));
  const named = rackside.getByRole('list', { name: 'Cannot be drawn' }).getByRole('listitem');
  await expect(named).toHaveText(['Na Lee 李 “李” (U+674E)', 'Ōta 翔 “翔” (U+7FD4)'], { timeout: 30_000 });
  await rackside.getByRole('button', { name: 'Print the preferred names of these' }).click();
  // Whoever is solved is named no longer, and the same press is not offered again.
  await expect(rackside.getByRole('alert')).toContainText('These still cannot be drawn', { timeout: 60_000 });
  await expect(named).toHaveText(['Ōta 翔 “翔” (U+7FD4)']);
  await expect(rackside.getByRole('button', { name: 'Print the preferred names of these' })).toHaveCount(0);
  await expect(named.getByRole('link', { name: 'Ōta 翔' })).toHaveAttribute('href', new RegExp(ids[1] ?? ''));
  await rackside.getByRole('button', { name: 'Leave these out' }).click();
  await expect(rackside.getByRole('checkbox', { name: 'Print for Ōta 翔' })).not.toBeChecked();
  await expect(named).toHaveCount(0);
  await rackside.getByRole('button', { name: 'Make 2 cards' }).click();
  await expect(rackside.getByRole('heading', { name: '2 cards, 8 pages' })).toBeVisible({ timeout: 60_000 });
});

test('the button promises what will be made: without who is on hold, and a card for each program', async ({
  rackside,
}) => {
  await openSample(rackside);
  const [held = '', several = ''] = await withProgram(rackside, [
    ['Hal', 'Held'],
    ['Sev', 'Eral'],
  ]);
  const [program] = await call<{ id: string }[]>(rackside, 'library.programs', {});
  for (const name of ['Ours', 'Theirs']) {
    const from = { id: program?.id };
    const draft = await call<{ id: string; version: number }>(rackside, 'programs.startDraft', {
      from,
      name,
    });
    const own = await call<{ id: string }>(rackside, 'programs.publish', {
      id: draft.id,
      version: draft.version,
    });
    await assignTo(rackside, [several], own.id);
  }
  await call(rackside, 'clearance.openEpisode', {
    athleteId: held,
    kind: 'backPain',
    details: { onset: TODAY },
  });
  await rackside.goto(printOf(rackside, [held, several]));
  await expect(rackside.getByText('Left out: 1, named above the pages.')).toBeVisible({ timeout: 30_000 });
  await rackside.getByRole('button', { name: 'Make 3 cards' }).click();
  await expect(rackside.getByRole('heading', { name: /^3 cards, \d+ pages$/ })).toBeVisible({
    timeout: 60_000,
  });
  // What is known of everybody stays when one of them is looked at.
  await rackside.getByRole('button', { name: 'Sev Eral' }).click();
  await expect(rackside.getByRole('button', { name: 'Make 3 cards' })).toBeVisible({ timeout: 30_000 });
});

test('the register shows the newest, then more; finds what is void and whose it is; and is whole on a small screen', async ({
  rackside,
}) => {
  await openSample(rackside);
  await assignEverybody(rackside);
  const { printed } = await call<{ printed: { name: string; athleteId: string }[] }>(
    rackside,
    'documents.print',
    { sheets: ['card', 'plan'] },
  );
  await rackside.setViewportSize({ width: 640, height: 400 });
  await rackside.goto(new URL('/print?view=register', rackside.url()).href);
  const said = rackside.getByRole('status').filter({ hasText: 'sheet' });
  await expect(said).toHaveText(`The newest 200 of ${printed.length} sheets.`);
  const again = rackside.getByRole('button', { name: /^Print again: / });
  await expect(again).toHaveCount(200);
  for (const name of ['Printed', 'State'])
    await expect(rackside.getByRole('columnheader', { name })).toBeInViewport({ ratio: 1 });
  await expect(again.first()).toBeInViewport({ ratio: 1 });
  await rackside.getByRole('button', { name: `Show ${printed.length - 200} more` }).click();
  await expect(again).toHaveCount(printed.length);
  await expect(said).toHaveText(`${printed.length} sheets.`);

  const [first] = printed;
  await call(rackside, 'clearance.openEpisode', {
    athleteId: first?.athleteId,
    kind: 'backPain',
    details: { onset: TODAY },
  });
  await rackside.getByLabel('Void only').check();
  await expect(said).toHaveText('2 sheets.');
  await rackside.getByLabel('Void only').uncheck();
  await rackside.getByLabel('Athlete', { exact: true }).fill(first?.name.toUpperCase() ?? '');
  await rackside.keyboard.press('Enter');
  await expect(said).toHaveText('2 sheets.');
  await rackside.reload();
  await expect(said).toHaveText('2 sheets.');
  await rackside.getByRole('button', { name: 'Show all' }).click();
  await expect(said).toHaveText(`The newest 200 of ${printed.length} sheets.`);
});

test('a facility does not begin with a name that no font can draw', async ({ rackside }) => {
  await rackside.getByRole('button', { name: 'Start empty' }).click();
  const name = rackside.getByLabel('Name of your facility');
  await name.fill('Lakeside 💪');
  await rackside.getByRole('button', { name: 'Open the roster' }).click();
  await expect(name).toHaveAccessibleDescription(/has the character “💪” \(U\+1F4AA\) that no font/);
  await name.fill('Lakeside');
  await rackside.getByRole('button', { name: 'Open the roster' }).click();
  await expect(rackside.getByRole('link', { name: 'Facility' })).toBeVisible();
});

test('a coach’s name that no font can draw is refused in its place, and print leads there where one is kept', async ({
  rackside,
  dataFolder,
}) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Facility' }).click();
  const coach = rackside.getByLabel('Coach on printed sheets');
  await coach.fill('Jo 💪');
  await rackside.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(coach).toHaveAccessibleDescription(/The coach’s name has the character “💪”/);
  await coach.fill('Jo');
  await rackside.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(rackside.getByText('The facility is saved.')).toBeVisible();

  // Kept by a version that took it.
  const file = new Database(join(dataFolder, 'roster.sqlite'));
  file.prepare('UPDATE facility SET coach = ?').run('Jo 💪');
  file.close();
  await rackside.goto(new URL('/print?sheets=["blank"]', rackside.url()).href);
  const alert = rackside.getByRole('alert');
  await expect(alert).toContainText('The coach’s name has the character “💪”', { timeout: 30_000 });
  await expect(alert).toContainText('Change it under Facility');
  await rackside.getByRole('link', { name: 'Open Facility' }).click();
  await expect(coach).toHaveValue('Jo 💪');
});

test('Make is a few presses of Tab away, however many people there are, and arrows go through them', async ({
  rackside,
}) => {
  await openSample(rackside);
  await assignEverybody(rackside);
  await rackside.getByRole('link', { name: 'Print' }).click();
  const people = rackside.getByRole('group', { name: 'Printed for' });
  await expect(people.getByRole('checkbox').nth(100)).toBeAttached();
  await rackside.getByLabel('Find a person').focus();
  await rackside.keyboard.press('Tab');
  await expect(people.getByRole('checkbox').first()).toBeFocused();
  await rackside.keyboard.press('ArrowDown');
  await rackside.keyboard.press('Space');
  await expect(people.getByRole('checkbox').nth(1)).not.toBeChecked();
  await rackside.keyboard.press('ArrowRight');
  await expect(people.getByRole('button').nth(1)).toBeFocused();
  await rackside.keyboard.press('End');
  await expect(people.getByRole('button').last()).toBeFocused();
  const make = rackside.getByRole('button', { name: /^Make / });
  let presses = 0;
  while (!(await make.evaluate((button) => button === document.activeElement)) && presses < 60) {
    await rackside.keyboard.press('Tab');
    presses += 1;
  }
  expect(presses).toBeLessThan(25);
  // On a small screen the paper is in sight over the button, too.
  await rackside.setViewportSize({ width: 1024, height: 640 });
  const paper = await rackside.getByText('Letter', { exact: true }).boundingBox();
  const button = await make.boundingBox();
  expect((paper?.y ?? Infinity) + (paper?.height ?? 0)).toBeLessThan(button?.y ?? 0);
});
