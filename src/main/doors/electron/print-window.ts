/** A window that shows a PDF in the reader below Electron and asks at once how to print it. */

import { pathToFileURL } from 'node:url';
import { BrowserWindow } from 'electron';
import { mayShow } from './navigation.ts';

/**
 * Answers once the reader has the file. Where the reader never says that it is ready, its own print button is on
 * screen. The window goes when the sheets are on their way to the printer, or with its parent.
 */
export async function showPrintWindow(
  path: string,
  title: string,
  parent: BrowserWindow | undefined,
): Promise<void> {
  const window = new BrowserWindow({
    width: 1000,
    height: 760,
    title,
    autoHideMenuBar: true,
    ...(parent && { parent }),
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, plugins: true },
  });
  const contents = window.webContents;
  const url = pathToFileURL(path).href;
  mayShow(contents, url);
  // `did-finish-load` comes before the reader has drawn anything, and what is printed then is blank
  // (electron/electron#30947). The event that comes after is the one Electron’s own tests wait for.
  contents.once('-pdf-ready-to-print' as never, () => {
    contents.print({}, (printed) => {
      if (printed && !window.isDestroyed()) window.close();
    });
  });
  await window.loadURL(url);
}
