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
