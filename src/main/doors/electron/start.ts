/** The Electron door: opens the application, its window, and closes both in order. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, session, type WebContents } from 'electron';
import { ERRORS } from '#contract/errors.ts';
import { createApplication } from '../../application.ts';
import { systemClock } from '../../clock.ts';
import { ExpectedError } from '../../errors.ts';
import { defaultDataFolder } from '../data-folder.ts';
import { FileDialogs } from './dialogs.ts';
import { carryCalls, carryEvents } from './ipc.ts';
import { installMenu } from './menu.ts';
import { denyEverythingElse, denyPermissions } from './navigation.ts';
import { PAGE_ORIGIN, servePage } from './protocol.ts';
import { asksForSelfTest, passingDataFolder, selfTest } from './self-test.ts';

/** Beside the built main: `out/main`, `out/preload`, `out/renderer`. */
const BUILT = fileURLToPath(new URL('..', import.meta.url));

export async function startElectronDoor(): Promise<void> {
  const passing = asksForSelfTest(process.argv) ? passingDataFolder() : undefined;
  const application = await createApplication({
    dataFolder: passing?.folder ?? defaultDataFolder(),
    resourcesFolder: app.isPackaged
      ? join(process.resourcesPath, 'resources')
      : join(BUILT, '..', 'resources'),
    workerFile: new URL('./worker.js', import.meta.url).href,
    clock: systemClock,
    door: 'the Rackside window',
    version: app.getVersion(),
  }).catch((error) => {
    const sentence =
      error instanceof ExpectedError
        ? (error.sentence ?? ERRORS[error.code].message)
        : ERRORS.INTERNAL.message;
    const wayOut = error instanceof ExpectedError ? ERRORS[error.code].wayOut : ERRORS.INTERNAL.wayOut;
    passing?.remove();
    dialog.showErrorBox('Rackside cannot open', `${sentence}\n\n${wayOut}`);
    throw error;
  });
  const windows = new Set<WebContents>();
  servePage(session.defaultSession, join(BUILT, 'renderer'));
  denyPermissions(session.defaultSession);
  app.on('web-contents-created', (_, contents) =>
    denyEverythingElse(contents, (url) => showWeightRoom(windows, url)),
  );
  carryCalls(application, windows, new FileDialogs());
  carryEvents(application, windows);
  installMenu(process.platform === 'darwin');
  if (passing) {
    const code = await selfTest(application, newWindow(windows));
    await application.close();
    passing.remove();
    app.exit(code);
    return;
  }
  openWindow(windows);

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(windows);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    // The roster is closed properly before the process ends.
    event.preventDefault();
    closed = true;
    void application.close().finally(() => app.quit());
  });
}

function openWindow(windows: Set<WebContents>): void {
  const window = newWindow(windows);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${PAGE_ORIGIN}/`);
}

let weightRoom: BrowserWindow | undefined;

/** For the second screen; asked for again, it comes to the front and shows what was asked. */
function showWeightRoom(windows: Set<WebContents>, url: string): void {
  if (!weightRoom || weightRoom.isDestroyed()) {
    const window = newWindow(windows);
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      if (weightRoom === window) weightRoom = undefined;
    });
    weightRoom = window;
  }
  weightRoom.focus();
  void weightRoom.loadURL(url);
}

function newWindow(windows: Set<WebContents>): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Rackside',
    webPreferences: {
      preload: join(BUILT, 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  const contents = window.webContents;
  windows.add(contents);
  contents.once('destroyed', () => windows.delete(contents));
  return window;
}
