/** What can be done with the selected athletes. */

import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import { CallFailed, call, runJob } from '../../app/bridge.ts';
import { offerFile } from '../../ui/offer-file.tsx';

interface Props {
  readonly ids: readonly string[];
  /** How many athletes the present view shows. */
  readonly matching: number;
  readonly onAssign: () => void;
  readonly onPrint: () => void;
  readonly onClear: () => void;
}

export function SelectionBar({ ids, onAssign, onPrint, onClear }: Props) {
  const [squadFor, setSquadFor] = useState<'addSquad' | 'removeSquad'>();
  const [squad, setSquad] = useState('');
  const change = async (fields: Omit<InputOf<'roster.updateMany'>, 'ids'>, done: string) => {
    await tell(async () => {
      const { changed } = await call('roster.updateMany', { ids: [...ids], ...fields });
      notifications.show({ message: `${done}: ${changed}. Ctrl Z takes it back.` });
    });
  };
  return (
    <div className="selection-bar" role="toolbar" aria-label="Selected athletes">
      <b>{ids.length.toLocaleString('en')} selected</b>
      <Button onClick={onAssign}>Assign</Button>
      <Button variant="default" onClick={onPrint}>
        Print
      </Button>
      <Button
        variant="default"
        onClick={() =>
          void tell(async () => offerFile((await runJob('workbooks.export', { athleteIds: [...ids] })).file))
        }
      >
        Export
      </Button>
      <Menu shadow="md">
        <Menu.Target>
          <Button variant="default">Edit</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setSquadFor('addSquad')}>Add to a squad…</Menu.Item>
          <Menu.Item onClick={() => setSquadFor('removeSquad')}>Take out of a squad…</Menu.Item>
          <Menu.Item onClick={() => void change({ status: 'away' }, 'Marked away')}>Mark away</Menu.Item>
          <Menu.Item onClick={() => void change({ status: 'active' }, 'Marked active')}>
            Mark active
          </Menu.Item>
          <Menu.Item onClick={() => void change({ status: 'archived' }, 'Archived')}>Archive</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span style={{ flex: 1 }} />
      <Button variant="subtle" onClick={onClear}>
        Clear selection
      </Button>
      <Modal
        opened={squadFor !== undefined}
        onClose={() => setSquadFor(undefined)}
        title={squadFor === 'addSquad' ? 'Add to a squad' : 'Take out of a squad'}
        size="xs"
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!squadFor || !squad.trim()) return;
            void change(
              { [squadFor]: squad.trim() },
              squadFor === 'addSquad' ? `Added to ${squad.trim()}` : `Taken out of ${squad.trim()}`,
            );
            setSquadFor(undefined);
          }}
        >
          <TextInput
            label="Squad"
            data-autofocus
            value={squad}
            maxLength={60}
            onChange={(event) => setSquad(event.currentTarget.value)}
          />
          <Button type="submit" mt="md">
            {squadFor === 'addSquad' ? `Add ${ids.length}` : `Take out ${ids.length}`}
          </Button>
        </form>
      </Modal>
    </div>
  );
}

async function tell(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    notifications.show({ color: 'red', message: `${error.failure.message} ${error.failure.wayOut}` });
  }
}
