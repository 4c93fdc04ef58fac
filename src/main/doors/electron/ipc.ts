/** Carries calls from the window in and answers out. The sender is checked on every message. */

import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { z } from 'zod';
import { CHANNEL_NAMES } from '#contract/channels.ts';
import type { Reply } from '#contract/envelope.ts';
import { ERRORS, type ErrorCode } from '#contract/errors.ts';
import { fileToken } from '#contract/values.ts';
import type { Application } from '../../application.ts';
import { type FileDialogs, SAVE_CANCELLED } from './dialogs.ts';
import { showPrintWindow } from './print-window.ts';
import { PAGE_ORIGIN } from './protocol.ts';

const receivedFile = z.strictObject({ name: z.string().max(255), bytes: z.instanceof(Uint8Array) });
const namedFile = z.strictObject({ token: fileToken });

/** Registers one handler a channel, and the door's own for files. `windows` are the ones that may call. */
export function carryCalls(
  application: Application,
  windows: ReadonlySet<WebContents>,
  dialogs: FileDialogs,
): void {
  for (const name of CHANNEL_NAMES) {
    ipcMain.handle(`rackside:${name}`, (event, input: unknown) =>
      isOurs(event, windows) ? application.call(name, input) : refusal('CALLER_REFUSED'),
    );
  }
  doorCall('receiveFile', receivedFile, async ({ name, bytes }) =>
    application.files.receive({ name, bytes }),
  );
  doorCall('saveFile', namedFile, async ({ token }, window) => {
    const saved = await dialogs.save(window, await application.outgoing(token));
    return { saved: saved !== SAVE_CANCELLED };
  });
  doorCall('openFile', namedFile, async ({ token }) => {
    await application.outgoing(token);
    await dialogs.open(await application.files.underItsName(token));
    return {};
  });
  doorCall('printFile', namedFile, async ({ token }, window) => {
    const { name } = await application.outgoing(token);
    await showPrintWindow(await application.files.underItsName(token), name, window);
    return {};
  });
  doorCall('showFile', namedFile, async ({ token }) => ({
    shown: dialogs.show(await application.outgoing(token)),
  }));

  function doorCall<Input extends z.ZodType>(
    name: string,
    input: Input,
    work: (input: z.output<Input>, window: BrowserWindow | undefined) => Promise<unknown>,
  ): void {
    ipcMain.handle(`rackside-door:${name}`, async (event, raw: unknown): Promise<Reply> => {
      if (!isOurs(event, windows)) return refusal('CALLER_REFUSED');
      const parsed = input.safeParse(raw);
      if (!parsed.success) return refusal('INVALID_INPUT');
      try {
        return { ok: true, value: await work(parsed.data, dialogs.windowOf(event.sender)) };
      } catch (error) {
        return { ok: false, error: application.failure(error, 'window door') };
      }
    });
  }
}

/** Sends events to every open window. */
export function carryEvents(application: Application, windows: ReadonlySet<WebContents>): void {
  application.subscribe((event) => {
    for (const contents of windows) if (!contents.isDestroyed()) contents.send('rackside:event', event);
  });
}

/** Only the top frame of one of our windows, showing our own page, may call. */
export function isOurs(event: IpcMainInvokeEvent, windows: ReadonlySet<WebContents>): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || !windows.has(event.sender)) return false;
  try {
    const url = new URL(frame.url);
    return `${url.protocol}//${url.host}` === PAGE_ORIGIN;
  } catch {
    return false;
  }
}

function refusal(code: ErrorCode): Reply {
  const { message, wayOut, retryable } = ERRORS[code];
  return { ok: false, error: { code, message, wayOut, retryable, ref: 'door' } };
}
