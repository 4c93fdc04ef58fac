/** After moving: what was saved, and one click that moves exactly these athletes back, through the gate as well. */

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ResultOf } from '#contract/channels.ts';
import { runJob } from '../../app/bridge.ts';
import { tell } from '../../ui/tell.ts';
import { athletes } from './counted.ts';

/** Long enough to read it, look around and come back. */
const SHOWN_MS = 15_000;

type Program = ResultOf<'assignments.previewVersion'>['program'];

export function tellVersionChanged(
  { id: programId, name, version }: Program,
  done: ResultOf<'assignments.changeVersion'>,
): void {
  const count = done.asWritten + done.withChanges;
  const back = async () => {
    notifications.hide(id);
    let again = 0;
    for (const { from, athleteIds } of done.moved) {
      const request = { programId, version: from, athleteIds };
      const { digest } = await runJob('assignments.previewVersion', request);
      const { asWritten, withChanges } = await runJob('assignments.changeVersion', { ...request, digest });
      again += asWritten + withChanges;
    }
    const stayed = count - again;
    notifications.show({
      message: `Moved back: ${athletes(again)}.${stayed > 0 ? ` ${athletes(stayed)} cannot be moved back today and stay${stayed === 1 ? 's' : ''} on version ${version}.` : ''}`,
    });
  };
  const id = notifications.show({
    autoClose: SHOWN_MS,
    message: (
      <>
        <div>
          {athletes(count)} moved to {name}, version {version}
          {done.withChanges > 0 && `, ${done.withChanges.toLocaleString('en')} with changes`}.
        </div>
        <Button variant="subtle" size="compact-xs" ml={-8} onClick={() => void tell(back)}>
          Move them back
        </Button>
      </>
    ),
  });
}
