/** Work without a place of its own on the screen: a failure is said in the corner. */

import { notifications } from '@mantine/notifications';
import { CallFailed } from '../app/bridge.ts';

export async function tell(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    notifications.show({ color: 'red', message: `${error.failure.message} ${error.failure.wayOut}` });
  }
}
