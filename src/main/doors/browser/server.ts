/**
 * The browser door: the application on 127.0.0.1, for laptops where Electron may not be installed.
 *
 * A one-time link becomes a cookie that only this browser has. Host and Origin are checked on every request,
 * so that no other page can call, not even through a name that resolves to this machine.
 */

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Failure, Reply } from '#contract/envelope.ts';
import { ERRORS, type ErrorCode } from '#contract/errors.ts';
import type { Application } from '../../application.ts';
import { ExpectedError } from '../../errors.ts';
import { MOST_INCOMING_BYTES } from '../../files.ts';
import { mediaTypeOf, READER_POLICY, SECURITY_HEADERS } from '../content-security.ts';
import { pageFile } from '../page-files.ts';

export interface BrowserDoor {
  /** Opens the application once; used up by the first browser. */
  readonly link: string;
  readonly port: number;
  /** A further one-time link, for a second browser or after the cookie is lost. */
  newLink(): string;
  close(): Promise<void>;
}

export interface BrowserDoorOptions {
  /** The built renderer. */
  readonly pageFolder: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Called after this many minutes without a request or an open window. */
  readonly idle?: { readonly minutes: number; readonly whenIdle: () => void };
}

const MOST_JSON_BYTES = 8 * 1024 * 1024;
/** Up to so many times too much is read and dropped, since browsers hear no answer while they still send. */
const ENDURED = 4;
/** Browsers share cookies between the ports of a machine; the name tells two doors apart. */
const cookieName = (port: number) => `rackside-${port}`;

