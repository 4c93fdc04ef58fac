/** Where the programs of many athletes are trained from now on: how many move, and what becomes of their sheets. */

import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { athletes, counted } from './counted.ts';
import { movePrograms } from './move-programs.tsx';
import { useRacks } from './use-racks.ts';

type AthleteIds = NonNullable<InputOf<'assignments.list'>['athleteIds']>;

interface Props {
  readonly athleteIds: readonly string[];
  readonly onClose: () => void;
}

export function MoveDialog({ athleteIds, onClose }: Props) {
  const running = useChannel('assignments.list', { athleteIds: [...athleteIds] as AthleteIds });
  const racks = useRacks();
  const [rackId, setRackId] = useState<string | null>(null);
  const { busy, failure, attempt } = useAttempt();
  const rack = racks.find(({ value }) => value === rackId);
  const moving = (running.data ?? []).filter((program) => rack && program.rackId !== rack.value);
  const move = () =>
    attempt(async () => {
      if (!rack) return;
      await movePrograms(moving, rack);
      onClose();
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>Train {athletes(athleteIds.length)} at another rack</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {running.error && <FailureNote failure={running.error.failure} />}
      {running.data?.length === 0 ? (
        <p>None of them has a program.</p>
      ) : (
        <Select
          label="Trained at"
          placeholder="Choose a rack"
          data={racks}
          value={rackId}
          allowDeselect={false}
          data-autofocus
          onChange={setRackId}
        />
      )}
      {rack && (
        <p>
          {moving.length === 0
            ? `All of their programs are trained at ${rack.label} already.`
            : `${counted(moving.length, 'program')} will be loaded from the bars and plates of ${rack.label}. Sheets printed before go void.`}
        </p>
      )}
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot" style={{ marginTop: 12 }}>
        <span style={{ flex: 1 }} />
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={busy} disabled={moving.length === 0} onClick={() => void move()}>
          Move {counted(moving.length, 'program')}
        </Button>
      </div>
    </Modal>
  );
}
