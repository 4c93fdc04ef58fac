/** Running jobs along the bottom edge, with counts and cancel; what finished, with its file. */

import { Button, Progress } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobStatus } from '#contract/system.ts';
import { bridge, call } from '../app/bridge.ts';

/** Work that ends before this needs no bar. */
const QUIET_MS = 150;

export function JobsBar() {
  const [running, setRunning] = useState<ReadonlyMap<string, JobStatus>>(new Map());
  const [visible, setVisible] = useState(false);
  /** The list and the events come by two ways: an answer that a job runs may come after the word that it ended. */
  const ended = useRef(new Set<string>());
  const take = useCallback((status: JobStatus) => {
    if (status.state !== 'running') ended.current.add(status.id);
    setRunning((jobs) => {
      const next = new Map(jobs);
      if (ended.current.has(status.id)) next.delete(status.id);
      else next.set(status.id, status);
      return next;
    });
  }, []);
  const gone = (id: string) => setRunning((jobs) => new Map([...jobs].filter(([running]) => running !== id)));
  useEffect(() => {
    const ask = () =>
      void call('jobs.list', {}).then(
        (jobs) => jobs.forEach(take),
        () => undefined,
      );
    ask();
    return bridge.subscribe((event) => event.type === 'job' && take(event.status), ask);
  }, [take]);
  useEffect(() => {
    if (running.size === 0) {
      setVisible(false);
      return;
    }
    const timer = setTimeout(() => setVisible(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [running.size]);
  if (!visible) return null;
  return (
    <div className="jobs" role="status">
      {[...running.values()].map((job) => (
        <div key={job.id} style={{ display: 'flex', alignItems: 'center', gap: 10 }}>
          <span>
            {job.step}
            {job.of > 0 && ` ${job.done.toLocaleString('en')} of ${job.of.toLocaleString('en')}`}
          </span>
          <Progress value={job.of > 0 ? (100 * job.done) / job.of : 0} w={120} aria-label={job.step} />
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => void call('jobs.cancel', { id: job.id }).then(take, () => gone(job.id))}
          >
            Cancel
          </Button>
        </div>
      ))}
    </div>
  );
}
