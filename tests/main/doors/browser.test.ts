import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ERRORS } from '#contract/errors.ts';
import type { Application } from '#main/application.ts';
import { type BrowserDoor, openBrowserDoor } from '#main/doors/browser/server.ts';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '#main/doors/content-security.ts';
import { shareRackside, withSample } from '../../support/application.ts';
import { assign, athlete } from '../assignments/gym.ts';

const rackside = shareRackside(withSample);
const folder = mkdtempSync(join(tmpdir(), 'rackside-page-'));
const pageFolder = join(folder, 'page');
let door: BrowserDoor;
let cookie: string;

beforeAll(async () => {
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Rackside</title>');
  writeFileSync(join(pageFolder, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'the roster of somebody else');
  symlinkSync(join(folder, 'secret.txt'), join(pageFolder, 'assets', 'link.txt'));
  door = await openBrowserDoor(rackside().application, { pageFolder });
  cookie = await enter(door.link);
});
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request as bare as an attacker writes it: no header is added, the path is sent as it stands. */
function ask(
  path: string,
  { body, ...options }: RequestOptions & { body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port: door.port, path, agent: false, ...options },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function enter(link: string): Promise<string> {
  const { pathname, search } = new URL(link);
  const answer = await ask(pathname + search);
  expect(answer.status).toBe(302);
  const [set = ''] = answer.headers['set-cookie'] ?? [];
  expect(set).toMatch(/^rackside-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  return set.split(';')[0] ?? '';
}

const own = () => ({ Cookie: cookie, Origin: `http://127.0.0.1:${door.port}` });
const call = (channel: string, input: unknown, headers: Record<string, string> = {}) =>
  ask(`/call/${channel}`, {
    method: 'POST',
    headers: { ...own(), 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });

const REFUSED = { ok: false, error: { code: 'CALLER_REFUSED', ref: 'door' } };

describe('the link', () => {
  it('opens the door once, and never again', async () => {
    const link = new URL(door.newLink());
    await enter(link.href);
    const again = await ask(link.pathname + link.search, { headers: { Accept: 'text/html' } });
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('This link is used up');
  });

  it.each(['HEAD', 'POST', 'PUT', 'OPTIONS'])('is not used up by %s', async (method) => {
    const link = new URL(door.newLink());
    const answer = await ask(link.pathname + link.search, {
      method,
      headers: { Origin: `http://127.0.0.1:${door.port}` },
    });
    expect(answer.status).toBe(405);
    expect(answer.headers['set-cookie']).toBeUndefined();
    await enter(link.href);
  });

  it('is not used up by a browser that is in already', async () => {
    const link = new URL(door.newLink());
    const answer = await ask(link.pathname + link.search, { headers: { Cookie: cookie } });
    expect(answer).toMatchObject({ status: 302, headers: { location: '/' } });
    expect(answer.headers['set-cookie']).toBeUndefined();
    await enter(link.href);
  });

  it.each(['', 'key=', 'key=x', `key=${'x'.repeat(32)}`, 'key=__proto__', 'key[]=a'])(
    'with %j opens nothing',
    async (query) => {
      const answer = await ask(`/open?${query}`);
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body)).toMatchObject(REFUSED);
    },
  );

  it('may be followed from a letter, though nothing else may come from elsewhere', async () => {
    const link = new URL(door.newLink());
    const from = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    expect((await ask(link.pathname + link.search, { headers: from })).status).toBe(302);
    const image = { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' };
    expect((await ask('/assets/app.js', { headers: image })).status).toBe(403);
  });
});

describe('without the cookie', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/assets/app.js'],
    ['GET', '/events'],
    ['GET', '/files/abc'],
    ['POST', '/call/system.status'],
    ['POST', '/files?name=roster.csv'],
    ['DELETE', '/'],
  ])('%s %s is refused', async (method, path) => {
    for (const Cookie of [
      '',
      `rackside-${door.port}=`,
      `rackside-${door.port}=x`,
      `other=${cookie.split('=')[1]}`,
      `rackside-${door.port}=${'x'.repeat(43)}`,
      `rackside-${door.port + 1}=${cookie.split('=')[1]}`,
    ]) {
      const answer = await ask(path, {
        method,
        headers: { Cookie, Origin: own().Origin, 'Content-Type': 'application/json' },
        body: '{}',
      });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body)).toMatchObject(REFUSED);
    }
  });
});

