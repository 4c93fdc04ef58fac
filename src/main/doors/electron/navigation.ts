/**
 * Denies everything a page could try beyond itself: navigation, windows, permissions, webviews, downloads. The one window
 * it may ask for is the weight room, and that is opened by the door itself.
 */

import type { Session, WebContents } from 'electron';
import { PAGE_ORIGIN } from './protocol.ts';

/** Of Chromium’s own reader of PDF files, which stands in frames of the file it shows. */
const PDF_READER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

const shown = new WeakMap<WebContents, string>();

/** These contents show this file and what reads it; nothing else may navigate there. */
export function mayShow(contents: WebContents, url: string): void {
  shown.set(contents, url);
}

export function denyEverythingElse(contents: WebContents, openWeightRoom: (url: string) => void): void {
  contents.on('will-navigate', (event) => {
    if (!isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    // The print preview shows a document that the page made itself.
    const { url } = event;
    const file = shown.get(contents);
    if (file !== undefined && (url === file || url.startsWith(PDF_READER))) return;
    if (!isOurPage(url) && !url.startsWith(`blob:${PAGE_ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isOurPage(url) && new URL(url).pathname === '/weight-room') openWeightRoom(url);
    return { action: 'deny' };
  });
}

export function denyPermissions(session: Session): void {
  // Copying cells to a spreadsheet is the one permission the page needs.
  session.setPermissionRequestHandler((_, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  session.setPermissionCheckHandler((_, permission) => permission === 'clipboard-sanitized-write');
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

function isOurPage(url: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}` === PAGE_ORIGIN;
  } catch {
    return false;
  }
}
