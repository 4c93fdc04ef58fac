/** `serve`: the browser door, from the command line. */

import { spawn } from 'node:child_process';
import { openBrowserDoor } from '../browser/server.ts';
import { pageIsBuilt, SOURCE_PLACES } from '../places.ts';
import { type CommandLine, UsageError } from './index.ts';

/** Serves until it is told to stop or, with --idle, until nobody uses it. */
export async function serve({ flags, open, say }: CommandLine): Promise<number> {
  const port = wholeNumber(flags.port, '--port', 0, 65_535) ?? 0;
  const minutes = wholeNumber(flags.idle, '--idle', 1, 10_000);
  if (!pageIsBuilt())
    throw new UsageError('The page is not built yet. Run "npm run build" once, or "npm start".');
  const application = await open();
  const ended = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ended.resolve());
  try {
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
    say(
      `Rackside is open on this machine only. This link works once:\n\n  ${door.link}\n\nEnd it with Ctrl-C.`,
    );
    if (!flags['no-open']) openInBrowser(door.link);
    await ended.promise;
    await door.close();
    return 0;
  } finally {
    await application.close();
  }
}

/** Asks the system to show a link; where nothing can, the printed link serves. */
function openInBrowser(link: string): void {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [link]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', link]]
        : ['xdg-open', [link]];
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  const child = spawn(command, args as string[], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
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
