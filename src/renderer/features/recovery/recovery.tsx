/** When the roster file is damaged or newer: what happened, what is kept, what to do now. Read by somebody who is frightened. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
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
    setFailure(undefined);
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
  const choice = { busy, act, failure };
  return (
    <main style={{ maxWidth: 640, margin: '10vh auto', padding: '0 24px' }}>
      {status.opened === 'damaged' ? (
        <Damaged backups={backups.data} {...choice} />
      ) : (
        <>
          <h1 style={{ fontSize: 22 }}>This roster needs a newer Rackside</h1>
          <p>A newer version opened it last, and this one cannot read it.</p>
          <p>The roster is untouched. Nothing is lost.</p>
          <p>Install the newer version on this computer, then open Rackside again.</p>
        </>
      )}
    </main>
  );
}

interface Choice {
  readonly backups: OutputOf<'system.backups'> | undefined;
  readonly busy: boolean;
  readonly act: (work: () => Promise<unknown>) => Promise<void>;
  readonly failure: Failure | undefined;
}

function Damaged({ backups, busy, act, failure }: Choice) {
  return (
    <>
      <h1 style={{ fontSize: 22 }}>The roster file is damaged</h1>
      <p>Rackside could not read the roster in this data folder.</p>
      <p>
        Nothing was deleted. What was found lies in the folder “quarantine” of the data folder, and the
        backups are as they were.
      </p>
      {failure && <FailureNote failure={failure} />}
      {backups?.length === 0 && (
        <p>
          There is no backup in this data folder. If you keep a copy of one elsewhere, put it into the folder
          “backups” and open Rackside again.
        </p>
      )}
      {backups && backups.length > 0 && (
        <>
          <p>
            Choose the backup to go on from: the newest, unless you know better. What was recorded after it is
            missing. Record clearances and stops from since then again before anybody trains.
          </p>
          <BackupTable backups={backups} busy={busy} act={act} />
        </>
      )}
      <p className="quiet">
        Only if no backup helps: start again without athletes. Nothing is deleted by that either.
      </p>
      <Button
        variant="default"
        disabled={busy}
        onClick={() => void act(() => call('system.startAfresh', {}))}
      >
        Start with an empty roster
      </Button>
    </>
  );
}

function BackupTable({
  backups,
  busy,
  act,
}: Pick<Choice, 'busy' | 'act'> & { backups: OutputOf<'system.backups'> }) {
  return (
    <table className="plain-table" style={{ margin: '16px 0 32px' }}>
      <thead>
        <tr>
          <th>Backup</th>
          <th className="number">Athletes</th>
          <th>Made</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {backups.map((backup, place) => (
          <tr key={backup.id}>
            <td>
              {new Date(backup.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
            </td>
            <td className="number">{backup.athletes}</td>
            <td>{WHY[backup.why]}</td>
            <td className="number">
              <Button
                variant={place === 0 ? 'filled' : 'default'}
                disabled={busy}
                onClick={() => void act(() => call('system.restore', { id: backup.id }))}
              >
                Go on from this one
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
