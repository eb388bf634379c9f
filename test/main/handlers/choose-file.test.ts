import { beforeEach, expect, test, vi } from 'vitest';
import { chooseFile } from '../../../electron/main/handlers/choose-file.ts';

type Asked = { readonly dialog: 'open' | 'save'; readonly options: unknown };

const system = vi.hoisted(() => ({
  asked: [] as Asked[],
  windows: [{}] as object[],
  chosen: '/mail/a' as string | null,
}));

vi.mock('electron', () => ({
  BrowserWindow: { getAllWindows: () => system.windows },
  dialog: {
    showOpenDialog: async (_window: object, options: unknown) => {
      system.asked.push({ dialog: 'open', options });
      return { canceled: system.chosen === null, filePaths: system.chosen === null ? [] : [system.chosen] };
    },
    showSaveDialog: async (_window: object, options: unknown) => {
      system.asked.push({ dialog: 'save', options });
      return { canceled: system.chosen === null, filePath: system.chosen ?? '' };
    },
  },
}));

beforeEach(() => {
  Object.assign(system, { asked: [], windows: [{}], chosen: '/mail/a' });
});

test.each([
  ['open-desk', ['openFile'], ['concord-desk']],
  ['open-decisions', ['openFile'], ['concord-decisions']],
  ['open-backup', ['openFile'], ['db']],
  ['open-mapping', ['openFile'], ['json']],
  ['open-folder', ['openDirectory', 'createDirectory'], undefined],
] as const)('%s lets one be opened that there is', async (purpose, properties, extensions) => {
  expect(await chooseFile({ purpose, name: '' })).toBe('/mail/a');
  const filters = extensions === undefined ? {} : { filters: [{ name: expect.any(String), extensions }] };
  expect(system.asked).toEqual([{ dialog: 'open', options: { properties, ...filters } }]);
});

test.each([
  ['save-desk', 'maria.concord-desk'],
  ['save-decisions', 'maria.concord-decisions'],
  ['save-mapping', 'maria.concord-mapping.json'],
] as const)('%s proposes a name for a new file', async (purpose, defaultPath) => {
  expect(await chooseFile({ purpose, name: 'maria' })).toBe('/mail/a');
  expect(system.asked).toMatchObject([{ dialog: 'save', options: { defaultPath } }]);
});

test('nothing was chosen where the dialog was closed, or there is no window to ask in', async () => {
  system.chosen = null;
  expect(await chooseFile({ purpose: 'open-desk', name: '' })).toBeNull();
  expect(await chooseFile({ purpose: 'save-desk', name: 'a' })).toBeNull();
  system.windows = [];
  expect(await chooseFile({ purpose: 'open-desk', name: '' })).toBeNull();
  expect(system.asked).toHaveLength(2);
});
