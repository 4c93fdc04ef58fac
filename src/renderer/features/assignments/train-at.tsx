/** The rack a running program is trained at, where there is a choice; another one takes effect at once. */

import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { AssignmentView } from '#contract/assignments.ts';
import { call } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { tellConflicts } from './conflict-dialog.tsx';
import { useRacks } from './use-racks.ts';

export function TrainAt({ assignment }: { assignment: AssignmentView }) {
  const racks = useRacks();
  const { busy, failure, attempt } = useAttempt();
  if (racks.length < 2) return null;
  const move = (rackId: string) =>
    attempt(async () => {
      const { conflicts } = await call('assignments.move', {
        ids: [assignment.id],
        rackId,
      });
      tellConflicts(conflicts);
      const name = racks.find(({ value }) => value === rackId)?.label;
      notifications.show({ message: `Trained at ${name} from now on. Sheets printed before are void.` });
    });
  return (
    <>
      <Select
        label="Trained at"
        data={racks}
        value={assignment.rackId}
        allowDeselect={false}
        disabled={busy}
        w={170}
        onChange={(rackId) => rackId && rackId !== assignment.rackId && void move(rackId)}
      />
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
