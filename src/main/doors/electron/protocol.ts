/** `app://rackside/`: the window's own scheme, with path containment and the security headers. */

import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { mediaTypeOf, SECURITY_HEADERS } from '../content-security.ts';
import { pageFile } from '../page-files.ts';

export const PAGE_ORIGIN = 'app://rackside';

/** Once, before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page, and nothing outside its folder. */
export function servePage(session: Session, pageFolder: string): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const file =
      url.host === 'rackside' && request.method === 'GET'
        ? await pageFile(pageFolder, url.pathname)
        : undefined;
    if (!file) return new Response('There is nothing here.', { status: 404, headers: SECURITY_HEADERS });
    const bytes = new Uint8Array(await readFile(file));
    return new Response(bytes, { headers: { ...SECURITY_HEADERS, 'Content-Type': mediaTypeOf(file) } });
  });
}
