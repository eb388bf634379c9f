import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { ParsedInputOf } from '../../../shared/ipc/contract.ts';

type Request = ParsedInputOf<'file.choose'>;

const kinds = {
  desk: { name: 'Public key of a desk', extensions: ['concord-desk'] },
  decisions: { name: 'Decisions of a desk', extensions: ['concord-decisions'] },
} as const;

/** The path that the operator chose in the system's dialog, or null. */
export const chooseFile = async ({ purpose, name }: Request): Promise<string | null> => {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return null;
  const { name: label, extensions } = kinds[purpose.endsWith('desk') ? 'desk' : 'decisions'];
  const filters = [{ name: label, extensions: [...extensions] }];
  if (purpose.startsWith('open')) {
    const options: OpenDialogOptions = { properties: ['openFile'], filters };
    const { filePaths } = await dialog.showOpenDialog(window, options);
    return filePaths[0] ?? null;
  }
  const options: SaveDialogOptions = { defaultPath: `${name}.${extensions[0]}`, filters };
  const { canceled, filePath } = await dialog.showSaveDialog(window, options);
  return canceled || filePath === '' ? null : filePath;
};
