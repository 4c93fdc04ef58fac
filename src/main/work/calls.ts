/** The calls that are being answered, and the one that needs to be alone. */

import { ExpectedError } from '../errors.ts';

export function beingClosed(): ExpectedError {
  return new ExpectedError('NOT_READY', {
    message: 'Rackside is being closed, so nothing else was read or saved.',
  });
}

export class Calls {
  #running = 0;
  #alone = false;
  #ended = false;
  #whenQuiet: (() => void) | undefined;

  /** Answers one call. Throws NOT_READY while another has the roster to itself. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.refuseWhileAlone();
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      if (this.#running === 1) this.#whenQuiet?.();
    }
  }

  /** From now on every call is refused: the application closes. */
  end(): void {
    this.#ended = true;
  }

  /** Throws NOT_READY while a call has the roster to itself, and once the application closes. */
  refuseWhileAlone(): void {
    if (this.#ended) throw beingClosed();
    if (this.#alone) {
      throw new ExpectedError('NOT_READY', {
        message: 'A backup is being restored, so nothing else was read or saved.',
      });
    }
  }

  /**
   * For a call that puts another roster in the place of this one: from now on every other is refused, jobs are
   * stopped by `stopJobs`, and the work begins once nobody is answered any more. What was answered "saved" is in the file.
   */
  async alone<T>(stopJobs: () => Promise<void>, work: () => Promise<T>): Promise<T> {
    this.refuseWhileAlone();
    this.#alone = true;
    try {
      const quiet = new Promise<void>((resolve) => {
        this.#whenQuiet = resolve;
      });
      await stopJobs();
      if (this.#running > 1) await quiet;
      return await work();
    } finally {
      this.#alone = false;
      this.#whenQuiet = undefined;
    }
  }
}
