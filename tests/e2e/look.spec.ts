/** The look of printed sheets on the facility screen: chosen, looked at, refused where it cannot be, saved, on paper. */

import AxeBuilder from '@axe-core/playwright';
import { openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#1f3a5f"/></svg>';

test('a facility gives its paper a logo, an accent and its own dates', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Facility' }).click();
  const look = rackside.getByRole('region', { name: 'Look of printed sheets' });
  const head = look.getByRole('img', { name: /^Page 1/ });
  await expect(head).toHaveAccessibleName(/^Page 1: Athlete Session A/, { timeout: 30_000 });

  const file = look.locator('input[type=file]');
  await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg') });
  await expect(look.getByRole('alert')).toContainText('This SVG is damaged');
  // What was refused is not chosen: there is nothing to take away or to save.
  await expect(look.getByRole('button', { name: 'Take the logo away' })).toHaveCount(0);
  await expect(look.getByText('not saved yet')).toHaveCount(0);

  await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(SVG) });
  await expect(look.getByText('logo.svg, not saved yet.')).toBeVisible();
  await expect(look.getByRole('alert')).toHaveCount(0);
  await look.getByRole('combobox', { name: 'Dates on sheets' }).click();
  await rackside.getByRole('option', { name: /^German/ }).click();
  await look.getByRole('combobox', { name: 'Decimal sign on sheets' }).click();
  await rackside.getByRole('option', { name: /^Comma/ }).click();
  await expect(head).toHaveAccessibleName(/142,5 \(2\. März 2027\)/);

  await look.getByRole('combobox', { name: 'Accent on sheets' }).click();
  await rackside.getByRole('option', { name: 'A colour of our own…' }).click();
  await look.getByLabel('Own accent colour').fill('#ffd400');
  await expect(look.getByText(/^This colour is too pale for paper/)).toBeVisible();
  await look.getByLabel('Own accent colour').fill('#7a1f2b');
  await expect(look.getByText(/^This colour is too pale for paper/)).toHaveCount(0);

  await rackside.getByRole('button', { name: 'Save' }).click();
  await expect(rackside.getByText('The facility is saved.')).toBeVisible();
  await rackside.reload();
  await expect(look.getByRole('combobox', { name: 'Accent on sheets' })).toHaveValue('Burgundy');
  await expect(look.getByRole('button', { name: 'Take the logo away' })).toBeVisible();
  await expect(head).toHaveAccessibleName(/142,5 \(2\. März 2027\)/);
  const { violations } = await new AxeBuilder({ page: rackside })
    .include('section[aria-label^="Look"]')
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});
