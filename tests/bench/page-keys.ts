/** Times keys in a page: from the key itself to the paint of what it did. */

import type { Browser, Page } from 'playwright-core';

interface KeyWatch {
  taken: number[];
}

/** The times of so many keys, taken out of the page; waits until there are as many. */
export async function answers(page: Page, keys: number): Promise<number[]> {
  await page.waitForFunction((count) => (window as unknown as KeyWatch).taken.length >= count, keys);
  return page.evaluate(() => (window as unknown as KeyWatch).taken.splice(0));
}

/** Runs in the page: from the key’s own time to the paint of what it did. */
export function watchKeys(): void {
  const taken: number[] = [];
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => taken.push(performance.now() - timeStamp);
        channel.port2.postMessage(null);
      });
    },
    { capture: true },
  );
  Object.assign(window, { taken });
}

export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  return context.newPage();
}
