import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CHANNEL_NAMES, CHANNELS, type ChannelName } from '#contract/channels.ts';
import type { Reply } from '#contract/envelope.ts';
import type { JobStatus } from '#contract/system.ts';
import { SECURITY_HEADERS } from '#main/doors/content-security.ts';
import { openRackside } from '../support/application.ts';
import { IN_ORDER, SAMPLE_CALLS, type Way } from '../support/sample-calls.ts';
import { ensureBuilt, OUT } from './built.ts';

interface Window {
  readonly child: ChildProcess;
  readonly folder: string;
  /** Has an order of the window's process carried out. */
  order<T>(order: string, ...args: unknown[]): Promise<T>;
  log(): Promise<{ what: string; detail?: never }[]>;
  /** Waits until this was recorded. */
  recorded(what: string): Promise<{ what: string; detail?: unknown }>;
}

/** Starts the built main with the stand-in for electron. */
async function openWindow(env: NodeJS.ProcessEnv = {}, args: string[] = []): Promise<Window> {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-window-'));
  const child = fork(join(import.meta.dirname, 'window-process.ts'), args, {
    serialization: 'advanced',
    env: { ...process.env, RACKSIDE_DATA: join(folder, 'data'), ...env },
  });
  const waiting = new Map<number, (message: { answer?: unknown; error?: string }) => void>();
  child.on('message', ({ id, ...message }: { id: number; answer?: unknown; error?: string }) => {
    waiting.get(id)?.(message);
    waiting.delete(id);
  });
  await new Promise<void>((resolve, reject) => {
    waiting.set(0, () => resolve());
    child.once('exit', () => reject(new Error('The built main did not start')));
  });
  let last = 0;
  const window: Window = {
    child,
    folder,
    order: (order, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ({ answer, error }) => (error ? reject(new Error(error)) : resolve(answer as never)));
        child.send({ id, order, args });
      }),
    log: () => window.order('log'),
    async recorded(what) {
      for (;;) {
        const found = (await window.log()).find((entry) => entry.what === what);
        if (found) return found;
      }
    },
  };
  return window;
}

async function endWindow({ child, folder }: Window): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}

let window: Window;
beforeAll(async () => {
  await ensureBuilt();
  window = await openWindow();
  await window.recorded('show');
  await window.order('listen');
}, 120_000);
afterAll(() => endWindow(window));

const call = (name: string, input: unknown) => window.order<Reply>('call', name, input);

/** Through preload, message, main and back; a job is waited for by its events' channel, as the page does. */
const way: Way = {
  async ask(name, input) {
    const reply = await call(name, input);
    if (!reply.ok) throw new Error(`${name} answered ${JSON.stringify(reply.error)}`);
    const job = (reply.value as { job?: string } | null)?.job;
    if (!job) return reply.value as never;
    for (;;) {
      const status = (await call('jobs.status', { id: job })) as { ok: true; value: JobStatus };
      if (status.value.state === 'done') return status.value.value as never;
      if (status.value.state !== 'running') throw new Error(JSON.stringify(status.value));
    }
  },
  async handIn(name, bytes) {
    const reply = await window.order<{ ok: true; value: { token: string } }>('receiveFile', name, bytes);
    return reply.value.token;
  },
};