/** Starts to listen on 127.0.0.1 and nowhere else. */
export async function openBrowserDoor(
  application: Application,
  options: BrowserDoorOptions,
): Promise<BrowserDoor> {
  const keys = new Keys();
  const idle = new IdleWatch(options.idle);
  const server = createServer((request, response) => {
    idle.seen();
    handle(request, response).catch((error) => {
      if (response.headersSent) response.destroy();
      else sendError(request, response, application.failure(error, 'browser door'));
    });
  });
  // A page cannot hold a socket open by dripping bytes.
  server.requestTimeout = 60_000;
  server.headersTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve());
  });
  const port = (server.address() as AddressInfo).port;
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'no-store');
    if (!fromOurPage(request, hosts)) return sendFailure(response, 403, 'CALLER_REFUSED');
    const url = URL.parse(request.url ?? '/', `http://${request.headers.host}`);
    if (!url) return sendFailure(response, 400, 'INVALID_INPUT');
    if (url.pathname === '/open') return exchangeKey(request, response, url);
    if (!keys.cookieHolds(request.headers.cookie, cookieName(port))) return sendDoorstep(request, response);
    if (request.method === 'POST' && url.pathname.startsWith('/call/')) {
      return answerCall(request, response, url.pathname.slice('/call/'.length));
    }
    if (request.method === 'POST' && url.pathname === '/files') return receiveFile(request, response, url);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendFailure(response, 405, 'CALLER_REFUSED');
    if (url.pathname === '/events' && request.method === 'GET') return streamEvents(response);
    if (url.pathname.startsWith('/files/'))
      return sendMadeFile(response, url.pathname.slice('/files/'.length), url.searchParams.has('open'));
    return sendPage(response, url.pathname);
  }

  function exchangeKey(request: IncomingMessage, response: ServerResponse, url: URL): void {
    // Only GET follows the link; a HEAD by a link previewer must not use it up.
    if (request.method !== 'GET') return sendFailure(response, 405, 'CALLER_REFUSED');
    if (keys.cookieHolds(request.headers.cookie, cookieName(port))) return redirectHome(response);
    const cookie = keys.exchange(url.searchParams.get('key') ?? '');
    if (!cookie) return sendDoorstep(request, response);
    response.setHeader('Set-Cookie', `${cookieName(port)}=${cookie}; HttpOnly; SameSite=Strict; Path=/`);
    redirectHome(response);
  }

  async function answerCall(
    request: IncomingMessage,
    response: ServerResponse,
    channel: string,
  ): Promise<void> {
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
      return sendFailure(response, 415, 'CALLER_REFUSED');
    }
    const body = await readBody(request, MOST_JSON_BYTES);
    let input: unknown;
    try {
      input = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    } catch {
      return sendFailure(response, 400, 'INVALID_INPUT');
    }
    send(response, 200, await application.call(channel, input));
  }

  async function receiveFile(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const bytes = await readBody(request, MOST_INCOMING_BYTES);
    const file = application.files.receive({
      name: url.searchParams.get('name') ?? 'file',
      bytes: new Uint8Array(bytes),
    });
    send(response, 200, { ok: true, value: file });
  }

  async function sendMadeFile(response: ServerResponse, token: string, toOpen: boolean): Promise<void> {
    const file = await application.outgoing(token);
    // Sheets alone are shown by the browser itself: any other file could be a page of ours.
    const inTab = toOpen && file.mediaType === 'application/pdf';
    if (inTab) response.setHeader('Content-Security-Policy', READER_POLICY);
    response.writeHead(200, {
      'Content-Type': file.mediaType,
      'Content-Length': file.bytes,
      'Content-Disposition': `${inTab ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
  }

  function streamEvents(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    const stop = application.subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
    const window = idle.windowOpened();
    response.on('close', () => {
      stop();
      window.closed();
    });
  }

  async function sendPage(response: ServerResponse, path: string): Promise<void> {
    const file = await pageFile(options.pageFolder, path);
    if (!file) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is nothing here.');
      return;
    }
    response.writeHead(200, { 'Content-Type': mediaTypeOf(file) });
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  }

  const newLink = () => `http://127.0.0.1:${port}/open?key=${keys.issue()}`;
  return {
    link: newLink(),
    port,
    newLink,
    close: () => {
      idle.stop();
      return closeServer(server);
    },
  };
}

/** One-time keys of links, and the cookies they became. */
class Keys {
  readonly #unused = new Set<string>();
  readonly #cookies = new Set<string>();

  issue(): string {
    const key = randomBytes(24).toString('base64url');
    this.#unused.add(key);
    return key;
  }

  /** The cookie for a key that nobody used yet; undefined otherwise. */
  exchange(key: string): string | undefined {
    const known = [...this.#unused].find((unused) => sameText(unused, key));
    if (!known) return undefined;
    this.#unused.delete(known);
    const cookie = randomBytes(32).toString('base64url');
    this.#cookies.add(cookie);
    return cookie;
  }

  cookieHolds(header: string | undefined, named: string): boolean {
    const value = (header ?? '')
      .split(';')
      .map((part) => part.trim().split('='))
      .find(([name]) => name === named)?.[1];
    return value !== undefined && [...this.#cookies].some((cookie) => sameText(cookie, value));
  }
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** True when the Host is ours and a browser that names an origin names ours; writes must name one. */
function fromOurPage(request: IncomingMessage, hosts: ReadonlySet<string>): boolean {
  const host = request.headers.host ?? '';
  if (!hosts.has(host)) return false;
  const origin = request.headers.origin;
  if (origin !== undefined) return origin === `http://${host}`;
  if (request.method === 'POST') return false;
  // A link from elsewhere may open the door (it still needs a key); anything else cross-site may not.
  const site = request.headers['sec-fetch-site'];
  return (
    site === undefined ||
    site === 'same-origin' ||
    site === 'none' ||
    request.headers['sec-fetch-mode'] === 'navigate'
  );
}

async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > ENDURED * most) throw new ExpectedError('TOO_LARGE');
  const parts: Buffer[] = [];
  let size = 0;
  // The request stays open when the reading stops early: it is still to be answered.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= most) parts.push(part);
    else if (size > ENDURED * most) break;
  }
  if (size > most) throw new ExpectedError('TOO_LARGE');
  return Buffer.concat(parts);
}

function redirectHome(response: ServerResponse): void {
  response.writeHead(302, { Location: '/' }).end();
}

/** What somebody without the cookie sees: a page for people, an envelope for scripts. */
function sendDoorstep(request: IncomingMessage, response: ServerResponse): void {
  if (!(request.headers.accept ?? '').includes('text/html'))
    return sendFailure(response, 401, 'CALLER_REFUSED');
  const { message, wayOut } = ERRORS.CALLER_REFUSED;
  sendWords(response, 401, 'This link is used up', [
    `${message} ${wayOut}`,
    'Start Rackside again, or look for the newest link where it was started.',
  ]);
}

/** A page of our own sentences. */
function sendWords(
  response: ServerResponse,
  status: number,
  title: string,
  paragraphs: readonly string[],
): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rackside</title>
<body style="font:16px/1.5 system-ui;max-width:34rem;margin:20vh auto;padding:0 1rem">
<h1 style="font-size:1.25rem">${title}</h1>${paragraphs.map((each) => `<p>${each}</p>`).join('\n')}</body></html>`,
  );
}

function sendFailure(response: ServerResponse, status: number, code: ErrorCode): void {
  const { message, wayOut, retryable } = ERRORS[code];
  response.setHeader('Connection', 'close');
  send(response, status, { ok: false, error: { code, message, wayOut, retryable, ref: 'door' } });
}

const STATUS: Partial<Record<ErrorCode, number>> = { TOO_LARGE: 413, FILE_GONE: 404, SHEETS_VOID: 410 };

/** A file that is gone may have been asked for in a tab of its own, where somebody reads the answer. */
function sendError(request: IncomingMessage, response: ServerResponse, error: Failure): void {
  response.setHeader('Connection', 'close');
  const status = STATUS[error.code] ?? 500;
  if (!(request.headers.accept ?? '').includes('text/html')) send(response, status, { ok: false, error });
  else sendWords(response, status, 'There is no file here', [`${error.message} ${error.wayOut}`]);
}

function send(response: ServerResponse, status: number, reply: Reply): void {
  const body = Buffer.from(JSON.stringify(reply));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
}

/** Tells when nobody has called and no window has been open for a while. */
class IdleWatch {
  readonly #options: BrowserDoorOptions['idle'];
  #windows = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: BrowserDoorOptions['idle']) {
    this.#options = options;
    this.seen();
  }

  seen(): void {
    clearTimeout(this.#timer);
    if (!this.#options || this.#windows > 0) return;
    this.#timer = setTimeout(this.#options.whenIdle, this.#options.minutes * 60_000);
  }

  windowOpened(): { closed(): void } {
    this.#windows += 1;
    this.seen();
    return {
      closed: () => {
        this.#windows -= 1;
        this.seen();
      },
    };
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
