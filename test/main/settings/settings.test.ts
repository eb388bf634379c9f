import { beforeEach, expect, test, vi } from 'vitest';
import { createSettings, upgradeSettings } from '../../../electron/main/settings/settings.ts';

/** Stands in for electron-store, which needs Electron; the real one is used by the end-to-end tests. */
let kept: Readonly<Record<string, unknown>> = {};
vi.mock('../../../electron/main/settings/kept-file.ts', () => ({
  openKeptFile: () => ({
    read: () => kept,
    write: (value: Readonly<Record<string, unknown>>) => {
      kept = value;
    },
  }),
}));

const fresh = { version: 1, theme: 'system', window: null };
const place = { bounds: { x: 10, y: 20, width: 1200, height: 800 }, isMaximised: true };
const settings = () => createSettings('', { warn: () => undefined });

beforeEach(() => {
  kept = {};
});

test('settings of the current version stay as they are', () => {
  const stored = { version: 1, theme: 'dark', window: place };
  expect(upgradeSettings(stored)).toEqual(stored);
});

test.each([[{}], [null], [undefined], ['text'], [[]], [7]])('from %j come the defaults', (stored) => {
  expect(upgradeSettings(stored)).toEqual(fresh);
});

test.each([
  ['a theme that is not known', { version: 1, theme: 'sepia', window: place }, { ...fresh, window: place }],
  ['half a window place', { version: 1, theme: 'dark', window: { bounds: { x: 1 } } }, { ...fresh, theme: 'dark' }],
  ['no version', { theme: 'light', window: place }, { ...fresh, theme: 'light', window: place }],
  ['a version to come', { version: 9, theme: 'light', window: null, more: 1 }, { ...fresh, theme: 'light' }],
  [
    'a window without width',
    { version: 1, theme: 'dark', window: { ...place, bounds: { ...place.bounds, width: 0 } } },
    { ...fresh, theme: 'dark' },
  ],
])('with %s the rest is kept', (_what, stored, expected) => {
  expect(upgradeSettings(stored)).toEqual(expected);
});

test('a new folder has the defaults, and what is chosen is there at the next start', () => {
  expect([settings().theme(), settings().windowPlace()]).toEqual(['system', null]);
  settings().keepTheme('dark');
  settings().keepWindowPlace(place);
  expect([settings().theme(), settings().windowPlace()]).toEqual(['dark', place]);
  expect(kept).toEqual({ version: 1, theme: 'dark', window: place });
});
