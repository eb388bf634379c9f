import { z } from 'zod';
import { themeSchema } from '../../../shared/ipc/operations/app.ts';
import type { FileLog } from '../log/file-log.ts';
import { openKeptFile } from './kept-file.ts';
import { type WindowPlace, windowPlaceSchema } from './window-place.ts';

export type Theme = z.infer<typeof themeSchema>;
export type Settings = {
  readonly theme: () => Theme;
  readonly keepTheme: (theme: Theme) => void;
  readonly windowPlace: () => WindowPlace | null;
  readonly keepWindowPlace: (place: WindowPlace) => void;
};

/** Version 1 of the settings file. A new version comes with an upgrade in `upgradeSettings`. */
const settingsSchema = z.object({
  version: z.literal(1),
  theme: themeSchema,
  window: windowPlaceSchema.nullable(),
});
type SettingsFile = z.infer<typeof settingsSchema>;

const fresh: SettingsFile = { version: 1, theme: 'system', window: null };

/** Brings what was stored to the current version; what does not fit falls back to its default, value by value. */
export const upgradeSettings = (stored: unknown): SettingsFile => {
  const whole = settingsSchema.safeParse(stored);
  if (whole.success) return whole.data;
  const parts = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  return {
    version: 1,
    theme: themeSchema.safeParse(parts.theme).data ?? fresh.theme,
    window: windowPlaceSchema.safeParse(parts.window).data ?? fresh.window,
  };
};

/** Appearance and window state, in electron-store. */
export const createSettings = (folder: string, log: Pick<FileLog, 'warn'>): Settings => {
  const file = openKeptFile({ folder, name: 'settings', log });
  const read = (): SettingsFile => upgradeSettings(file.read());
  const keep = (change: Partial<SettingsFile>): void => file.write({ ...read(), ...change });
  return {
    theme: () => read().theme,
    keepTheme: (theme) => keep({ theme }),
    windowPlace: () => read().window,
    keepWindowPlace: (window) => keep({ window }),
  };
};
