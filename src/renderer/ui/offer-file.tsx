/** A file that was made: saves it through the door, and says where it went. */

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { bridge, CallFailed } from '../app/bridge.ts';

interface MadeFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
}

/** Asks where to save (window) or downloads (browser), then offers to show the file where that is possible. */
export async function offerFile(file: MadeFile): Promise<void> {
  try {
    if (!(await bridge.saveFile(file.token))) return;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    notifications.show({ color: 'red', message: `${error.failure.message} ${error.failure.wayOut}` });
    return;
  }
  const show = bridge.showFile;
  notifications.show({
    message: (
      <span>
        {file.name} ({size(file.bytes)}) {bridge.door === 'window' ? 'was saved.' : 'is in your downloads.'}{' '}
        {show && (
          <Button variant="subtle" size="compact-xs" onClick={() => void show(file.token)}>
            Show file
          </Button>
        )}
      </span>
    ),
  });
}

export function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
