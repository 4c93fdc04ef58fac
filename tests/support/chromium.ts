/** Finds a Chromium for the end-to-end tests, so that nothing has to be installed by hand. */

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export interface FoundChromium {
  readonly path: string;
  readonly args: readonly string[];
  /** Said at the end of the run. */
  readonly which: string;
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Keeps a test browser quiet and alone. */
const ARGS = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Looks for RACKSIDE_CHROMIUM, an installed one, Playwright's own, and the one inside an npm package, in that order. */
export async function findChromium(): Promise<FoundChromium> {
  const wanted = process.env['RACKSIDE_CHROMIUM'];
  if (wanted === 'packaged') return packagedChromium();
  if (wanted) return { path: wanted, args: ARGS, which: `RACKSIDE_CHROMIUM (${wanted})` };
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return { path: installed, args: ARGS, which: `installed (${installed})` };
  const own = chromium.executablePath();
  if (own && existsSync(own)) return { path: own, args: ARGS, which: 'Playwright’s own' };
  return packagedChromium();
}

async function packagedChromium(): Promise<FoundChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chromium was found. Install Chrome or Chromium, or run `npx playwright install chromium`.',
    );
  }
  // Makes the package unpack the shared libraries that a bare Debian lacks; it looks at this when it is imported.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  // Its own arguments switch web security off; the tests are about that security, so only the drawing ones stay.
  const drawing = packaged.args.filter((arg) =>
    /^--(use-gl|use-angle|enable-unsafe-swiftshader|font-render)/.test(arg),
  );
  return {
    path: await packaged.executablePath(),
    args: [...drawing, ...ARGS, '--no-sandbox'],
    which: 'inside the npm package @sparticuz/chromium',
  };
}
