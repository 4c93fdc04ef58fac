/** The worker pool: heavy, pure work off the main thread, started on first use, for all doors alike. */

import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { ExpectedError } from '../errors.ts';
import type { JobControl } from './jobs.ts';
import type { TaskEnd, TaskInput, TaskName, TaskOutput, TaskProgress } from './tasks.ts';

export class WorkPool {
  #pool: Piscina | undefined;
  readonly #workerFile: string;

  /** `workerFile`: file URL of the worker's entry, which differs between the source tree and the built app. */
  constructor(workerFile: string) {
    this.#workerFile = workerFile;
  }

  /**
   * Runs a task in a worker. Cancelling ends the worker at once.
   * Throws the ExpectedError that the task threw, JOB_CANCELLED, or a bug's error.
   */
  async run<Name extends TaskName>(
    name: Name,
    input: TaskInput<Name>,
    control: JobControl,
  ): Promise<TaskOutput<Name>> {
    this.#pool ??= new Piscina({
      filename: this.#workerFile,
      minThreads: 0,
      maxThreads: Math.max(1, availableParallelism() - 1),
      idleTimeout: 60_000,
      // Packets of a thousand pages make much short-lived garbage; a small nursery keeps the peak low.
      resourceLimits: { maxYoungGenerationSizeMb: 32 },
    });
    const { port1, port2 } = new MessageChannel();
    port1.on('message', (progress: TaskProgress) =>
      control.progress(progress.step, progress.done, progress.of),
    );
    port1.unref();
    try {
      const end: TaskEnd = await this.#pool.run(
        { name, input, progress: port2 },
        { signal: control.signal, transferList: [port2] },
      );
      if (end.ok) return end.value as TaskOutput<Name>;
      throw new ExpectedError(end.code, {
        ...(end.message && { message: end.message }),
        details: end.details,
      });
    } catch (error) {
      if (control.signal.aborted) throw new ExpectedError('JOB_CANCELLED', { cause: error });
      throw error;
    } finally {
      port1.close();
    }
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
    this.#pool = undefined;
  }
}
