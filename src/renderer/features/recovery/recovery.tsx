/** When the roster file is damaged or newer: what happened, what was kept, the ways on. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { ERRORS } from '#contract/errors.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { queryClient, useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';

const WHY = {
  daily: 'daily',
  asked: 'made by hand',
  beforeMigration: 'before an update',
  beforeRestore: 'before a restore',
  beforeImport: 'before an import',
} as const;

export function Recovery({ status }: { status: OutputOf<'system.status'> }) {
  const backups = useChannel('system.backups', {});
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
      await queryClient.invalidateQueries();
    } catch (error) {
      if (error instanceof CallFailed) setFailure(error.failure);
      else throw error;
    } finally {
      setBusy(false);
    }
  };
  const damaged = status.opened === 'damaged';
  const text = damaged ? ERRORS.DAMAGED_DATABASE : ERRORS.NEWER_DATABASE;
  return (
    <main style={{ maxWidth: 640, margin: '10vh auto', padding: '0 24px' }}>
      <h1 style={{ fontSize: 22 }}>
        {damaged ? 'The roster file is damaged' : 'This roster needs a newer Rackside'}
      </h1>
      <p>
        {damaged
          ? 'It could not be read as a roster. What was found was set aside, and nothing was deleted.'
          : text.message}
      </p>
      <p className="quiet">{text.wayOut}</p>
      {failure && <FailureNote failure={failure} />}
      {damaged && (
        <>
          <table className="plain-table" style={{ margin: '24px 0' }}>
            <thead>
              <tr>
                <th>Backup</th>
                <th className="number">Athletes</th>
                <th>Made</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {backups.data?.map((backup) => (
                <tr key={backup.id}>
                  <td>
                    {new Date(backup.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
                  </td>
                  <td className="number">{backup.athletes}</td>
                  <td>{WHY[backup.why]}</td>
                  <td className="number">
                    <Button
                      disabled={busy}
                      onClick={() => void act(() => call('system.restore', { id: backup.id }))}
                    >
                      Go on from this one
                    </Button>
                  </td>
                </tr>
              ))}
              {backups.data?.length === 0 && (
                <tr>
                  <td colSpan={4}>There is no backup in this data folder.</td>
                </tr>
              )}
            </tbody>
          </table>
          <Button
            variant="default"
            disabled={busy}
            onClick={() => void act(() => call('system.startAfresh', {}))}
          >
            Start with an empty roster
          </Button>
        </>
      )}
    </main>
  );
}
