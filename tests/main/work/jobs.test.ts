import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JobStatus } from '#contract/system.ts';
import { ExpectedError } from '#main/errors.ts';
import { type JobControl, Jobs } from '#main/work/jobs.ts';
import { WorkPool } from '#main/work/pool.ts';
import { temporaryFolder } from '../../support/application.ts';

const STRANGE = new URL('strange-worker.ts', import.meta.url).href;
const ENDS = ['done', 'failed', 'cancelled'];

/** Jobs with everything they said, each with the moment it was said. */
function watchedJobs() {
  const said: { at: number; status: JobStatus }[] = [];
  const jobs = new Jobs(
    (status) => said.push({ at: performance.now(), status }),
    (error) => ({
      code: error instanceof ExpectedError ? error.code : 'INTERNAL',
      message: error instanceof ExpectedError ? (error.sentence ?? '') : '',
      wayOut: '',
      retryable: false,
      ref: '',
    }),
  );
  onTestFinished(() => jobs.cancelAll());
  const ends = (id: string) => said.filter(({ status }) => status.id === id && ENDS.includes(status.state));
  return { jobs, said, ends };
}

function strangePool(): WorkPool {
  const pool = new WorkPool(STRANGE);
  onTestFinished(() => pool.close());
  return pool;
}

type How = 'crash' | 'throw' | 'refuse' | 'hang' | 'chatter' | 'answer';
const run = (pool: WorkPool, how: How, started?: string) => (control?: JobControl) =>
  pool.run('writeReport', { how, ...(started && { started }) } as never, control);

