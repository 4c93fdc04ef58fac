/** `serve`: the browser door, from the command line. */

import { spawn } from 'node:child_process';
import { openBrowserDoor } from '../browser/server.ts';
import { pageIsBuilt, SOURCE_PLACES } from '../places.ts';
import { type CommandLine, UsageError } from './index.ts';

const BY_HAND = 'Open the link above in a browser on this machine; it works once.';

/** Serves until it is told to stop or, with --idle, until nobody uses it. */
export async function serve({ flags, use, say }: CommandLine): Promise<number> {
  const port = wholeNumber(flags.port, '--port', 0, 65_535) ?? 0;
  const minutes = wholeNumber(flags.idle, '--idle', 1, 10_000);
  if (!pageIsBuilt())
    throw new UsageError('The page is not built yet. Run "npm run build" once, or "npm start".');
  return use('chosen', async (application) => {
    const ended = Promise.withResolvers<void>();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => ended.resolve());
    const door = await openBrowserDoor(application, {
      pageFolder: SOURCE_PLACES.page,
      port,
      ...(minutes && { idle: { minutes, whenIdle: () => ended.resolve() } }),
    }).catch((error) => {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
        throw new UsageError(`Port ${port} is taken by another program; choose another with --port.`);
      throw error;
    });
    process.stdout.write(`${door.link}\n`);
    const shows = !flags['no-open'] && hasDisplay();
    const how = shows ? 'Your browser is asked to open the link above, which works once.' : BY_HAND;
    say(`Rackside is open to this machine only. ${how} End it with Ctrl-C.`);
    if (shows) openInBrowser(door.link, () => say(`No browser could be started. ${BY_HAND}`));
    await ended.promise;
    await door.close();
    return 0;
  });
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Asks the system to show a link. */
function openInBrowser(link: string, whenItCannot: () => void): void {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [link]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', link]]
        : ['xdg-open', [link]];
  const child = spawn(command, args as string[], { stdio: 'ignore', detached: true });
  child.once('error', whenItCannot);
  child.once('exit', (code) => {
    if (code) whenItCannot();
  });
  child.unref();
}

function wholeNumber(
  text: string | undefined,
  flag: string,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new UsageError(`${flag} takes a whole number from ${least} to ${most}.`);
  }
  return value;
}
