import { openSample } from './journeys.ts';
import { expect, test } from './rackside.ts';

test('look', async ({ rackside: page }) => {
  await openSample(page);
  const call = (channel: string, input: unknown) =>
    page.evaluate(
      async ([name, body]) => {
        const reply = await (
          await fetch(`/call/${name}`, {
            method: 'POST',
            body: JSON.stringify(body),
            headers: { 'Content-Type': 'application/json' },
          })
        ).json();
        return reply.value;
      },
      [channel, input] as const,
    );
  const job = async (channel: string, input: unknown) => {
    const { job: id } = await call(channel, input);
    for (;;) {
      const status = await call('jobs.status', { id });
      if (status.state !== 'running' && status.state !== 'waiting') return status.value;
    }
  };
  const { rows } = await call('roster.page', { limit: 5000 });
  const [program] = await call('library.programs', {});
  const request = {
    athleteIds: rows.map((row: { id: string }) => row.id),
    programId: program.id,
    startDate: '2026-11-02',
    trainingDays: [1, 4],
  };
  const { digest } = await job('assignments.preview', request);
  await job('assignments.assign', { ...request, digest });
  const shot = (name: string) => page.screenshot({ path: `/tmp/look/${name}.png` });
  await page.goto(new URL('/today', page.url()).href);
  await expect(page.getByRole('region', { name: 'Days' })).toBeVisible();
  await page.waitForTimeout(500);
  await shot('today');
  await page.getByLabel('Squad').selectOption({ index: 1 });
  await page.waitForTimeout(500);
  await shot('today-squad');
  await page.getByRole('button', { name: 'Enter results' }).first().click();
  await page.waitForTimeout(800);
  await shot('entry');
  const cells = page.locator('[data-cell]');
  console.log('cells', await cells.count());
  await page.locator('[data-cell="0:0"]').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('102.5x8@8');
  await page.keyboard.press('Enter');
  await page.keyboard.type('x7');
  await page.keyboard.press('Enter');
  await page.keyboard.type('skip');
  await page.keyboard.press('Enter');
  await page.keyboard.type('eight');
  await page.keyboard.press('Enter');
  await page.keyboard.type('2000x3');
  await page.keyboard.press('Enter');
  await page.keyboard.type('pain 7');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(800);
  await shot('entry-typed');
  await page.getByText('As on cards').click();
  await page.waitForTimeout(400);
  await shot('entry-cards');
  await page.setViewportSize({ width: 1024, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(300);
  await shot('entry-dark');
  await page.goto(new URL('/weight-room', page.url()).href);
  await page.waitForTimeout(800);
  await page.setViewportSize({ width: 1280, height: 800 });
  await shot('weight-room');
});
