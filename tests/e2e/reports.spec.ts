/** Reports: the sheets, the people and the days that a coach chooses. */

import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

test('a workbook of a squad and a period, after days that ran backwards', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Reports' }).click();
  const make = rackside.getByRole('button', { name: 'Make the workbook' });
  await rackside.getByLabel('Squad').selectOption('Netball');
  await rackside.getByLabel('From').fill('2026-10-01');
  await rackside.getByLabel('To', { exact: true }).fill('in autumn');
  await expect(make).toBeDisabled();
  await rackside.getByLabel('To', { exact: true }).fill('2026-09-01');
  await make.click();
  await expect(rackside.getByText('This day is before 1 Oct 2026, when the period begins.')).toBeVisible();

  await rackside.getByLabel('To', { exact: true }).fill('2026-10-31');
  const download = rackside.waitForEvent('download');
  await make.click();
  expect((await download).suggestedFilename()).toBe('Rackside 2026-10-01 to 2026-10-31.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(readFileSync(await (await download).path()) as never);
  const facts = workbook.getWorksheet('ReadMe')?.getColumn(2).values ?? [];
  expect(facts).toContain('Squad: Netball');
  expect(facts.some((fact) => String(fact).startsWith('Period: from 1 Oct 2026 to 31 Oct 2026'))).toBe(true);
  const days = (workbook.getWorksheet('Maxes')?.getColumn(8).values ?? []).filter(
    (day) => day instanceof Date,
  );
  expect(days.length).toBeGreaterThan(0);
  expect(days.every((day) => day.getUTCMonth() === 9)).toBe(true);
});

test('what was chosen stays from one kind of report to another, and after a reload', async ({ rackside }) => {
  await openSample(rackside);
  await rackside.getByRole('link', { name: 'Reports' }).click();
  const views = rackside.getByLabel('What is shown');
  const squad = rackside.getByLabel('Squad');
  await squad.selectOption('Netball');
  await rackside.getByLabel('From').fill('2026-10-01');
  await rackside.getByLabel('To', { exact: true }).fill('31 Oct 2026');
  await rackside.getByLabel('To', { exact: true }).press('Tab');
  await rackside.getByRole('checkbox', { name: /^Log/ }).check();
  for (const view of ['Progress', 'Fill-in workbook']) {
    await views.getByText(view, { exact: true }).click();
    await expect(squad.locator('option:checked')).toHaveText('Netball');
  }
  await rackside.reload();
  await expect(squad.locator('option:checked')).toHaveText('Netball');
  await views.getByText('Workbook', { exact: true }).click();
  await expect(squad.locator('option:checked')).toHaveText('Netball');
  await expect(rackside.getByLabel('From')).toHaveValue('1 Oct 2026');
  await expect(rackside.getByLabel('To', { exact: true })).toHaveValue('31 Oct 2026');
  await expect(rackside.getByRole('checkbox', { name: /^Log/ })).toBeChecked();
});
