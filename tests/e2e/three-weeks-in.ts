/** The sample facility three weeks into a program, and the entry grid of a squad of it. */

import { expect, type Locator, type Page } from 'playwright/test';
import { openSample } from './journeys.ts';

/** Calls a channel as the page would, past the screens. */
export function call<Value>(page: Page, channel: string, input: unknown): Promise<Value> {
  return page.evaluate(
    async ([name, body]) => {
      const headers = { 'Content-Type': 'application/json' };
      const post = async (path: string, content: unknown) =>
        (
          await (
            await fetch(`/call/${path}`, { method: 'POST', body: JSON.stringify(content), headers })
          ).json()
        ).value;
      const value = await post(name as string, body);
      if (!value?.job) return value;
      for (;;) {
        const status = await post('jobs.status', { id: value.job });
        if (status.state !== 'running' && status.state !== 'waiting') return status.value;
      }
    },
    [channel, input] as const,
  );
}

/** The sample facility with everybody three weeks into the program of the guide; answers a squad of it. */
export async function threeWeeksIn(page: Page): Promise<{ id: string; name: string }> {
  await openSample(page);
  const { rows } = await call<{ rows: { id: string }[] }>(page, 'roster.page', { limit: 5000 });
  const [program] = await call<{ id: string }[]>(page, 'library.programs', {});
  const request = {
    athleteIds: rows.map(({ id }) => id),
    programId: program?.id,
    startDate: '2026-11-02',
    trainingDays: [1, 4],
  };
  const { digest } = await call<{ digest: string }>(page, 'assignments.preview', request);
  await call(page, 'assignments.assign', { ...request, digest });
  const squads = await call<{ id: string; name: string }[]>(page, 'roster.squads', {});
  const squad = squads.find(({ name }) => name === 'Academy');
  if (!squad) throw new Error('The sample has an academy');
  return squad;
}

/** Today’s list of a squad; answers those who do session A of the fourth week, as all of them do. */
export async function openDay(page: Page, squad: string): Promise<Locator> {
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByLabel('Squad').selectOption(squad);
  const group = page.getByRole('region', { name: /week 4 A$/ });
  await expect(group).toBeVisible();
  return group;
}

export async function openGrid(page: Page, squad: string): Promise<void> {
  await openDay(page, squad);
  await page
    .getByRole('banner')
    .or(page.locator('.place-head'))
    .getByRole('button', { name: 'Enter results' })
    .click();
  await expect(page.locator('[data-cell="0:0"]')).toBeVisible();
}

export const cell = (page: Page, row: number, column: number) =>
  page.locator(`[data-cell="${row}:${column}"]`);
