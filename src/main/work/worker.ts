/** The worker's entry: finds the task by name, runs it, answers a value or an expected error. */

import type { MessagePort } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
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
    return handedOver({ ok: true, value });
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

/** A made file is handed over, not copied: copying fifteen megabytes holds up the process that takes them. */
function handedOver(end: TaskEnd & { readonly ok: true }): TaskEnd {
  const { bytes } = (end.value ?? {}) as { bytes?: unknown };
  if (!(bytes instanceof Uint8Array) || !(bytes.buffer instanceof ArrayBuffer)) return end;
  // A small file stands in memory that it shares with others.
  if (bytes.byteLength < bytes.buffer.byteLength) return end;
  return move({ [transferableSymbol]: [bytes.buffer], [valueSymbol]: end } as never) as never;
}
