/** The rack a running program is trained at, where there is a choice; another one takes effect at once. */

import { Select } from '@mantine/core';
import type { AssignmentView } from '#contract/assignments.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { movePrograms } from './move-programs.tsx';
import { useRacks } from './use-racks.ts';

export function TrainAt({ assignment }: { assignment: AssignmentView }) {
  const racks = useRacks();
  const { busy, failure, attempt } = useAttempt();
  if (racks.length < 2) return null;
  const move = (rackId: string | null) => {
    const rack = racks.find(({ value }) => value === rackId);
    if (rack && rackId !== assignment.rackId) void attempt(() => movePrograms([assignment], rack));
  };
  return (
    <>
      <Select
        label="Trained at"
        data={racks}
        value={assignment.rackId}
        allowDeselect={false}
        disabled={busy}
        w={170}
        onChange={move}
      />
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
