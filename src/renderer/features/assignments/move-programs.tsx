/** Training programs at another rack, as many as there are; the note that says so takes it back. */

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { AssignmentView } from '#contract/assignments.ts';
import { call } from '../../app/bridge.ts';
import { tell } from '../../ui/tell.ts';
import { tellConflicts } from './conflict-dialog.tsx';
import { counted } from './counted.ts';

/** As many as one call takes. */
const AT_ONCE = 5000;

/** Long enough to read it, look at the table and come back. */
const SHOWN_MS = 15_000;

/** Throws CallFailed. */
export async function movePrograms(
  programs: readonly AssignmentView[],
  rack: { readonly value: string; readonly label: string },
): Promise<void> {
  const moving = programs.filter(({ rackId }) => rackId !== rack.value);
  await moveEach(moving, () => rack.value);
  const back = async () => {
    notifications.hide(note);
    await moveEach(moving, ({ rackId }) => rackId);
    notifications.show({
      message: 'Trained where they were before. Their sheets stay void: print them again.',
    });
  };
  const note = notifications.show({
    autoClose: SHOWN_MS,
    message: (
      <>
        <div>
          {counted(moving.length, 'program')} {moving.length === 1 ? 'is' : 'are'} trained at {rack.label}{' '}
          from now on. Sheets printed before are void.
        </div>
        <Button variant="subtle" size="compact-xs" ml={-8} onClick={() => void tell(back)}>
          Move back
        </Button>
      </>
    ),
  });
}

async function moveEach(
  programs: readonly AssignmentView[],
  rackOf: (program: AssignmentView) => string,
): Promise<void> {
  const conflicts = [];
  for (const [rackId, rows = []] of Object.entries(Object.groupBy(programs, rackOf))) {
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      const ids = rows.slice(start, start + AT_ONCE).map(({ id }) => id);
      conflicts.push(...(await call('assignments.move', { ids, rackId })).conflicts);
    }
  }
  tellConflicts(conflicts);
}
