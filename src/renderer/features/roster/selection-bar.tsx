/** What can be done with the selected athletes. */

import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import { call, runJob } from '../../app/bridge.ts';
import { offerFile } from '../../ui/offer-file.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { tell } from '../../ui/tell.ts';
import { EndDialog } from '../assignments/end-dialog.tsx';
import { MoveDialog } from '../assignments/move-dialog.tsx';
import { useRacks } from '../assignments/use-racks.ts';
import { copyAthletes } from './use-clipboard.ts';

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
  const [ending, setEnding] = useState(false);
  const [moving, setMoving] = useState(false);
  const racks = useRacks();
  const [busy, setBusy] = useState(false);
  const change = async (fields: Omit<InputOf<'roster.updateMany'>, 'ids'>, done: string) => {
    await tell(async () => {
      const { changed } = await call('roster.updateMany', { ids: [...ids], ...fields });
      notifications.show({
        message: changed > 0 ? `${done}: ${changed}. Ctrl Z takes it back.` : 'Nothing had to be changed.',
      });
    });
  };
  const exportThem = async () => {
    setBusy(true);
    await tell(async () => offerFile((await runJob('workbooks.export', { athleteIds: [...ids] })).file));
    setBusy(false);
  };
  return (
    <div className="selection-bar" role="toolbar" aria-label="Selected athletes">
      <b>{ids.length.toLocaleString('en')} selected</b>
      <Button onClick={onAssign}>Assign</Button>
      <Button variant="default" onClick={onPrint}>
        Print
      </Button>
      <Button variant="default" loading={busy} onClick={() => void exportThem()}>
        Export
      </Button>
      <Button variant="default" title="Ctrl C" onClick={() => void copyAthletes(ids)}>
        Copy
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
          <Menu.Divider />
          {racks.length > 1 && <Menu.Item onClick={() => setMoving(true)}>Train at another rack…</Menu.Item>}
          <Menu.Item onClick={() => setEnding(true)}>End a program…</Menu.Item>
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
        closeButtonProps={{ 'aria-label': 'Close' }}
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
          <SubmitButton mt="md">
            {squadFor === 'addSquad' ? `Add ${ids.length}` : `Take out ${ids.length}`}
          </SubmitButton>
        </form>
      </Modal>
      {ending && <EndDialog athleteIds={ids} onClose={() => setEnding(false)} />}
      {moving && <MoveDialog athleteIds={ids} onClose={() => setMoving(false)} />}
    </div>
  );
}
