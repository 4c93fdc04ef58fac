/**
 * `--self-test`: the shipped program proves itself without showing anything. On a data folder that goes away it opens
 * the page, asks a channel through page and preload, and has a worker write a workbook. Exit code 0 when all held.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Application } from '../../application.ts';
import { PAGE_ORIGIN } from './protocol.ts';

export const asksForSelfTest = (argv: readonly string[]) => argv.includes('--self-test');

export function passingDataFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-self-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const PATIENCE_MS = 60_000;

/** One line of JSON on stdout; answers the exit code. */
export async function selfTest(application: Application, window: BrowserWindow): Promise<0 | 1> {
  const proved: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It took longer than a minute')), PATIENCE_MS);
  });
  try {
    await Promise.race([prove(application, window, proved), tooLong]);
    say({ ok: true, proved });
    return 0;
  } catch (error) {
    say({ ok: false, proved, failed: String(error) });
    return 1;
  } finally {
    clearTimeout(timer);
  }
}

async function prove(application: Application, window: BrowserWindow, proved: string[]): Promise<void> {
  await window.loadURL(`${PAGE_ORIGIN}/`);
  const status = await window.webContents.executeJavaScript("rackside.channels['system.status']({})");
  if (status?.value?.opened !== 'ready') throw new Error('The page does not reach the roster');
  proved.push('page, preload and database');
  await finish(application, 'facility.startWithSample');
  await finish(application, 'workbooks.export');
  proved.push('worker and workbook');
}

async function finish(
  application: Application,
  channel: 'facility.startWithSample' | 'workbooks.export',
): Promise<void> {
  const reply = await application.ask(channel, {});
  if (!reply.ok) throw new Error(reply.error.message);
  const { state, error } = await application.finished(reply.value.job);
  if (state !== 'done') throw new Error(error?.message ?? state);
}

function say(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
