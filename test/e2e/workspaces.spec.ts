import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ask, askAnything } from './bridge.ts';
import { test } from './fixtures.ts';
import { engineRuns, setUpOwn, startOwnSystems } from './own-systems.ts';

const opened = async (page: Page) => (await ask(page, 'workspace.get', {})).name;

test("a workspace of one's own is set up, synced, restored, opened again and removed", async ({ own }) => {
  test.setTimeout(120_000);
  const systems = await startOwnSystems(path.join(own.folder, 'systems'));
  const env = { CONCORD_TRAINING_CUSTOMERS: '200' };
  try {
    const first = await own.open({ env });
    const slug = await setUpOwn(first.page, systems);
    expect((await ask(first.page, 'connection.list', {})).connections).toMatchObject([
      { system: 'erp', slot: 'current', hasSecret: true, passed: 5 },
      { system: 'dotdigital', slot: 'current', hasSecret: true, passed: 5 },
    ]);
    const { runId } = await ask(first.page, 'sync.start', { job: 'customers', mode: 'full' });
    await expect
      .poll(async () => (await ask(first.page, 'run.get', { runId })).run.state, { timeout: 60_000 })
      .toBe('succeeded');
    expect((await ask(first.page, 'workspace.get', {})).erp.records).toBe(200);

    const { name } = await ask(first.page, 'backup.make', {});
    await ask(first.page, 'backup.restore', { name, path: null });
    expect((await ask(first.page, 'backup.list', {})).backups.map(({ reason }) => reason)).toEqual([
      'before-restore',
      'operator',
    ]);
    const gone = { name: '2020-01-01T00-00-00.000Z.db', path: null };
    expect(await askAnything(first.page, 'backup.restore', gone)).toMatchObject({ error: { code: 'not-found' } });
    expect(await opened(first.page)).toBe('Our Shop');

    await ask(first.page, 'workspaces.open', { slug: 'training' });
    expect(await opened(first.page)).toBe('Northbank Apparel');
    await ask(first.page, 'workspaces.open', { slug });
    await ask(first.page, 'workspaces.rename', { slug, name: 'Two Shops' });
    await first.close();

    const second = await own.open({ env });
    await engineRuns(second.page);
    expect(await opened(second.page)).toBe('Two Shops');
    await ask(second.page, 'workspaces.remove', { slug, name: 'Two Shops' });
    expect(existsSync(path.join(own.folder, 'workspaces', slug))).toBe(false);
    expect(await opened(second.page)).toBe('Northbank Apparel');
  } finally {
    systems.stop();
  }
});