describe('starting', () => {
  it('takes the single-instance lock before the database is touched, and registers its scheme before Electron is ready', async () => {
    const log = await window.log();
    const order = log
      .map(({ what }) => what)
      .filter((what) => ['schemes', 'lock', 'ready', 'window', 'load', 'show'].includes(what));
    expect(order).toEqual(['schemes', 'lock', 'ready', 'window', 'load', 'show']);
    expect(log.find(({ what }) => what === 'lock')?.detail).toEqual({ databaseTouched: false });
    expect(existsSync(join(window.folder, 'data', 'owner.lock'))).toBe(true);
    expect(log.find(({ what }) => what === 'schemes')?.detail).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it('opens a window that is closed to everything but the bridge', async () => {
    const { detail } = await window.recorded('window');
    expect(detail).toMatchObject({
      show: false,
      webPreferences: {
        preload: join(OUT, 'preload', 'index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
      },
    });
    const { webPreferences } = detail as { webPreferences: Record<string, unknown> };
    for (const loose of [
      'webviewTag',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'enableBlinkFeatures',
    ])
      expect(webPreferences[loose]).toBeFalsy();
    expect((await window.recorded('load')).detail).toBe('app://rackside/');
  });

  it('does not touch the data folder when a window is open already', async () => {
    const second = await openWindow({ STAND_IN_LOCK: 'taken' });
    onTestFinished(() => endWindow(second));
    await second.recorded('ended');
    expect(existsSync(join(second.folder, 'data'))).toBe(false);
    expect((await second.log()).map(({ what }) => what)).toEqual(['schemes', 'lock', 'quit', 'ended']);
  });

  it('proves itself with --self-test: nothing shown, nothing left behind, its exit code the answer', async () => {
    const proving = await openWindow({ STAND_IN_LOCK: 'taken' }, ['--self-test']);
    onTestFinished(() => endWindow(proving));
    expect((await proving.recorded('exit')).detail).toBe(0);
    const log = await proving.log();
    expect(log.map(({ what }) => what)).not.toContain('show');
    expect(log.map(({ what }) => what)).not.toContain('lock');
    expect(existsSync(join(proving.folder, 'data'))).toBe(false);
  });

  it('says in a box who has the data folder, and ends', async () => {
    const { dataFolder } = await openRackside({ door: 'the browser door' });
    const refused = await openWindow({ RACKSIDE_DATA: dataFolder });
    onTestFinished(() => endWindow(refused));
    expect((await refused.recorded('exit')).detail).toBe(1);
    expect((await refused.recorded('error box')).detail).toEqual({
      title: 'Rackside cannot open',
      text: expect.stringMatching(
        /^This data folder is open in the browser door since .*\n\nUse that window, or close it first\.$/,
      ),
    });
  });
});

describe('the bridge', () => {
  it('has one function for each channel, files and events, and requires electron alone', async () => {
    expect(await window.order('channels')).toEqual(CHANNEL_NAMES);
    expect(await window.order('bridge')).toEqual([
      'channels',
      'receiveFile',
      'saveFile',
      'openFile',
      'printFile',
      'showFile',
      'subscribe',
      'onMenu',
    ]);
    const log = await window.log();
    expect(log.filter(({ what }) => what === 'exposed').map(({ detail }) => detail)).toEqual(['rackside']);
    expect(log.filter(({ what }) => what === 'preload requires').map(({ detail }) => detail)).toEqual([
      'electron',
    ]);
  });

  it('finds a handler for each, and main has no others', async () => {
    const doors = ['receiveFile', 'saveFile', 'openFile', 'printFile', 'showFile'].map(
      (name) => `rackside-door:${name}`,
    );
    expect(await window.order('handled')).toEqual([
      ...CHANNEL_NAMES.map((name) => `rackside:${name}`),
      ...doors,
    ]);
  });
});

describe('every channel', () => {
  // The main job is among them: sample, preview, assign, print, export.
  for (const name of IN_ORDER) {
    it(`${name} makes the round trip`, async () => {
      const value = await way.ask(name as ChannelName, (await SAMPLE_CALLS[name](way)) as never);
      expect(CHANNELS[name].output.safeParse(value).error).toBeUndefined();
    });
  }

  it.each(CHANNEL_NAMES)('%s answers a bad input with its fields', async (name) => {
    expect(await call(name, { quigley: 1 })).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  it.each([
    'a frame inside the page',
    'a frame that is gone',
    'another window with our page',
    'a page without a name',
    'https://evil.example/',
    'app://rackside.evil.example/',
    'app://evil/',
    'http://rackside/',
    'file:///etc/passwd',
    'about:blank',
    'data:text/html,hello',
    'app:rackside',
  ])('refuses %s', async (sender) => {
    for (const name of await window.order<string[]>('handled')) {
      expect(await window.order('invokeFrom', sender, name, {})).toMatchObject({
        ok: false,
        error: { code: 'CALLER_REFUSED' },
      });
    }
  });

  it('tells the page of changes and of jobs', async () => {
    const heard = await window.order<{ type: string; status?: { state: string } }[]>('heard');
    expect(heard.some(({ type }) => type === 'changed')).toBe(true);
    expect(heard.some(({ status }) => status?.state === 'done')).toBe(true);
  });
});

describe('the page', () => {
  it('cannot leave its own scheme, open windows, embed pages or download by itself', async () => {
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      for (const url of [
        'https://evil.example/',
        'http://127.0.0.1/',
        'file:///etc/passwd',
        'app://evil/',
        'data:text/html,x',
        'javascript:alert(1)',
        'not a url',
        'app://rackside@evil.example/',
      ])
        expect(await window.order('navigationStopped', event, url), `${event} ${url}`).toBe(true);
      expect(await window.order('navigationStopped', event, 'app://rackside/roster')).toBe(false);
    }
    expect(await window.order('navigationStopped', 'will-frame-navigate', 'blob:app://rackside/0b')).toBe(
      false,
    );
    expect(
      await window.order('navigationStopped', 'will-frame-navigate', 'blob:https://evil.example/0b'),
    ).toBe(true);
    expect(await window.order('navigationStopped', 'will-attach-webview', '')).toBe(true);
    for (const url of ['https://evil.example/', 'app://rackside/', 'about:blank'])
      expect(await window.order('opened', url)).toEqual({ action: 'deny' });
    expect(await window.order('downloadStopped')).toBe(true);
  });

  it('opens the weight room as a second window of its own, once, and no other', async () => {
    interface Shown {
      readonly url: string;
      readonly webPreferences: object;
    }
    const room = 'app://rackside/weight-room';
    for (const url of [
      'https://evil.example/weight-room',
      'app://other/weight-room',
      'app://rackside/roster',
    ])
      await window.order('opened', url);
    expect(await window.order<Shown[]>('shown')).toHaveLength(1);
    for (const url of [room, `${room}?squad=%22s%22`])
      expect(await window.order('opened', url)).toEqual({ action: 'deny' });
    const [first, second, ...others] = await window.order<Shown[]>('shown');
    expect(others).toEqual([]);
    expect(second?.url).toBe(`${room}?squad=%22s%22`);
    expect(second?.webPreferences).toEqual(first?.webPreferences);
    await window.order('closeLast');
    expect(await window.order<Shown[]>('shown')).toHaveLength(1);
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'usb',
    'serial',
    'hid',
    'openExternal',
    'fullscreen',
    'clipboard-read',
    'display-capture',
  ])('is denied %s', async (permission) => {
    expect(await window.order('permission', permission)).toEqual({
      granted: false,
      checked: false,
      device: false,
    });
  });

  it('may copy cells', async () => {
    expect(await window.order('permission', 'clipboard-sanitized-write')).toMatchObject({
      granted: true,
      checked: true,
    });
  });

  it.each(['app://rackside/', 'app://rackside/roster', 'app://rackside/index.html'])(
    '%s is served with its policy',
    async (url) => {
      const { status, headers, body } = await window.order<Served>('fetch', url);
      expect(status).toBe(200);
      expect(body).toBe(readFileSync(join(OUT, 'renderer', 'index.html'), 'utf8'));
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        expect(headers[name.toLowerCase()]).toBe(value);
    },
  );

  it.each([
    ['app://evil/index.html', 'GET'],
    ['app://rackside/..%2fpreload%2findex.cjs', 'GET'],
    ['app://rackside/%2e%2e/main/index.js', 'GET'],
    ['app://rackside/..%2f..%2fpackage.json', 'GET'],
    ['app://rackside/..%5c..%5cpackage.json', 'GET'],
    ['app://rackside/%2fetc%2fhosts.txt', 'GET'],
    ['app://rackside/index.html%00.png', 'GET'],
    ['app://rackside/%', 'GET'],
    ['app://rackside/assets', 'POST'],
    ['app://rackside/', 'PUT'],
  ])('%s by %s finds nothing', async (url, method) => {
    const { status, headers, body } = await window.order<Served>('fetch', url, method);
    expect({ status, body }).toEqual({ status: 404, body: 'There is nothing here.' });
    expect(headers['content-security-policy']).toBe(SECURITY_HEADERS['Content-Security-Policy']);
  });
});

describe('files', () => {
  it('are saved where the person says, whole, and shown there', async () => {
    const { file } = await way.ask('workbooks.export', {});
    expect(await window.order('showFile', file.token)).toEqual({ ok: true, value: { shown: false } });
    const to = join(window.folder, 'Maxes of November.xlsx');
    expect(await window.order('saveFile', file.token, to)).toEqual({ ok: true, value: { saved: true } });
    expect(readFileSync(to).length).toBe(file.bytes);
    expect(existsSync(`${to}.part`)).toBe(false);
    expect(await window.order('showFile', file.token)).toEqual({ ok: true, value: { shown: true } });
    expect((await window.recorded('shown in folder')).detail).toBe(to);
    expect(JSON.stringify(await window.order('heard'))).not.toContain(window.folder);
  });

  it('are not saved when the dialog is closed, nor into a folder that is not there', async () => {
    const { file } = await way.ask('workbooks.export', {});
    expect(await window.order('saveFile', file.token)).toEqual({ ok: true, value: { saved: false } });
    const refused = await window.order<Reply>(
      'saveFile',
      file.token,
      join(window.folder, 'nowhere', 'x.xlsx'),
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'FILE_NOT_WRITTEN' } });
  });

  it('are opened from a copy that bears their name, which goes with the process', async () => {
    const { file } = await way.ask('documents.print', { sheets: ['blank'] });
    expect(await window.order('openFile', file.token)).toEqual({ ok: true, value: {} });
    const { detail } = await window.recorded('opened');
    expect(detail).toMatch(/Blank forms \d{4}-\d\d-\d\d\.pdf$/);
    expect(readFileSync(detail as string).length).toBe(file.bytes);
    expect(statSync(detail as string).mode & 0o077).toBe(0);
    expect(await window.order('openFile', file.token, false)).toMatchObject({
      ok: false,
      error: { code: 'FILE_NOT_OPENED' },
    });
    expect(JSON.stringify(await window.order('heard'))).not.toContain(window.folder);
  });

  it('are printed from a window that shows them and nothing else, and goes when they are printed', async () => {
    const { file } = await way.ask('documents.print', { sheets: ['blank'] });
    const before = await window.order<number>('windows');
    // Whoever closes the dialog still has the sheets in front of them.
    expect(await window.order('printFile', file.token, false)).toEqual({ ok: true, value: {} });
    await window.recorded('print dialog');
    expect(await window.order('windows')).toBe(before + 1);
    const newest = (await window.log()).findLast(({ what }) => what === 'window');
    expect((newest?.detail as { webPreferences: object } | undefined)?.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      plugins: true,
    });
    const url = String((await window.log()).findLast(({ what }) => what === 'load')?.detail);
    expect(url).toMatch(/^file:.*Blank%20forms.*\.pdf$/);
    for (const [elsewhere, stopped] of [
      [url, false],
      ['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', false],
      ['chrome-extension://other/index.html', true],
      [url.replace('Blank', 'Other'), true],
      ['https://evil.example/', true],
    ])
      expect(await window.order('navigationStoppedInLast', 'will-frame-navigate', elsewhere)).toBe(stopped);
    expect(await window.order('navigationStopped', 'will-frame-navigate', url)).toBe(true);
    await window.order('closeLast');

    await window.order('printFile', file.token, true);
    await expect.poll(() => window.order('windows')).toBe(before);
  });

  it.each<[string, string, unknown, string]>([
    ['a token that is none to open', 'openFile', { token: 'nothing' }, 'FILE_GONE'],
    ['a path to print', 'printFile', { token: '/etc/passwd' }, 'INVALID_INPUT'],
    ['a token that is none', 'saveFile', { token: 'nothing' }, 'FILE_GONE'],
    ['a path for a token', 'saveFile', { token: '/etc/passwd' }, 'INVALID_INPUT'],
    ['a path beside the token', 'saveFile', { token: 'a', path: '/etc/passwd' }, 'INVALID_INPUT'],
    ['text for bytes', 'receiveFile', { name: 'x.csv', bytes: 'text' }, 'INVALID_INPUT'],
    ['no name', 'receiveFile', { bytes: new Uint8Array(1) }, 'INVALID_INPUT'],
    ['nothing', 'showFile', undefined, 'INVALID_INPUT'],
  ])('refuse %s', async (_, name, input, code) => {
    expect(await window.order('invoke', `rackside-door:${name}`, input)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('over fifty megabytes are refused with a sentence', async () => {
    const reply = await window.order<Reply>('receiveFile', 'big.csv', new Uint8Array(50 * 1024 * 1024 + 1));
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'TOO_LARGE', message: expect.stringContaining('50 MB') },
    });
  });
});

describe('the menu', () => {
  it('tells the page what was chosen, and has no way to reload or to the developer tools', async () => {
    const { entries, chosen } = await window.order<{
      entries: { label?: string; role?: string }[];
      chosen: string[];
    }>('chooseAll');
    expect(chosen).toContain('undo');
    expect(new Set(chosen).size).toBe(chosen.length);
    const roles = entries.map(({ role }) => role);
    for (const role of ['toggleDevTools', 'reload', 'forceReload']) expect(roles).not.toContain(role);
  });
});

describe('a second start', () => {
  it('brings the open window to the front', async () => {
    await window.order('secondInstance');
    const log = (await window.log()).map(({ what }) => what);
    expect(log.slice(log.lastIndexOf('restore'))).toContain('focus');
  });
});

describe('ending', () => {
  it('closes the roster before the process ends', async () => {
    const other = await openWindow();
    onTestFinished(() => endWindow(other));
    await other.recorded('show');
    await other.order('closeWindow');
    await other.order('quit');
    await other.recorded('ended');
    const data = join(other.folder, 'data');
    expect(existsSync(join(data, 'owner.json'))).toBe(false);
    expect(existsSync(join(data, 'roster.sqlite-wal'))).toBe(false);
    expect(
      (await other.log()).map(({ what }) => what).filter((what) => ['quit', 'ended'].includes(what)),
    ).toEqual(['quit', 'quit', 'ended']);
  });
});

interface Served {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}
