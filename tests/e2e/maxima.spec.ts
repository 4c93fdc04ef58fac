/** Maxima in the panel: an estimate from a set with the span of its formulas, a training max that a coach takes on purpose. */

import { openAthlete, openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

test('a set becomes an estimate with its span; the training max is taken from it on purpose', async ({
  rackside,
}) => {
  await openSample(rackside);
  await openAthlete(rackside, 'Priya Ahmed', 'Maxima');
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await panel.getByRole('combobox', { name: 'Kind' }).click();
  await rackside.getByRole('option', { name: 'Estimated 1RM' }).click();
  await panel.getByLabel('Weight lifted (kg)').fill('120');
  await panel.getByLabel('Reps done').fill('14');
  await expect(panel.getByText('More than 12 reps to failure say too little about a single.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Record maximum' })).toBeDisabled();
  await panel.getByLabel('Reps done').fill('6');
  await expect(panel.getByText('The formulas say 138 to 146 kg; this is Epley.')).toBeVisible();
  await panel.getByRole('radio', { name: /Brzycki/ }).check();
  await expect(panel.getByRole('status').first()).toContainText('139.35 kg');
  await panel.getByRole('button', { name: 'Record maximum' }).click();
  await expect(panel.getByRole('cell', { name: '120 kg × 6, Brzycki' })).toBeVisible();
  await panel.getByRole('combobox', { name: 'Kind' }).click();
  await rackside.getByRole('option', { name: 'Training max' }).click();
  await panel.getByRole('button', { name: 'Take it' }).click();
  await expect(panel.getByLabel('Load (kg)')).toHaveValue('125');
});

test('a maximum with a digit too many is asked about before it raises every load', async ({ rackside }) => {
  await openSample(rackside);
  await openAthlete(rackside, 'Priya Ahmed', 'Maxima');
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await panel.getByRole('combobox', { name: 'Kind' }).click();
  await rackside.getByRole('option', { name: 'Tested 1RM' }).click();
  const load = panel.getByLabel('Load (kg)');
  await load.fill('100');
  await panel.getByRole('button', { name: /^Record/ }).click();
  const anyway = panel.getByRole('button', { name: 'Record it all the same' });
  if (await anyway.isVisible()) await anyway.click();
  await expect(load).toHaveValue('');
  await load.fill('1000');
  await panel.getByRole('button', { name: 'Record maximum' }).click();
  await expect(panel.getByText(/^1000 kg is 900 % more than 100 kg from .* Is that meant\?$/)).toBeVisible();
  await load.fill('102.5');
  await panel.getByRole('button', { name: 'Record maximum' }).click();
  await expect(
    panel.getByText(
      '100 kg is on record for 23 Nov 2026 already. Both stay in the history, and loads follow the last one, 102.5 kg. Is that meant?',
    ),
  ).toBeVisible();
  await expect(panel.getByRole('row', { name: /^102\.5 kg/ })).toHaveCount(0);
  await anyway.click();
  await expect(load).toHaveValue('');
  await expect(panel.getByRole('row', { name: /^102\.5 kg Tested 1RM/ })).not.toContainText('does not count');
  await expect(panel.getByRole('row', { name: /^100 kg Tested 1RM/ })).toContainText(
    'does not count: 102.5 kg was recorded after it',
  );
});

test('a load that is held in each hand says so where it is recorded', async ({ rackside }) => {
  await openSample(rackside);
  await openAthlete(rackside, 'Priya Ahmed', 'Maxima');
  const panel = rackside.getByRole('complementary', { name: 'Athlete' });
  await panel.getByRole('combobox', { name: 'Lift' }).click();
  await rackside.getByRole('option', { name: 'Bulgarian split squat', exact: true }).click();
  await panel.getByLabel('Load in each hand (kg)').fill('20');
  await panel.getByRole('button', { name: 'Record maximum' }).click();
  await expect(panel.getByText('Bulgarian split squat · in each hand')).toBeVisible();
});
