/** The library: technique with the dial of the shin, evidence with its caveats, reached by address and kept through a reload. */

import { openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

test('an exercise shows both feet faults on one dial, and its ladder leads on', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Library' }).click();
  const shown = rackside.getByRole('region', { name: 'Exercise' });
  await expect(shown.getByText('Feet too close. Move them away from the bench.')).toBeVisible();
  await expect(shown.getByRole('cell', { name: /Feet too/ })).toHaveCount(0);
  await shown.getByRole('button', { name: 'Glute bridge' }).first().click();
  await expect(shown.getByRole('heading', { name: 'Glute bridge' })).toBeVisible();
});

test('every evidence card keeps its caveat, and nothing is called the best', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Library' }).click();
  await rackside.getByText('Evidence', { exact: true }).click();
  const card = rackside.getByRole('article', { name: 'Muscle activity: hip thrust and squat' });
  await expect(
    card.getByText('Thirteen people and one session. Muscle activity is not growth.'),
  ).toBeVisible();
  await expect(card.getByRole('figure').filter({ hasText: 'Upper gluteus maximus, mean' })).toContainText(
    '69.5',
  );
  await rackside.reload();
  await expect(card).toBeVisible();
  await rackside.getByText('Levels', { exact: true }).click();
  await expect(rackside.getByRole('row', { name: /Intermediate/ })).toContainText('10 to 16');
  await rackside.getByText('Questions', { exact: true }).click();
  await expect(rackside.getByText('General education, not medical advice.')).toBeVisible();
  await expect(rackside.getByText(/\bbest\b/i)).toHaveCount(0);
});

test('an own exercise counts as the strictest until somebody tags it', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Library' }).click();
  await rackside.getByRole('button', { name: 'Add exercise' }).click();
  const form = rackside.getByRole('form', { name: 'Add an exercise' });
  await form.getByLabel(/^Name/).fill('Back squat');
  await form.getByRole('combobox', { name: 'Pattern' }).click();
  await rackside.getByRole('option', { name: 'Squat', exact: true }).click();
  await expect(form.getByText(/the strictest there is/)).toBeVisible();
  await form.getByRole('button', { name: 'Add exercise' }).click();
  await expect(form.getByText('The library has an exercise of this name already.')).toBeVisible();
  await form.getByLabel(/^Name/).fill('Belt squat');
  await form.getByLabel('Cues').fill('Sit between the heels\nDrive up');
  await form.getByRole('button', { name: 'Add a fault' }).click();
  await form.getByRole('textbox', { name: 'Fault 1' }).fill('Knees fall in');
  await form.getByLabel('Muscles').fill('Quadriceps');
  await form.getByRole('button', { name: 'Add exercise' }).click();
  await expect(form.getByText('Say what to do about it.')).toBeVisible();
  await form.getByRole('textbox', { name: 'What to do 1' }).fill('Push them out');
  await form.getByRole('button', { name: 'Add exercise' }).click();
  const shown = rackside.getByRole('region', { name: 'Exercise' });
  await expect(shown.getByRole('heading', { name: 'Belt squat' })).toBeVisible();
  await expect(shown.getByText('Sit between the heels')).toBeVisible();
  await expect(shown.getByRole('row', { name: /Knees fall in/ })).toContainText('Push them out');
  await expect(shown.getByText('Quadriceps', { exact: true })).toBeVisible();
  await expect(
    rackside.getByRole('navigation', { name: 'Exercises' }).getByText('Own, not tagged'),
  ).toBeVisible();
  await shown.getByRole('button', { name: 'Change it' }).click();
  const change = rackside.getByRole('form', { name: 'Change Belt squat' });
  await change.getByLabel(/^Tagged/).check();
  await change.getByLabel('Load along the spine').uncheck();
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(
    rackside.getByRole('navigation', { name: 'Exercises' }).getByText('Own', { exact: true }),
  ).toBeVisible();
  await expect(shown.getByText(/strictest/)).toBeHidden();
});
