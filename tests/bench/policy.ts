/** Previewing a policy for 2,000 athletes, a third of them with an episode and a running program: in the worker, then saved. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import type { ThreeLists } from '../../src/contract/assignments.ts';
import type { ChannelName, InputOf, ResultOf } from '../../src/contract/channels.ts';
import { calendarDateOf } from '../../src/domain/calendar/calendar-date.ts';
import type { Application } from '../../src/main/application.ts';
import { sampleCases } from '../../src/main/facility/sample-cases.ts';
import { bigRoster, openBench, TODAY } from './big-roster.ts';
import { ask } from './database.ts';
import { atMost, type Figure, median, timed } from './figures.ts';

const CHANGES = { changes: { restrictedCapPercent: 50, screenFreshDays: 14 } };

export async function benchPolicy(): Promise<Figure[]> {
  const folder = await bigRoster(2000);
  addEpisodes(folder);
  const application = await openBench(folder);
  await assignEverybody(application);
  const delay = monitorEventLoopDelay({ resolution: 2 });
  // The first run of it starts the worker and warms the rules.
  const previews = await timed(5, async () => {
    delay.enable();
    await job(application, 'policy.preview', CHANGES);
  });
  const stallOfPreview = delay.max / 1e6;
  delay.reset();
  const preview = await job(application, 'policy.preview', CHANGES);
  if (preview.athletes.length < 100) throw new Error(`The bench affects ${preview.athletes.length} athletes`);
  const start = performance.now();
  await ask(application, 'policy.save', { ...CHANGES, digest: preview.digest, reason: 'Bench' });
  const saved = performance.now() - start;
  delay.disable();
  const stallOfSave = delay.max / 1e6;
  await application.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    atMost(
      `who is affected of 2,000 athletes, ${preview.looked} with a record, ${preview.athletes.length} affected`,
      median(previews),
      1000,
    ),
    atMost('longest stall of the main process meanwhile', stallOfPreview, 50),
    atMost('saving it, looked at again in the transaction', saved, 1000),
    atMost('longest stall of the main process meanwhile', stallOfSave, 50),
  ];
}

/** The cases of the sample facility, turn by turn, for every third athlete. */
function addEpisodes(folder: string): void {
  const database = new Database(join(folder, 'roster.sqlite'));
  const at = `${TODAY}T08:00:00.000Z`;
  const cases = sampleCases(calendarDateOf(TODAY));
  const episode = database.prepare(
    "INSERT INTO episode (id, athlete_id, kind, opened_by, opened_at) VALUES (?, ?, ?, 'bench', ?)",
  );
  const evidence = database.prepare(
    "INSERT INTO evidence (id, episode_id, athlete_id, kind, content, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, 'bench', ?)",
  );
  const ids = database
    .prepare('SELECT id FROM athlete WHERE id NOT IN (SELECT athlete_id FROM episode) ORDER BY id')
    .pluck()
    .all() as string[];
  database.transaction(() => {
    for (const [n, athlete] of ids.filter((_, place) => place % 3 === 0).entries()) {
      const chosen = cases[n % cases.length];
      if (!chosen) continue;
      episode.run(`p${n}`, athlete, chosen.kind, at);
      for (const [place, { kind, content }] of chosen.evidence.entries()) {
        const whole = kind === 'decision' ? { ...content, episodeId: `p${n}` } : content;
        evidence.run(`p${n}-${place}`, `p${n}`, athlete, kind, JSON.stringify(whole), at);
      }
    }
  })();
  database.close();
}

export async function assignEverybody(application: Application, startDate = '2026-11-30'): Promise<void> {
  const page = await ask(application, 'roster.page', { limit: 5000 });
  const [program] = await ask(application, 'library.programs', {});
  if (!program) throw new Error('The library has programs');
  const request = {
    athleteIds: page.rows.map((row) => row.id as string),
    programId: program.id as string,
    startDate,
    trainingDays: [1, 4],
  };
  const lists: ThreeLists = await job(application, 'assignments.preview', request);
  await job(application, 'assignments.assign', { ...request, digest: lists.digest });
}

async function job<Name extends ChannelName>(
  application: Application,
  channel: Name,
  input: InputOf<Name>,
): Promise<ResultOf<Name>> {
  const started = (await ask(application, channel, input)) as { job: string };
  const status = await application.finished(started.job);
  if (status.state !== 'done') throw new Error(`${channel}: ${JSON.stringify(status.error)}`);
  return status.value as ResultOf<Name>;
}
