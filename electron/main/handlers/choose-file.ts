import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { ParsedInputOf } from '../../../shared/ipc/contract.ts';

type Request = ParsedInputOf<'file.choose'>;
type Kind = { readonly name: string; readonly extension: string };

const desk: Kind = { name: 'Public key of a desk', extension: 'concord-desk' };
const decisions: Kind = { name: 'Decisions of a desk', extension: 'concord-decisions' };
const mapping: Kind = { name: 'Mapping of a workspace', extension: 'concord-mapping.json' };
const backup: Kind = { name: 'Backup of a workspace', extension: 'db' };

const opened = {
  'open-desk': desk,
  'open-decisions': decisions,
  'open-backup': backup,
  'open-mapping': mapping,
} as const;
const saved = { 'save-desk': desk, 'save-decisions': decisions, 'save-mapping': mapping } as const;

/** The path that the operator chose in the system's dialog, or null. */
export const chooseFile = async ({ purpose, name }: Request): Promise<string | null> => {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return null;
  if (purpose === 'save-desk' || purpose === 'save-decisions' || purpose === 'save-mapping') {
    const kind = saved[purpose];
    const options = { defaultPath: `${name}.${kind.extension}`, filters: [filterOf(kind)] };
    const { canceled, filePath } = await dialog.showSaveDialog(window, options);
    return canceled || filePath === '' ? null : filePath;
  }
  const options: OpenDialogOptions =
    purpose === 'open-folder'
      ? { properties: ['openDirectory', 'createDirectory'] }
      : { properties: ['openFile'], filters: [filterOf(opened[purpose])] };
  const { filePaths } = await dialog.showOpenDialog(window, options);
  return filePaths[0] ?? null;
};

const filterOf = ({ name, extension }: Kind) => ({ name, extensions: [lastPart(extension)] });

/** Systems know a file by what stands behind its last dot alone. */
const lastPart = (extension: string): string => extension.split('.').at(-1) ?? extension;
