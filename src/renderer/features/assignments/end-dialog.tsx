/** Ending the programs of many athletes: which, how many, and what becomes of their sheets, before it is done. */

import { Button, Checkbox, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { AssignmentView } from '#contract/assignments.ts';
import type { InputOf } from '#contract/channels.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { athletes, counted } from './counted.ts';
import { endPrograms } from './end-programs.ts';

type AthleteIds = NonNullable<InputOf<'assignments.list'>['athleteIds']>;

interface Props {
  readonly athleteIds: readonly string[];
  readonly onClose: () => void;
}

export function EndDialog({ athleteIds, onClose }: Props) {
  const running = useChannel('assignments.list', { athleteIds: [...athleteIds] as AthleteIds });
  /** Programs that go on; at first none. */
  const [spared, setSpared] = useState<ReadonlySet<string>>(new Set());
  const { busy, failure, attempt } = useAttempt();
  const programs = Object.values(Object.groupBy(running.data ?? [], ({ program }) => program.id)).filter(
    (rows): rows is AssignmentView[] => rows !== undefined,
  );
  const chosen = (running.data ?? []).filter(({ program }) => !spared.has(program.id));
  const people = new Set(chosen.map(({ athleteId }) => athleteId)).size;
  const end = () =>
    attempt(async () => {
      const ended = await endPrograms(chosen.map(({ id }) => id));
      notifications.show({ message: `Ended: ${counted(ended, 'program')}. What was done stays on record.` });
      onClose();
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>End a program for {athletes(athleteIds.length)}</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {running.error && <FailureNote failure={running.error.failure} />}
      {running.data?.length === 0 && <p>None of them has a program.</p>}
      {programs.map((rows) => (
        <Checkbox
          key={rows[0]?.program.id}
          my={8}
          label={`${rows[0]?.program.name}: ${athletes(rows.length)}`}
          checked={!spared.has(rows[0]?.program.id ?? '')}
          onChange={(event) => {
            const next = new Set(spared);
            if (event.currentTarget.checked) next.delete(rows[0]?.program.id ?? '');
            else next.add(rows[0]?.program.id ?? '');
            setSpared(next);
          }}
        />
      ))}
      {chosen.length > 0 && (
        <p>
          {counted(chosen.length, 'program')} of {athletes(people)} {chosen.length === 1 ? 'ends' : 'end'}{' '}
          today, and every printed sheet of {chosen.length === 1 ? 'it' : 'them'} becomes void. This cannot be
          undone; they can be assigned again.
        </p>
      )}
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot">
        <span style={{ flex: 1 }} />
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button color="red" loading={busy} disabled={chosen.length === 0} onClick={() => void end()}>
          End {counted(chosen.length, 'program')}
        </Button>
      </div>
    </Modal>
  );
}
