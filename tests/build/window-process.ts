/** Runs the built main in a process of its own, with the stand-in for `electron`, and does what the test asks of its window. */

import { registerHooks } from 'node:module';
import type * as StandIn from './electron-stand-in.ts';

/** The clock of this machine goes from the Monday that all tests happen on: who trains today must not follow the real day. */
const ahead = Date.parse('2026-11-23T09:00:00.000Z') - Date.now();
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given: []) {
    super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as []));
  }
  static override now(): number {
    return RealDate.now() + ahead;
  }
} as DateConstructor;

const STAND_IN = new URL('electron-stand-in.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});

const standIn: typeof StandIn = await import(STAND_IN);
const { app, BrowserWindow, installed, invoke, log, person, session, WebContents } = standIn;
await import(new URL('../../out/main/index.js', import.meta.url).href);

/** What the preload gives the page. */
interface Bridge {
  readonly channels: Record<string, (input: unknown) => Promise<unknown>>;
  receiveFile(name: string, bytes: Uint8Array): Promise<unknown>;
  saveFile(token: string): Promise<unknown>;
  openFile(token: string): Promise<unknown>;
  printFile(token: string): Promise<unknown>;
  showFile(token: string): Promise<unknown>;
  subscribe(listener: (event: unknown) => void): () => void;
  onMenu(listener: (action: string) => void): () => void;
}

const heard: unknown[] = [];
const chosen: string[] = [];

function window() {
  const [first] = BrowserWindow.getAllWindows();
  if (!first) throw new Error('There is no window');
  return first;
}
const bridge = () => window().webContents.exposed['rackside'] as Bridge;

/** Emits an event that can be prevented, and answers whether it was. */
function prevented(
  from: { emit(name: string, event: object): boolean },
  name: string,
  details: object,
): boolean {
  let stopped = false;
  from.emit(name, { ...details, preventDefault: () => (stopped = true) });
  return stopped;
}

/** Senders that are not our page in our window. */
function forged(kind: string) {
  const own = window().webContents;
  const page = own.mainFrame;
  const foreign = (url: string) => ({ sender: own, frame: { url, parent: null } });
  switch (kind) {
    case 'a frame inside the page':
      return { sender: own, frame: { url: page.url, parent: page } };
    case 'a frame that is gone':
      return { sender: own, frame: null };
    case 'another window with our page':
      return { sender: new WebContents(), frame: { url: page.url, parent: null } };
    case 'a page without a name':
      return foreign('');
    default:
      return foreign(kind);
  }
}

const orders = {
  log: () => log,
  channels: () => Object.keys(bridge().channels),
  bridge: () => Object.keys(bridge()),
  handled: () => standIn.handledChannels(),
  call: (name: string, input: unknown) => bridge().channels[name]?.(input),
  receiveFile: (name: string, bytes: Uint8Array) => bridge().receiveFile(name, bytes),
  saveFile: (token: string, to?: string) => {
    person.savesTo = to;
    return bridge().saveFile(token);
  },
  openFile: (token: string, hasReader = true) => {
    person.hasReader = hasReader;
    return bridge().openFile(token);
  },
  printFile: (token: string, prints = true) => {
    person.prints = prints;
    return bridge().printFile(token);
  },
  windows: () => BrowserWindow.getAllWindows().length,
  closeLast: () => BrowserWindow.getAllWindows().at(-1)?.close(),
  showFile: (token: string) => bridge().showFile(token),
  listen: () => {
    bridge().subscribe((event) => heard.push(event));
    bridge().onMenu((action) => chosen.push(action));
  },
  heard: () => heard,
  invokeFrom: (kind: string, channel: string, input: unknown) => {
    const { sender, frame } = forged(kind);
    return invoke(channel, [input], sender, frame);
  },
  invoke: (channel: string, ...args: unknown[]) => {
    const { webContents } = window();
    return invoke(channel, args, webContents, webContents.mainFrame);
  },
  navigationStopped: (event: string, url: string) => prevented(window().webContents, event, { url }),
  /** In the window that was opened last. */
  navigationStoppedInLast: (event: string, url: string) => {
    const last = BrowserWindow.getAllWindows().at(-1);
    return last && prevented(last.webContents, event, { url });
  },
  opened: (url: string) => window().webContents.openHandler?.({ url }),
  shown: () =>
    BrowserWindow.getAllWindows().map(({ options, webContents }) => ({
      url: webContents.mainFrame.url,
      webPreferences: options.webPreferences,
    })),
  downloadStopped: () => prevented(session.defaultSession, 'will-download', {}),
  permission: async (name: string) => {
    const { asked, checked, device } = session.defaultSession;
    const granted = await new Promise<boolean>((resolve) => asked?.(window().webContents, name, resolve));
    return { granted, checked: checked?.(window().webContents, name), device: device?.() };
  },
  fetch: async (url: string, method = 'GET') => {
    const { schemes } = session.defaultSession;
    const response = await schemes.get(new URL(url).protocol.slice(0, -1))?.(new Request(url, { method }));
    return {
      status: response?.status,
      headers: Object.fromEntries(response?.headers ?? []),
      body: await response?.text(),
    };
  },
  chooseAll: () => {
    const entries = installed.menu.flatMap((menu) => menu.submenu ?? []);
    for (const entry of entries) entry.click?.();
    return { entries: entries.map(({ label, role, accelerator }) => ({ label, role, accelerator })), chosen };
  },
  secondInstance: () => app.emit('second-instance'),
  closeWindow: () => window().destroy(),
  quit: () => app.quit(),
};

process.on(
  'message',
  async ({ id, order, args }: { id: number; order: keyof typeof orders; args: never[] }) => {
    try {
      const answer = await (orders[order] as (...args: never[]) => unknown)(...args);
      process.send?.({ id, answer: plain(answer) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  },
);
process.send?.({ id: 0 });

/** Without what cannot leave the process, such as click handlers. */
function plain(value: unknown): unknown {
  return value instanceof Object ? JSON.parse(JSON.stringify(value)) : value;
}
