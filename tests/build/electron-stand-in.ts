/**
 * Stands in for `electron` where its runtime cannot be had: what main asks of it is recorded, and a window, its frames
 * and the messages between them behave as Electron documents them. Nothing of Rackside is in it.
 */

import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

type Listener = (...args: never[]) => unknown;

/** In the order it happened. */
export const log: { what: string; detail?: unknown }[] = [];
const note = (what: string, detail?: unknown) => log.push(detail === undefined ? { what } : { what, detail });

/** What the person in front of the screen would do. */
export const person: { savesTo: string | undefined; prints: boolean; hasReader: boolean } = {
  savesTo: undefined,
  prints: true,
  hasReader: true,
};

const dataFolder = process.env['RACKSIDE_DATA'] ?? '';
const handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
const windows: BrowserWindow[] = [];
let ready = false;

class App extends EventEmitter {
  readonly isPackaged = false;

  requestSingleInstanceLock(): boolean {
    note('lock', { databaseTouched: existsSync(join(dataFolder, 'owner.lock')) });
    return process.env['STAND_IN_LOCK'] !== 'taken';
  }

  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    ready = true;
    note('ready');
  }

  getVersion(): string {
    return '0.0.0-test';
  }

  getPath(name: string): string {
    return join(dataFolder, '..', name);
  }

  quit(): void {
    note('quit');
    let stopped = false;
    this.emit('will-quit', { preventDefault: () => (stopped = true) });
    if (!stopped) note('ended');
  }

  exit(code: number): void {
    note('exit', code);
  }
}
export const app = new App();

/** One frame of a page, as a message's sender. */
export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}

export class WebContents extends EventEmitter {
  mainFrame: Frame = { url: '', parent: null };
  readonly renderer = new EventEmitter();
  destroyed = false;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  /** What the preload gave the page. */
  exposed: Record<string, unknown> = {};

  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) throw new Error('Object has been destroyed');
    this.renderer.emit(channel, {}, ...structuredClone(args));
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  print(options: object, done: (printed: boolean, reason: string) => void): void {
    note('print dialog', options);
    done(person.prints, person.prints ? '' : 'Print job canceled');
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  /** What the page would answer, seen from its own world. */
  async executeJavaScript(code: string): Promise<unknown> {
    return structuredClone(await runInNewContext(code, { ...this.exposed }));
  }

  /** A sandboxed preload: CommonJS, no Node, `electron` and nothing else to require. */
  runPreload(path: string): void {
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: unknown) => {
          note('exposed', name);
          this.exposed[name] = api;
        },
      },
      ipcRenderer: {
        invoke: (channel: string, ...args: unknown[]) => invoke(channel, args, this, this.mainFrame),
        on: (channel: string, listener: Listener) => this.renderer.on(channel, listener as never),
        off: (channel: string, listener: Listener) => this.renderer.off(channel, listener as never),
      },
    };
    const require = (name: string) => {
      note('preload requires', name);
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return electron;
    };
    runInNewContext(readFileSync(path, 'utf8'), { require, module: { exports: {} }, exports: {} });
  }
}

/** A message from a frame to main and its answer, cloned both ways as between processes. */
export async function invoke(
  channel: string,
  args: unknown[],
  sender: WebContents,
  senderFrame: Frame | null,
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await handler({ sender, senderFrame }, ...structuredClone(args)));
}

export const handledChannels = () => [...handlers.keys()];

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: { webPreferences?: { preload?: string } };

  constructor(options: { webPreferences?: { preload?: string } }) {
    super();
    note('window', options);
    this.options = options;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return windows[0] ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.find((window) => window.webContents === contents) ?? null;
  }

  async loadURL(url: string): Promise<void> {
    note('load', url);
    this.webContents.mainFrame = { url, parent: null };
    if (this.options.webPreferences?.preload)
      this.webContents.runPreload(this.options.webPreferences.preload);
    this.emit('ready-to-show');
    if (url.endsWith('.pdf')) setImmediate(() => this.webContents.emit('-pdf-ready-to-print'));
  }

  show(): void {
    note('show');
  }

  isMinimized(): boolean {
    return true;
  }

  restore(): void {
    note('restore');
  }

  focus(): void {
    note('focus');
  }

  isDestroyed(): boolean {
    return this.webContents.destroyed;
  }

  close(): void {
    note('closed', this.webContents.mainFrame.url);
    this.destroy();
  }

  destroy(): void {
    windows.splice(windows.indexOf(this), 1);
    this.webContents.destroyed = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
  }
}

export const ipcMain = {
  handle(channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
};

export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown): void {
    if (ready) throw new Error('Schemes must be registered before the app is ready');
    note('schemes', schemes);
  },
};

type Serve = (request: Request) => Promise<Response>;

class Session extends EventEmitter {
  readonly schemes = new Map<string, Serve>();
  readonly protocol = {
    handle: (scheme: string, serve: Serve) => {
      this.schemes.set(scheme, serve);
    },
  };
  asked: ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | undefined;
  checked: ((contents: unknown, permission: string) => boolean) | undefined;
  device: (() => boolean) | undefined;

  setPermissionRequestHandler(handler: NonNullable<Session['asked']>): void {
    this.asked = handler;
  }

  setPermissionCheckHandler(handler: NonNullable<Session['checked']>): void {
    this.checked = handler;
  }

  setDevicePermissionHandler(handler: NonNullable<Session['device']>): void {
    this.device = handler;
  }
}
export const session = { defaultSession: new Session() };

export const dialog = {
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    note('save dialog', args.at(-1));
    return { canceled: person.savesTo === undefined, filePath: person.savesTo ?? '' };
  },
  showErrorBox(title: string, text: string): void {
    note('error box', { title, text });
  },
};

export const shell = {
  async openPath(path: string): Promise<string> {
    note('opened', path);
    return person.hasReader ? '' : 'No application is registered for this type of file';
  },
  showItemInFolder(path: string): void {
    note('shown in folder', path);
  },
};

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu(menu: unknown): void {
    installed.menu = menu as MenuEntry[];
  },
};

export interface MenuEntry {
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly submenu?: MenuEntry[];
  readonly click?: () => void;
}
export const installed: { menu: MenuEntry[] } = { menu: [] };
