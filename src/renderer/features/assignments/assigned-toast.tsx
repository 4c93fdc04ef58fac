/** After assigning: what was saved, and one click that ends exactly these programs again. */

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ThreeLists } from '#contract/assignments.ts';
import type { ResultOf } from '#contract/channels.ts';
import { tell } from '../../ui/tell.ts';
import { athletes, counted } from './counted.ts';
import { endPrograms } from './end-programs.ts';

/** Long enough to read it, look at the table and come back. */
const SHOWN_MS = 15_000;

export function tellAssigned(lists: ThreeLists, done: ResultOf<'assignments.assign'>): void {
  const changed = done.withChanges ? `, ${done.withChanges.toLocaleString('en')} with changes` : '';
  const again = async () => {
    notifications.hide(id);
    const ended = await endPrograms(done.assignments);
    notifications.show({ message: `Ended again: ${counted(ended, 'program')}.` });
  };
  const id = notifications.show({
    autoClose: SHOWN_MS,
    message: (
      <>
        <div>
          {lists.program.name} is assigned to {athletes(done.asWritten + done.withChanges)}
          {changed}.
        </div>
        <Button variant="subtle" size="compact-xs" ml={-8} onClick={() => void tell(again)}>
          End these again
        </Button>
      </>
    ),
  });
}
