import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openedWorkspace } from '../connections/own-workspace.ts';

test('a backup is made while the workspace is open, listed, and stands in the audit trail', async () => {
  const { ask } = await openedWorkspace();
  const made = await ask('backup.make', {});
  expect((await ask('backup.list', {})).backups).toMatchObject([{ ...made, reason: 'operator' }]);
  expect((await ask('audit.page', {})).entries).toMatchObject([{ action: 'backup.made', actor: 'anna' }]);
});

test('a copy outside is listed as handed out and told with its path', async () => {
  const { ask, tryTo, start } = await openedWorkspace();
  const folder = join(start.folder, 'stick');
  expect(await tryTo('backup.make', { folder })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await tryTo('backup.make', { folder: 'stick' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  mkdirSync(folder);
  const { name } = await ask('backup.make', { folder });
  expect(existsSync(name)).toBe(true);
  expect((await ask('audit.page', {})).entries).toMatchObject([{ action: 'backup.handed-out', detail: name }]);
  expect((await ask('backup.list', {})).backups).toEqual([]);
});

test('a restore at the start brings back what was, and the next start is an ordinary one', async () => {
  const first = await openedWorkspace();
  const erp = { system: 'erp', product: 'flow', baseUrl: 'https://erp.example', user: '' } as const;
  const { name } = await first.ask('backup.make', {});
  await first.ask('connection.save', { ...erp, name: 'Later' });
  await first.stop();
  const { folder } = first.start;
  const second = await openedWorkspace({ folder, restoreFrom: join(folder, 'backups', name) });
  expect((await second.ask('audit.page', {})).entries.map(({ action }) => action)).toEqual(['workspace.restored']);
  expect((await second.ask('backup.list', {})).backups.map(({ reason }) => reason).sort()).toEqual([
    'before-restore',
    'operator',
  ]);
});

test('a second engine restores nothing and makes no backup', async () => {
  const first = await openedWorkspace();
  const { name } = await first.ask('backup.make', {});
  const { folder } = first.start;
  await expect(openedWorkspace({ folder, restoreFrom: join(folder, 'backups', name) })).rejects.toThrow(/read-only/);
  const second = await openedWorkspace({ folder });
  expect(await second.tryTo('backup.make', {})).toMatchObject({ ok: false, error: { code: 'workspace.read-only' } });
  expect((await second.ask('backup.list', {})).backups).toHaveLength(1);
});