describe('a job', () => {
  it('has its id before it says anything, and can be asked about from the start', async () => {
    const { jobs, said } = watchedJobs();
    const id = jobs.start('workbooks.export', async () => 'done');
    expect(said).toEqual([]);
    expect(jobs.status(id)).toMatchObject({ id, channel: 'workbooks.export', state: 'running' });
    expect(await jobs.finished(id)).toMatchObject({ state: 'done', value: 'done' });
    expect(jobs.status(id)).toMatchObject({ state: 'done', value: 'done' });
    expect(jobs.list()).toHaveLength(1);
  });

  it.each<[string, (control: JobControl) => Promise<unknown>, string]>([
    ['that does its work', async () => 'done', 'done'],
    ['that refuses', async () => Promise.reject(new ExpectedError('NOTHING_TO_PRINT')), 'failed'],
    ['with a bug', async () => Promise.reject(new Error('a bug')), 'failed'],
    [
      'that throws before it waits for anything',
      () => {
        throw new Error('a bug');
      },
      'failed',
    ],
  ])('%s ends once', async (_, work, state) => {
    const { jobs, ends } = watchedJobs();
    const id = jobs.start('workbooks.export', async (control) => {
      control.progress('Working', 1, 2);
      return work(control);
    });
    await jobs.finished(id);
    await jobs.cancel(id);
    await jobs.cancelAll();
    expect(ends(id).map(({ status }) => status.state)).toEqual([state]);
  });

  it('says nothing more after its end, whatever its work still reports', async () => {
    const { jobs, said } = watchedJobs();
    let late: JobControl | undefined;
    const id = jobs.start('workbooks.export', async (control) => {
      late = control;
      for (let done = 0; done < 50; done++) control.progress('Working', done, 50);
      return 'done';
    });
    await jobs.finished(id);
    const before = said.length;
    late?.progress('Still here', 1, 2);
    await wait(250);
    expect(said).toHaveLength(before);
    expect(jobs.status(id)).toMatchObject({ state: 'done', step: 'Working', done: 49 });
  });

  it('reports at most ten times a second, the latest always wins', async () => {
    const { jobs, said } = watchedJobs();
    const id = jobs.start('workbooks.export', async (control) => {
      const until = performance.now() + 1000;
      let done = 0;
      while (performance.now() < until) {
        control.progress('Working', ++done, 0);
        await nextTurn();
      }
      return done;
    });
    const { value } = await jobs.finished(id);
    const running = said.filter(({ status }) => status.state === 'running');
    expect(running.length).toBeGreaterThan(3);
    for (const [place, { at }] of running.entries()) {
      const within = running.slice(place).filter((other) => other.at - at < 1000);
      expect(within.length).toBeLessThanOrEqual(11);
    }
    const counts = running.map(({ status }) => status.done);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(said.at(-1)?.status).toMatchObject({ state: 'done', done: value });
  });

  it('that is cancelled before it began never begins', async () => {
    const { jobs } = watchedJobs();
    let began = false;
    const id = jobs.start('workbooks.export', async () => {
      began = true;
    });
    expect(await jobs.cancel(id)).toMatchObject({ state: 'cancelled' });
    expect(began).toBe(false);
  });

  it('is cancelled as often as asked, with one end', async () => {
    const { jobs, ends } = watchedJobs();
    const id = jobs.start('workbooks.export', ({ signal }) => aborted(signal));
    await nextTurn();
    const all = await Promise.all([jobs.cancel(id), jobs.cancel(id), jobs.cancel(id)]);
    expect(all.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(await jobs.cancel(id)).toMatchObject({ state: 'cancelled' });
    expect(ends(id)).toHaveLength(1);
  });

  it('that was saved before the cancel came says that it is done', async () => {
    const { jobs } = watchedJobs();
    const saved = Promise.withResolvers<void>();
    const id = jobs.start('assignments.assign', async () => {
      await saved.promise;
      return { assigned: 12 };
    });
    await nextTurn();
    const cancelling = jobs.cancel(id);
    saved.resolve();
    expect(await cancelling).toMatchObject({ state: 'done', value: { assigned: 12 } });
  });

  it('is forgotten once fifty newer ones have ended, but never while it runs', async () => {
    const { jobs } = watchedJobs();
    const running = jobs.start('workbooks.export', ({ signal }) => aborted(signal));
    const first = jobs.start('workbooks.export', async () => 'first');
    await jobs.finished(first);
    for (let place = 0; place < 55; place++)
      await jobs.finished(jobs.start('workbooks.export', async () => place));
    expect(() => jobs.status(first)).toThrow(expect.objectContaining({ code: 'JOB_GONE' }));
    expect(jobs.status(running)).toMatchObject({ state: 'running' });
    expect(jobs.list().length).toBeLessThanOrEqual(50);
    expect(jobs.list()[0]?.value).toBe(54);
  });

  it('that nobody knows is gone', async () => {
    const { jobs } = watchedJobs();
    expect(() => jobs.status('nothing')).toThrow(expect.objectContaining({ code: 'JOB_GONE' }));
    await expect(jobs.cancel('nothing')).rejects.toMatchObject({ code: 'JOB_GONE' });
  });
});

describe('work in a worker', () => {
  it.each([
    ['that crashes', 'crash', 'INTERNAL'],
    ['that throws a bug', 'throw', 'INTERNAL'],
    ['that refuses with a sentence', 'refuse', 'FILE_REFUSED'],
  ] as const)('%s fails its job alone; the next one is done', async (_, how, code) => {
    const { jobs, ends } = watchedJobs();
    const pool = strangePool();
    const id = jobs.start('workbooks.export', run(pool, how));
    expect(await jobs.finished(id)).toMatchObject({ state: 'failed', error: { code } });
    expect(ends(id)).toHaveLength(1);
    const next = jobs.start('workbooks.export', run(pool, 'answer'));
    expect(await jobs.finished(next)).toMatchObject({ state: 'done', value: 'done' });
  });

  it('that hangs is ended by a cancel, and the next one is done', async () => {
    const { jobs, ends } = watchedJobs();
    const pool = strangePool();
    const started = join(temporaryFolder(), 'started');
    const id = jobs.start('workbooks.export', run(pool, 'hang', started));
    while (!existsSync(started)) await wait(5);
    expect(await jobs.cancel(id)).toMatchObject({ state: 'cancelled' });
    expect(ends(id)).toHaveLength(1);
    const next = jobs.start('workbooks.export', run(pool, 'answer'));
    expect(await jobs.finished(next)).toMatchObject({ state: 'done' });
  });

  it('that waits its turn is cancelled without ever starting', async () => {
    const { jobs } = watchedJobs();
    const pool = strangePool();
    const folder = temporaryFolder();
    const busy = Array.from({ length: 4 }, (_, place) =>
      jobs.start('workbooks.export', run(pool, 'hang', join(folder, `${place}`))),
    );
    while (!existsSync(join(folder, '0'))) await wait(5);
    const waiting = jobs.start('workbooks.export', run(pool, 'answer', join(folder, 'waiting')));
    await nextTurn();
    const waited = jobs.cancel(waiting);
    for (const id of busy) await jobs.cancel(id);
    expect((await waited).state).toBe('cancelled');
    expect(existsSync(join(folder, 'waiting'))).toBe(false);
  });

  it('that chatters reaches the screens ten times a second at most', async () => {
    const { jobs, said } = watchedJobs();
    const id = jobs.start('documents.print', run(strangePool(), 'chatter'));
    const status = await jobs.finished(id);
    expect(status).toMatchObject({ state: 'done', value: 'done' });
    expect(said.length).toBeLessThan(10);
  });

  it('that hangs does not keep the application from closing', async () => {
    const { jobs } = watchedJobs();
    const pool = strangePool();
    const started = join(temporaryFolder(), 'started');
    const id = jobs.start('workbooks.export', run(pool, 'hang', started));
    while (!existsSync(started)) await wait(5);
    await jobs.cancelAll();
    await pool.close();
    expect(jobs.status(id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('work for a worker, once the application closes', () => {
  it('starts no worker any more, which would keep the process from ending', async () => {
    const pool = strangePool();
    const started = join(temporaryFolder(), 'started');
    await pool.close();
    await expect(run(pool, 'hang', started)()).rejects.toMatchObject({ code: 'NOT_READY' });
    expect(existsSync(started)).toBe(false);
  });

  it('is told that Rackside closes when it was under way', async () => {
    const pool = strangePool();
    const started = join(temporaryFolder(), 'started');
    const underWay = run(pool, 'hang', started)();
    const refused = expect(underWay).rejects.toMatchObject({ code: 'NOT_READY' });
    while (!existsSync(started)) await wait(5);
    await pool.close();
    await refused;
  });
});

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
