/** A file that was made: saved, opened or printed through the door, with a word on where it went or why not. */

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
  if (!(await sayingWhy(() => bridge.saveFile(file.token)))) return;
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

/** Opens a made file outside Rackside; where that fails, says why. */
export async function openFile(file: MadeFile): Promise<void> {
  await sayingWhy(() => bridge.openFile(file.token));
}

/** Asks how to print a made PDF; absent where the door leaves that to the browser. */
export const printFile =
  bridge.printFile && ((file: MadeFile) => sayingWhy(() => bridge.printFile?.(file.token)));

async function sayingWhy<Answer>(work: () => Promise<Answer> | undefined): Promise<Answer | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    notifications.show({ color: 'red', message: `${error.failure.message} ${error.failure.wayOut}` });
    return undefined;
  }
}

export function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
