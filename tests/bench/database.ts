/** The roster from the database: the first page of 10,000 athletes, and how it grows to 100,000. */

import { rmSync } from 'node:fs';
import type { ChannelName, InputOf } from '../../src/contract/channels.ts';
import type { Application } from '../../src/main/application.ts';
import { bigRoster, openBench } from './big-roster.ts';
import { atMost, type Figure, median, p95, ratio, timed } from './figures.ts';

export async function benchDatabase(): Promise<Figure[]> {
  const small = await measure(10_000);
  const large = await measure(100_000);
  return [
    atMost('first page of 10,000 athletes, p95', p95(small.firstPage), 16),
    ratio('first page, 100,000 against 10,000', median(large.firstPage), median(small.firstPage), 1.5),
    ratio(
      'a page in the middle, 100,000 against 10,000',
      median(large.middlePage),
      median(small.middlePage),
      1.5,
    ),
    ratio('one athlete, 100,000 against 10,000', median(large.athlete), median(small.athlete), 1.5),
    ratio(
      'clearance of one athlete, 100,000 against 10,000',
      median(large.clearance),
      median(small.clearance),
      1.5,
    ),
  ];
}

async function measure(athletes: number) {
  const folder = await bigRoster(athletes);
  const application = await openBench(folder);
  const middle = { sortName: 'mbeki', id: 'a' };
  const [row] = (await ask(application, 'roster.page', { limit: 1, after: middle })).rows;
  const id = row?.id ?? '';
  const result = {
    firstPage: await timed(60, () => ask(application, 'roster.page', { limit: 100 })),
    middlePage: await timed(60, () => ask(application, 'roster.page', { limit: 100, after: middle })),
    athlete: await timed(60, () => ask(application, 'roster.athlete', { id })),
    clearance: await timed(60, () => ask(application, 'clearance.ofAthlete', { athleteId: id })),
  };
  await application.close();
  rmSync(folder, { recursive: true, force: true });
  return result;
}

/** The value of a call that must succeed. */
export async function ask<Name extends ChannelName>(
  application: Application,
  channel: Name,
  input: InputOf<Name>,
) {
  const reply = await application.ask(channel, input);
  if (!reply.ok) throw new Error(`${channel}: ${reply.error.message}`);
  return reply.value;
}
