import { defineConfig } from 'playwright/test';
import { findChromium } from '../support/chromium.ts';

const browser = await findChromium();

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  testMatch: '**/*.spec.ts',
  testIgnore: '**/electron/**',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  // How long something takes is shown by the benches; here a slow machine has time to do it.
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  metadata: { chromium: browser.which },
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: 'light',
    launchOptions: { executablePath: browser.path, args: [...browser.args] },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
