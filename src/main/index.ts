/** Electron's entry: one instance, the application, the window. */

import { app } from 'electron';
import { registerPageScheme } from './doors/electron/protocol.ts';
import { startElectronDoor } from './doors/electron/start.ts';

// Both must happen before Electron is ready: the scheme, and the lock that comes before the database is touched.
registerPageScheme();
if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(startElectronDoor)
    .catch(() => app.exit(1));
} else {
  app.quit();
}
