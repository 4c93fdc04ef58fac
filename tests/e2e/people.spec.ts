/** People: the second person brings sign-in for everybody; a coach sees less than a lead. */

import { addCoach, openSample, signIn } from './journeys.ts';
import { expect, test } from './rackside.ts';

test('from the second person on everybody signs in, and wrong tries are slowed', async ({ rackside }) => {
  await openSample(rackside);
  await expect(rackside.getByTitle('Lock Rackside')).toBeHidden();
  await addCoach(rackside, 'Noor Haddad');
  await rackside.getByTitle('Lock Rackside').click();
  await expect(rackside.getByRole('heading', { name: 'Who is there?' })).toBeVisible();
  await expect(rackside.getByRole('grid')).toBeHidden();
  await rackside.reload();
  await signIn(rackside, 'Noor Haddad', '0000');
  await expect(rackside.getByRole('alert')).toContainText('That PIN does not fit the name.');
  for (const wrong of ['0001', '0002', '0003']) {
    await rackside.getByLabel('PIN', { exact: true }).fill(wrong);
    await rackside.keyboard.press('Enter');
    await expect(rackside.getByLabel('PIN', { exact: true })).toHaveValue('');
  }
  await expect(rackside.getByRole('alert')).toContainText('the next one has to wait');
  await rackside.getByRole('button', { name: 'Somebody else' }).click();
  await signIn(rackside, 'Coach', '2468');
  await expect(rackside.getByRole('heading', { name: 'Facility' })).toBeVisible();
});

test('a coach finds the people, but cannot change them', async ({ rackside }) => {
  await openSample(rackside);
  await addCoach(rackside, 'Noor Haddad');
  await rackside.getByTitle('Lock Rackside').click();
  await signIn(rackside, 'Noor Haddad', '1357');
  await rackside.getByRole('button', { name: 'Later' }).click();
  await expect(rackside.getByLabel('Name of Noor Haddad')).toBeDisabled();
  await expect(rackside.getByRole('button', { name: 'Add a person' })).toBeHidden();
  await expect(rackside.getByRole('button', { name: 'Change PIN' })).toHaveCount(1);
});
