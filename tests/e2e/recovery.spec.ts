/** A damaged roster file: what happened is said, nothing is deleted, and a backup takes over. */

import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openSample } from './journeys.ts';
import { expect, openDoor, test } from './rackside.ts';

test('a damaged roster is set aside, and a backup goes on with everybody', async ({ page, dataFolder }) => {
  const first = await openDoor(dataFolder);
  await page.goto(first.link);
  await openSample(page);
  await page.getByRole('link', { name: 'Facility' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('it opens and holds 160 athletes')).toBeVisible();
  await first.stop();

  const file = openSync(join(dataFolder, 'roster.sqlite'), 'r+');
  writeSync(file, Buffer.alloc(80_000, 0x5a), 0, 80_000, 8192);
  closeSync(file);

  const second = await openDoor(dataFolder);
  await page.goto(second.link);
  await expect(page.getByRole('heading', { name: 'The roster file is damaged' })).toBeVisible();
  expect(readdirSync(join(dataFolder, 'quarantine'))).toHaveLength(1);
  await expect(page.getByText('Nothing was deleted.')).toBeVisible();
  // Made by hand, and the one of the day that was made on leaving.
  await page
    .getByRole('row', { name: /160 daily/ })
    .getByRole('button', { name: 'Go on from this one' })
    .click();
  await expect(page.getByTestId('count')).toHaveText('160 athletes');
  await second.stop();
});

test('a second door on the same data folder is refused and says who has it', async ({ door }) => {
  await expect(openDoor(door.dataFolder)).rejects.toThrow(/open in the browser door/);
});
