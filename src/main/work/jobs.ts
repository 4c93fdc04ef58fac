/** Jobs: long work with progress, cancel and exactly one end. */

import { randomBytes } from 'node:crypto';
import type { Failure } from '#contract/envelope.ts';
import type { JobStatus } from '#contract/system.ts';
import type { JobId } from '#contract/values.ts';
import { ExpectedError } from '../errors.ts';
import type { Person } from '../people/people.ts';

export interface JobControl {
  /** Aborted when the coach cancels or the application closes. */
  readonly signal: AbortSignal;
  /** Says how far the work is; at most ten a second reach the screens, the latest wins. */
  progress(step: string, done: number, of: number): void;
}

/** Ended jobs that can still be asked about. */
const KEPT = 50;
const PROGRESS_EVERY_MS = 100;

interface Job {
  status: JobStatus;
  /** Who started it, by id. */
  readonly by: string | undefined;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #publish: (status: JobStatus) => void;
  readonly #toFailure: (error: unknown, channel: string) => Failure;

  constructor(publish: (status: JobStatus) => void, toFailure: (error: unknown, channel: string) => Failure) {
    this.#publish = publish;
    this.#toFailure = toFailure;
  }

  start(channel: string, work: (control: JobControl) => Promise<unknown>, by?: string): JobId {
    const id = randomBytes(9).toString('base64url') as JobId;
    const abort = new AbortController();
    const reporter = new ProgressReporter(() => this.#publish(job.status));
    const run = async () => {
      try {
        abort.signal.throwIfAborted();
        const value = await work({
          signal: abort.signal,
          progress: (step, done, of) => {
            if (job.status.state !== 'running') return;
            job.status = { ...job.status, step, done, of };
            reporter.report();
          },
        });
        // A cancel that came too late is not one: what the work did stands, and the status says so.
        job.status = { ...job.status, state: 'done', value };
      } catch (error) {
        job.status = abort.signal.aborted
          ? cancelled(job.status)
          : { ...job.status, state: 'failed', error: this.#toFailure(error, channel) as JobStatus['error'] };
      }
      reporter.stop();
      this.#publish(job.status);
      this.#forgetOldest();
    };
    const job: Job = {
      status: { id, channel, state: 'running', step: 'Starting', done: 0, of: 0 },
      by,
      abort,
      // Started on the next turn, so that the caller has the id before the first event.
      ended: new Promise((resolve) => setImmediate(() => run().then(resolve))),
    };
    this.#jobs.set(id, job);
    return id;
  }

  /** Throws JOB_GONE. */
  status(id: string): JobStatus {
    return this.#find(id).status;
  }

  /**
   * The status as far as this person may read it. What somebody’s work ended with may hold health details: it is for
   * the eyes of whoever started it, and for nobody while the screen is locked. What nobody started holds none.
   */
  shownTo(person: Person | undefined, status: JobStatus): JobStatus {
    const by = this.#jobs.get(status.id)?.by;
    if (by === undefined || by === person?.id) return status;
    const { value: _value, error, ...rest } = status;
    if (!error) return rest;
    const { details: _details, ...said } = error;
    return { ...rest, error: said };
  }

  list(): JobStatus[] {
    return [...this.#jobs.values()].map((job) => job.status).reverse();
  }

  /** Idempotent; answers once the job has ended. Throws JOB_GONE. */
  async cancel(id: string): Promise<JobStatus> {
    const job = this.#find(id);
    job.abort.abort();
    await job.ended;
    return job.status;
  }

  /** Answers the final status of a job, whenever it ends. Throws JOB_GONE. */
  async finished(id: string): Promise<JobStatus> {
    const job = this.#find(id);
    await job.ended;
    return job.status;
  }

  /** Cancels whatever runs and waits for its end. */
  async cancelAll(): Promise<void> {
    for (const job of this.#jobs.values()) job.abort.abort();
    await Promise.all([...this.#jobs.values()].map((job) => job.ended));
  }

  #find(id: string): Job {
    const job = this.#jobs.get(id);
    if (!job) throw new ExpectedError('JOB_GONE');
    return job;
  }

  #forgetOldest(): void {
    for (const [id, job] of this.#jobs) {
      if (this.#jobs.size <= KEPT) return;
      if (job.status.state !== 'running') this.#jobs.delete(id);
    }
  }
}

function cancelled(status: JobStatus): JobStatus {
  return { ...status, state: 'cancelled' };
}

/** Lets the first report through at once and then one per interval, always the latest. */
class ProgressReporter {
  readonly #publish: () => void;
  #timer: NodeJS.Timeout | undefined;
  #waiting = false;

  constructor(publish: () => void) {
    this.#publish = publish;
  }

  report(): void {
    if (this.#timer) {
      this.#waiting = true;
      return;
    }
    this.#publish();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#waiting) return;
      this.#waiting = false;
      this.report();
    }, PROGRESS_EVERY_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = false;
  }
}
