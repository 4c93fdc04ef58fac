/** One call at a time from a button or a form: busy while it runs, and the failure it ended with. */

import { useRef, useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed } from '../app/bridge.ts';

export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  /** At once, unlike state: the second half of a double click comes before anything is drawn. */
  const running = useRef(false);
  /** Does nothing while an earlier one runs. Resolves to whether it was done; a failure waits in `failure`. */
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, failure, attempt, forget: () => setFailure(undefined) };
}
