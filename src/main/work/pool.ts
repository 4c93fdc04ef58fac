/** The worker pool: heavy, pure work off the main thread, started on first use, for all doors alike. */

import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { ExpectedError } from '../errors.ts';
import { beingClosed } from './calls.ts';
import type { JobControl } from './jobs.ts';
import type { TaskEnd, TaskInput, TaskName, TaskOutput, TaskProgress } from './tasks.ts';

export class WorkPool {
  #pool: Piscina | undefined;
  #closed = false;
  readonly #workerFile: string;

  /** `workerFile`: file URL of the worker's entry, which differs between the source tree and the built app. */
  constructor(workerFile: string) {
    this.#workerFile = workerFile;
  }

  /**
   * Runs a task in a worker. Cancelling ends the worker at once; what has no control is waited for.
   * Throws the ExpectedError that the task threw, JOB_CANCELLED, NOT_READY once the pool is closed, or a bug's error.
   */
  async run<Name extends TaskName>(
    name: Name,
    input: TaskInput<Name>,
    control?: JobControl,
  ): Promise<TaskOutput<Name>> {
    // A worker that starts after the close has nobody to end it, and would keep the process from ending.
    if (this.#closed) throw beingClosed();
    this.#pool ??= new Piscina({
      filename: this.#workerFile,
      minThreads: 0,
      maxThreads: Math.max(1, availableParallelism() - 1),
      idleTimeout: 60_000,
      // Workers that wait by Atomics.wait were seen to outlive their termination, and then the process does not end.
      atomics: 'disabled',
      // Packets of a thousand pages make much short-lived garbage; a small nursery keeps the peak low.
      resourceLimits: { maxYoungGenerationSizeMb: 32 },
    });
    const { port1, port2 } = new MessageChannel();
    port1.on('message', (progress: TaskProgress) =>
      control?.progress(progress.step, progress.done, progress.of),
    );
    port1.unref();
    try {
      const end: TaskEnd = await this.#pool.run(
        { name, input, progress: port2 },
        { signal: control?.signal ?? null, transferList: [port2] },
      );
      if (end.ok) return end.value as TaskOutput<Name>;
      throw new ExpectedError(end.code, {
        ...(end.message && { message: end.message }),
        details: end.details,
      });
    } catch (error) {
      if (control?.signal.aborted) throw new ExpectedError('JOB_CANCELLED', { cause: error });
      if (this.#closed) throw beingClosed();
      throw error;
    } finally {
      port1.close();
    }
  }

  /** Ends every worker. What runs in one throws, and nothing runs any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#pool?.destroy();
    this.#pool = undefined;
  }
}
