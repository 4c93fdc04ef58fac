/** The native menu: every key of the screens is also an entry here. Choosing one tells the page its action. */

import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

/** Action, label and key; the page knows the actions by these names. */
const PLACES = [
  ['goRoster', 'Roster'],
  ['goPrograms', 'Programs'],
  ['goLibrary', 'Library'],
  ['goPrint', 'Print'],
  ['goReports', 'Reports'],
  ['goReview', 'Review'],
  ['goFacility', 'Facility'],
] as const;

export function installMenu(isMac: boolean): void {
  const entry = (action: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator && { accelerator, registerAccelerator: false }),
    click: () => BrowserWindow.getFocusedWindow()?.webContents.send('rackside:menu', action),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: 'File',
      submenu: [
        entry('importRoster', 'Import a roster…', 'I'),
        entry('export', 'Export workbook', 'E'),
        entry('print', 'Print sheets', 'P'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [
        entry('undo', 'Undo', 'CmdOrCtrl+Z'),
        entry('redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'Athletes',
      submenu: [
        entry('assign', 'Assign a program…', 'A'),
        entry('clearance', 'Clearance', 'C'),
        entry('search', 'Search here', '/'),
        entry('palette', 'Find anything…', 'CmdOrCtrl+K'),
      ],
    },
    { label: 'Go', submenu: PLACES.map(([action, label]) => entry(action, label)) },
    {
      label: 'View',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
    },
    { label: 'Help', submenu: [entry('keys', 'Keys of this place', '?')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
