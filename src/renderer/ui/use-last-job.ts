/** What a job of this kind ended with last, also when it was started before a reload. */

import { useEffect, useState } from 'react';
import type { ChannelName, ResultOf } from '#contract/channels.ts';
import { CallFailed, call, endOfJob } from '../app/bridge.ts';

/** Undefined while there is none, or where it is somebody else’s; a job that still runs is waited for. */
export function useLastJob<Name extends ChannelName>(channel: Name): ResultOf<Name> | undefined {
  const [last, setLast] = useState<ResultOf<Name>>();
  useEffect(() => {
    let current = true;
    const find = async () => {
      const jobs = await call('jobs.list', {});
      const job = jobs.find(
        ({ channel: other, state }) => other === channel && (state === 'done' || state === 'running'),
      );
      if (!job) return;
      const result = await endOfJob<Name>(job.id);
      if (current) setLast(result);
    };
    find().catch((error: unknown) => {
      if (!(error instanceof CallFailed)) throw error;
    });
    return () => {
      current = false;
    };
  }, [channel]);
  return last;
}
