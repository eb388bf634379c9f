import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openKeptFile } from '../../../electron/main/settings/kept-file.ts';

/**
 * Stands in for electron-store, which needs Electron: reads when it is made and throws on what is no JSON, as the real
 * one does without `clearInvalidConfig`. The real one meets a damaged file in the end-to-end tests.
 */
vi.mock('electron-store', async () => {
  const fs = await import('node:fs');
  const path = await import('node:path');
  const Store = function (this: object, { cwd, name }: { readonly cwd: string; readonly name: string }) {
    const file = path.join(cwd, `${name}.json`);
    const read = (): unknown => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {});
    read();
    Object.defineProperty(this, 'store', {
      get: read,
      set: (value: unknown) => fs.writeFileSync(file, JSON.stringify(value)),
    });
  };
  return { default: Store };
});

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const openedIn = (folder: string) => {
  const warnings: unknown[] = [];
  const file = openKeptFile({ folder, name: 'settings', log: { warn: (_message, facts) => warnings.push(facts) } });
  return { file, warnings };
};

test('what is written is read by the next start, without a warning', () => {
  const folder = newFolder();
  openedIn(folder).file.write({ theme: 'dark' });
  const { file, warnings } = openedIn(folder);
  expect([file.read(), warnings]).toEqual([{ theme: 'dark' }, []]);
});

test.each(['{"theme": "da', '', '\u0000\u0000'])(
  'a damaged file (%j) is set aside as it is, and a new one is begun',
  (text) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'settings.json'), text);
    const { file, warnings } = openedIn(folder);
    expect(file.read()).toEqual({});
    expect(warnings).toEqual([{ file: 'settings.json' }]);
    file.write({ theme: 'light' });
    const [aside = '', ...others] = readdirSync(folder).filter((name) => name !== 'settings.json');
    expect(aside).toMatch(/^settings\.damaged-\d+\.json$/);
    expect(others).toEqual([]);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
    expect(openedIn(folder).file.read()).toEqual({ theme: 'light' });
  },
);
