/** Electron's entry: one instance, the application, the window. */

import { app } from 'electron';
import { registerPageScheme } from './doors/electron/protocol.ts';
import { asksForSelfTest } from './doors/electron/self-test.ts';
import { startElectronDoor } from './doors/electron/start.ts';

// Both must happen before Electron is ready: the scheme, and the lock that comes before the database is touched.
registerPageScheme();
// A self-test works on a folder of its own, beside a window that may be open.
if (asksForSelfTest(process.argv) || app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(startElectronDoor)
    .catch(() => app.exit(1));
} else {
  app.quit();
}
