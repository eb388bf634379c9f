import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupPath } from '../../../electron/main/workspaces/backup-path.ts';

const folder = join('/', 'data', 'workspaces', 'ours');

test.each([
  ['2026-11-25T09-30-15.007Z.db', join(folder, 'backups', '2026-11-25T09-30-15.007Z.db')],
  [
    '2026-11-25T09-30-15.007Z.2.before-restore.db',
    join(folder, 'backups', '2026-11-25T09-30-15.007Z.2.before-restore.db'),
  ],
  ['workspace.db.before-2', join(folder, 'workspace.db.before-2')],
])('%s lies in the workspace', (name, path) => {
  expect(backupPath(folder, { name, path: null })).toEqual({ ok: true, value: path });
});

test.each([
  [{ name: '../../other/workspace.db', path: null }],
  [{ name: '2026/../../x.db', path: null }],
  [{ name: 'workspace.db', path: null }],
  [{ name: 'lease.db', path: null }],
  [{ name: null, path: 'relative.db' }],
  [{ name: null, path: null }],
  [{ name: 'workspace.db.before-2', path: '/x.db' }],
])('%j is refused', (from) => {
  expect(backupPath(folder, from)).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('a file outside goes by its full path', () => {
  expect(backupPath(folder, { name: null, path: '/media/stick/copy.db' })).toMatchObject({
    value: '/media/stick/copy.db',
  });
});
