/** Assigning a program to 1,000 athletes, gate and loads included: the three lists, then saving them. */

import { rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ThreeLists } from '../../src/contract/assignments.ts';
import { bigRoster, openBench } from './big-roster.ts';
import { ask } from './database.ts';
import { atMost, type Figure } from './figures.ts';

export async function benchAssignment(): Promise<Figure[]> {
  const folder = await bigRoster(10_000);
  const application = await openBench(folder);
  const page = await ask(application, 'roster.page', { limit: 2000 });
  const [program] = await ask(application, 'library.programs', {});
  const request = (from: number, to: number) => ({
    athleteIds: page.rows.slice(from, to).map((row) => row.id as string),
    programId: program?.id as string,
    startDate: '2026-11-30',
    trainingDays: [1, 4],
  });
  const finish = async (started: { job: string }) => {
    const status = await application.finished(started.job);
    if (status.state !== 'done') throw new Error(JSON.stringify(status.error));
    return status.value;
  };
  // Warm: the gate and the planner have run once.
  await finish(await ask(application, 'assignments.preview', request(1500, 1600)));
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const start = performance.now();
  const lists = (await finish(await ask(application, 'assignments.preview', request(0, 1000)))) as ThreeLists;
  const previewed = performance.now();
  await finish(await ask(application, 'assignments.assign', { ...request(0, 1000), digest: lists.digest }));
  const assigned = performance.now();
  delay.disable();
  await application.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    atMost('the three lists for 1,000 athletes', previewed - start, 1000),
    atMost('assigning them', assigned - previewed, 1000),
    atMost('longest stall of the main process meanwhile', delay.max / 1e6, 50),
  ];
}
