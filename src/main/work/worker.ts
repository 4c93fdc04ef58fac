/** The worker's entry: finds the task by name, runs it, answers a value or an expected error. */

import type { MessagePort } from 'node:worker_threads';
import { ExpectedError } from '../errors.ts';
import { type ReportProgress, TASKS, type TaskEnd, type TaskName } from './tasks.ts';

interface Order {
  readonly name: TaskName;
  readonly input: never;
  readonly progress: MessagePort;
}

export default async function work({ name, input, progress }: Order): Promise<TaskEnd> {
  try {
    const task = TASKS[name] as (input: never, progress: ReportProgress) => Promise<unknown>;
    const value = await task(input, (step, done, of) => progress.postMessage({ step, done, of }));
    return { ok: true, value };
  } catch (error) {
    // Classes do not survive the way between threads; an expected error travels as what it says.
    if (error instanceof ExpectedError) {
      return { ok: false, code: error.code, message: error.sentence, details: error.details };
    }
    throw error;
  } finally {
    progress.close();
  }
}