describe('from elsewhere', () => {
  it.each([
    ['another name for this machine', 'rackside.evil.example'],
    ['another port', '127.0.0.1:1'],
    ['a name that begins like ours', '127.0.0.1.evil.example'],
    ['no port', '127.0.0.1'],
    ['another address of this machine', '0.0.0.0'],
  ])('a Host that is %s is refused', async (_, host) => {
    for (const path of ['/', '/events', new URL(door.newLink()).pathname]) {
      const answer = await ask(path, { headers: { ...own(), Host: host, Origin: `http://${host}` } });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject(REFUSED);
    }
  });

  it.each([
    'http://evil.example',
    'null',
    'https://127.0.0.1',
    'http://127.0.0.1',
    'http://localhost:1',
    'app://rackside',
    '',
  ])('the Origin %j is refused', async (origin) => {
    const answer = await call('roster.add', { firstName: 'Eve' }, { Origin: origin });
    expect(answer.status).toBe(403);
  });

  it('a write that names no origin is refused', async () => {
    for (const path of ['/call/roster.add', '/files?name=x.csv']) {
      const answer = await ask(path, {
        method: 'POST',
        headers: { Cookie: cookie, 'Content-Type': 'application/json' },
        body: '{"firstName":"Eve"}',
      });
      expect(answer.status).toBe(403);
    }
    expect(
      (await rackside().ask('roster.page', { limit: 5000 })).rows.map((row) => row.firstName),
    ).not.toContain('Eve');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'a form that posts %j is refused',
    async (type) => {
      const answer = await call('roster.add', { firstName: 'Eve' }, { 'Content-Type': type });
      expect(answer.status).toBe(415);
      expect(JSON.parse(answer.body)).toMatchObject(REFUSED);
    },
  );

  it('nobody is told that they may read across origins', async () => {
    const preflight = await ask('/call/roster.page', {
      method: 'OPTIONS',
      headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    for (const answer of [preflight, await call('system.status', {})]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('a call', () => {
  it('is answered as the application answers it', async () => {
    const answer = await call('system.status', {});
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { opened: 'ready' } });
  });

  it('that cannot be read is refused without a word of what was sent', async () => {
    for (const body of ['', '{', 'Quigley', '{"a":}', '\u0000', '[1,2']) {
      const answer = await ask('/call/roster.add', {
        method: 'POST',
        headers: { ...own(), 'Content-Type': 'application/json' },
        body,
      });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
      expect(answer.body).not.toContain('Quigley');
    }
  });

  it.each(['no.such', '', '__proto__', 'toString', '..%2froster.page', 'roster.page/extra'])(
    'of %j is none',
    async (name) => {
      expect(JSON.parse((await call(name, {})).body)).toMatchObject({
        ok: false,
        error: { code: 'UNKNOWN_CHANNEL' },
      });
    },
  );

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD'])('by %s does nothing', async (method) => {
    const before = (await rackside().ask('roster.page', { limit: 1 })).total;
    const body = ['GET', 'HEAD'].includes(method) ? {} : { body: '{"firstName":"Eve"}' };
    const answer = await ask('/call/roster.add', {
      method,
      headers: { ...own(), 'Content-Type': 'application/json' },
      ...body,
    });
    expect([404, 405]).toContain(answer.status);
    expect(answer.body).not.toMatch(/"ok":true/);
    expect((await rackside().ask('roster.page', { limit: 1 })).total).toBe(before);
  });

  it('with more than eight megabytes is refused, announced or not, and the door stays open', async () => {
    const body = Buffer.alloc(8 * 1024 * 1024 + 1, ' ');
    const headers = { ...own(), 'Content-Type': 'application/json' };
    for (const extra of [{}, { 'Transfer-Encoding': 'chunked' }]) {
      const answer = await ask('/call/roster.add', {
        method: 'POST',
        headers: { ...headers, ...extra },
        body,
      });
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'TOO_LARGE' } });
    }
    expect((await call('system.status', {})).status).toBe(200);
  });

  it('whose body never ends keeps nobody waiting', async () => {
    const slow = connect(door.port, '127.0.0.1');
    onTestFinished(() => {
      slow.destroy();
    });
    slow.on('error', () => undefined);
    slow.write(
      `POST /call/roster.add HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nOrigin: ${own().Origin}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"first`,
    );
    expect((await call('system.status', {})).status).toBe(200);
    const other = await openBrowserDoor(rackside().application, { pageFolder });
    const hanging = connect(other.port, '127.0.0.1');
    hanging.on('error', () => undefined);
    hanging.write('POST /call/roster.add HTTP/1.1\r\nHost: ');
    // A hanging request does not keep the door from closing.
    await other.close();
    hanging.destroy();
  });
});

describe('files', () => {
  it('go in and out by token, under a name that is only a name', async () => {
    const name = encodeURIComponent('../../etc/Lakeside “A”\u0000\u001b.csv');
    const bytes = 'Last name;First name\nQuigley;Zoë\n';
    const answer = await ask(`/files?name=${name}`, { method: 'POST', headers: own(), body: bytes });
    const { value } = JSON.parse(answer.body);
    expect(value).toMatchObject({ name: 'Lakeside “A”.csv', bytes: Buffer.byteLength(bytes) });
    const started = JSON.parse((await call('roster.previewImport', { file: value.token })).body);
    expect(await rackside().application.finished(started.value.job)).toMatchObject({ state: 'done' });
  });

  it('that were made are handed out once asked for, as a download', async () => {
    const { file } = await rackside().ask('workbooks.export', { sheets: ['Maxes'] });
    const answer = await ask(`/files/${file.token}`, { headers: { Cookie: cookie } });
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': file.mediaType, 'content-length': String(file.bytes) },
    });
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''Rackside%202026-11-23.xlsx`,
    );
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('that are sheets open in a tab of the browser when asked to; nothing else does', async () => {
    const sheets = await rackside().ask('documents.print', { sheets: ['blank'] });
    const opened = await ask(`/files/${sheets.file.token}?open`, { headers: { Cookie: cookie } });
    expect(opened.headers['content-disposition']).toMatch(/^inline; filename/);
    expect(opened.headers['content-type']).toBe('application/pdf');
    expect(opened.headers['x-content-type-options']).toBe('nosniff');
    // Without scripts, and in nobody else's frame; the browser's own reader may show it.
    expect(opened.headers['content-security-policy']).toBe(
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    const book = await rackside().ask('workbooks.export', { sheets: ['Maxes'] });
    const refused = await ask(`/files/${book.file.token}?open`, { headers: { Cookie: cookie } });
    expect(refused.headers['content-disposition']).toMatch(/^attachment; filename/);
  });

  it('are gone once a sheet in them is void, and whoever opens one in a tab reads why', async () => {
    const id = await athlete(rackside(), 'Vera', 'Void');
    const assignmentId = await assign(rackside(), id);
    const { file } = await rackside().ask('documents.print', { athleteIds: [id as never] });
    await rackside().ask('assignments.end', { ids: [assignmentId as never] });
    const inTab = { Cookie: cookie, Accept: 'text/html' };
    const answer = await ask(`/files/${file.token}?open`, { headers: inTab });
    expect([answer.status, answer.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
    expect(answer.body).toContain(ERRORS.SHEETS_VOID.message);
    expect((await ask(`/files/${file.token}`, { headers: inTab })).status).toBe(404);
  });

  it.each(['nothing', '', '__proto__', '..%2f..%2froster.sqlite', '../roster.sqlite', '%00'])(
    'named %j are not there',
    async (token) => {
      const answer = await ask(`/files/${token}`, { headers: { Cookie: cookie } });
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain('SQLite format');
    },
  );

  it('over fifty megabytes are refused, announced or not', async () => {
    const body = Buffer.alloc(50 * 1024 * 1024 + 1);
    for (const extra of [{}, { 'Transfer-Encoding': 'chunked' }]) {
      const answer = await ask('/files?name=big.csv', {
        method: 'POST',
        headers: { ...own(), ...extra },
        body,
      });
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'TOO_LARGE' } });
    }
  });
});

describe('the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/roster', 'text/html; charset=utf-8'],
    ['/roster/athlete/abc', 'text/html; charset=utf-8'],
    ['/assets/app.js', 'text/javascript; charset=utf-8'],
  ])('%s is served', async (path, type) => {
    expect(await ask(path, { headers: { Cookie: cookie } })).toMatchObject({
      status: 200,
      headers: { 'content-type': type },
    });
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/link.txt',
    '//etc/passwd.txt',
    '/%2fetc%2fhosts.txt',
    '/C:%5csecret.txt',
    '/secret.txt%00.js',
    '/assets/app.js%00',
    '/%c0%ae%c0%ae/secret.txt',
    '/%',
    '/assets',
    '/assets/.',
    'http://127.0.0.1/../secret.txt',
    'http://[',
    '*',
  ])('%j leads nowhere outside it', async (path) => {
    const answer = await ask(path, { headers: { Cookie: cookie } });
    expect(answer.body).not.toContain('somebody else');
    if (answer.status === 200) expect(answer.body).toContain('<title>Rackside</title>');
    else expect([400, 403, 404]).toContain(answer.status);
  });

  it('is not sent to HEAD, but its headers are', async () => {
    const answer = await ask('/', { method: 'HEAD', headers: { Cookie: cookie } });
    expect(answer).toMatchObject({ status: 200, body: '' });
  });
});

describe('every answer', () => {
  it.each([
    ['the page', () => ask('/', { headers: { Cookie: cookie } })],
    ['a script', () => ask('/assets/app.js', { headers: { Cookie: cookie } })],
    ['a call', () => call('system.status', {})],
    ['a refusal', () => ask('/')],
    ['the doorstep', () => ask('/', { headers: { Accept: 'text/html' } })],
    ['a forged host', () => ask('/', { headers: { Host: 'evil.example' } })],
    ['nothing there', () => ask('/no.thing', { headers: { Cookie: cookie } })],
    [
      'too much',
      () =>
        ask('/call/x', {
          method: 'POST',
          headers: { ...own(), 'Content-Type': 'application/json' },
          body: Buffer.alloc(9_000_000),
        }),
    ],
    [
      'the link',
      () => {
        const { pathname, search } = new URL(door.newLink());
        return ask(pathname + search);
      },
    ],
    ['a file that is gone', () => ask('/files/x', { headers: { Cookie: cookie } })],
  ])('carries the security headers: %s', async (_, asked) => {
    const answer = await asked();
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(answer.headers[name.toLowerCase()]).toBe(value);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it('lets a page run its own scripts and nobody else’s', () => {
    const rules = new Map(CONTENT_SECURITY_POLICY.split('; ').map((rule) => [rule.split(' ')[0], rule]));
    expect(rules.get('default-src')).toBe("default-src 'none'");
    expect(rules.get('script-src')).toBe("script-src 'self'");
    expect(rules.get('connect-src')).toBe("connect-src 'self'");
    expect(rules.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|http:|https:|\*/);
  });
});

describe('events', () => {
  it('reach every open window, and stop with it', async () => {
    const window = await openEvents();
    const other = await openEvents();
    await call('roster.add', { firstName: 'Noor' });
    expect(await window.next()).toMatchObject({ type: 'changed', entities: ['athlete', 'squad'] });
    expect(await other.next()).toMatchObject({ type: 'changed' });
    other.close();
    await call('roster.add', { firstName: 'Kofi' });
    expect(await window.next()).toMatchObject({ type: 'changed' });
  });

  it('tell of a job from its start to its one end', async () => {
    const window = await openEvents();
    const { value } = JSON.parse((await call('workbooks.export', { sheets: ['Maxes'] })).body);
    let last: { type: string; status?: { id: string; state: string } };
    do last = (await window.next()) as typeof last;
    while (last.status?.state === 'running' || last.type !== 'job');
    expect(last).toMatchObject({ type: 'job', status: { id: value.job, state: 'done' } });
    expect(JSON.parse((await call('jobs.status', { id: value.job })).body)).toMatchObject({
      value: { state: 'done' },
    });
  });

  it('are not kept for a window that is gone', async () => {
    const gone = Promise.withResolvers<void>();
    const { application } = rackside();
    const watched: Application = {
      ...application,
      subscribe: (listener) => {
        const stop = application.subscribe(listener);
        return () => {
          stop();
          gone.resolve();
        };
      },
    };
    const other = await openBrowserDoor(watched, { pageFolder });
    onTestFinished(() => other.close());
    const { pathname, search, port } = new URL(other.link);
    const entered = await ask(pathname + search, { port });
    const Cookie = entered.headers['set-cookie']?.[0]?.split(';')[0];
    const window = httpRequest(
      { host: '127.0.0.1', port, path: '/events', headers: { Cookie } },
      (response) => {
        response.on('error', () => undefined);
        window.destroy();
      },
    );
    window.on('error', () => undefined);
    window.end();
    await gone.promise;
  });

  it('are not opened by HEAD', async () => {
    const answer = await ask('/events', { method: 'HEAD', headers: { Cookie: cookie } });
    expect(answer.headers['content-type']).not.toBe('text/event-stream');
  });
});

describe('the door', () => {
  it('listens on this machine alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address && !address.internal && address.family === 'IPv4')
      .map((address) => address?.address ?? '');
    for (const host of [...outside, '::1']) {
      const refused = await new Promise<string>((resolve) => {
        const socket = connect(door.port, host);
        socket.on('connect', () => {
          socket.destroy();
          resolve('connected');
        });
        socket.on('error', (error) => resolve('code' in error ? String(error.code) : 'refused'));
      });
      expect(refused).not.toBe('connected');
    }
  });

  it('closes by itself when nobody uses it, but not while a window is open', async () => {
    const idle = Promise.withResolvers<void>();
    const quick = await openBrowserDoor(rackside().application, {
      pageFolder,
      idle: { minutes: 0.001, whenIdle: () => idle.resolve() },
    });
    await idle.promise;
    await quick.close();
  });

  it('logs its own failures under the reference it answers with', async () => {
    const { file } = await rackside().ask('workbooks.export', { sheets: ['Maxes'] });
    const broken = {
      ...rackside().application,
      outgoing: async () => {
        throw new TypeError('Quigley');
      },
    };
    const other = await openBrowserDoor(broken as never, { pageFolder });
    onTestFinished(() => other.close());
    const { pathname, search, port } = new URL(other.link);
    const entered = await ask(pathname + search, { port });
    const answer = await ask(`/files/${file.token}`, {
      port,
      headers: { Cookie: entered.headers['set-cookie']?.[0]?.split(';')[0] },
    });
    expect(answer.status).toBe(500);
    const { error } = JSON.parse(answer.body);
    expect(error.code).toBe('INTERNAL');
    const log = readFileSync(join(rackside().dataFolder, 'rackside.log'), 'utf8');
    expect(log).toContain(`bug ${error.ref} browser door TypeError`);
    expect(log).not.toContain('Quigley');
  });
});

/** A window's stream of events. */
async function openEvents(): Promise<{ next(): Promise<unknown>; close(): void }> {
  const waiting: ((event: unknown) => void)[] = [];
  const come: unknown[] = [];
  const opened = Promise.withResolvers<void>();
  const request = httpRequest(
    { host: '127.0.0.1', port: door.port, path: '/events', headers: { Cookie: cookie }, agent: false },
    (response) => {
      expect(response.headers['content-type']).toBe('text/event-stream');
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        const lines = text.split('\n\n');
        text = lines.pop() ?? '';
        for (const line of lines) {
          if (line.startsWith('retry:')) opened.resolve();
          if (!line.startsWith('data: ')) continue;
          const event = JSON.parse(line.slice(6));
          const first = waiting.shift();
          if (first) first(event);
          else come.push(event);
        }
      });
      response.on('error', () => undefined);
    },
  );
  request.on('error', () => undefined);
  request.end();
  onTestFinished(() => {
    request.destroy();
  });
  await opened.promise;
  return {
    next: () =>
      come.length > 0 ? Promise.resolve(come.shift()) : new Promise((resolve) => waiting.push(resolve)),
    close: () => request.destroy(),
  };
}
