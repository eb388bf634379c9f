import type { MenuItemConstructorOptions } from 'electron';

export type MenuFacts = { readonly isMac: boolean; readonly isPackaged: boolean; readonly name: string };

/** The application menu: what the system expects, and nothing that opens a door (reload and tools only in development). */
export const menuTemplate = ({ isMac, isPackaged, name }: MenuFacts): MenuItemConstructorOptions[] => [
  ...(isMac
    ? [
        {
          label: name,
          submenu: [
            { role: 'about' as const },
            { type: 'separator' as const },
            { role: 'hide' as const },
            { role: 'quit' as const },
          ],
        },
      ]
    : []),
  ...(isMac ? [] : [{ label: '&File', submenu: [{ role: 'quit' as const }] }]),
  {
    label: '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  },
  {
    label: '&View',
    submenu: [
      ...(isPackaged
        ? []
        : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }, { type: 'separator' as const }]),
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
  { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
];
