import { fork } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { trainingReadySchema } from '../../shared/ipc/training-messages.ts';
import { ask, askAnything } from './bridge.ts';
import { test } from './fixtures.ts';

const secret = 'the-secret-of-a-test';
const user = 'apiuser-9@apiconnector.com';
const simulators = path.resolve(import.meta.dirname, '../../out/main/training.js');

/** A system that Concord did not start itself, as somebody's own would be. */
const startSystem = (folder: string, system: 'erp' | 'dotdigital'): Promise<{ baseUrl: string; stop: () => void }> =>
  new Promise((resolve, reject) => {
    mkdirSync(folder, { recursive: true });
    const child = fork(simulators, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('message', (raw) => {
      const ready = trainingReadySchema.parse(raw);
      if (ready.type === 'failed') reject(new Error(ready.sentence));
      else resolve({ baseUrl: ready.baseUrl, stop: () => child.kill() });
    });
    const world = { seed: 3, customers: 200 };
    child.send({
      type: 'start',
      system,
      folder,
      world,
      user: system === 'erp' ? '' : user,
      secret,
      clock: null,
      admin: null,
    });
  });

const engineRuns = (page: Page) =>
  expect.poll(async () => (await ask(page, 'app.about', {})).engine, { timeout: 30_000 }).toBe('running');
const opened = async (page: Page) => (await ask(page, 'workspace.get', {})).name;

test("a workspace of one's own is set up, synced, restored, opened again and removed", async ({ own }) => {
  test.setTimeout(120_000);
  const theirs = path.join(own.folder, 'systems');
  const systems = { erp: await startSystem(theirs, 'erp'), dotdigital: await startSystem(theirs, 'dotdigital') };
  const env = { CONCORD_TRAINING_CUSTOMERS: '200' };
  try {
    const first = await own.open({ env });
    await engineRuns(first.page);
    const { slug } = await ask(first.page, 'workspaces.create', { name: 'Our Shop' });
    for (const system of ['erp', 'dotdigital'] as const) {
      const product = system === 'erp' ? 'flow' : 'dotdigital';
      const { baseUrl } = systems[system];
      await ask(first.page, 'connection.save', { system, product, name: 'Ours', baseUrl, user });
      await ask(first.page, 'credential.save', { ref: { workspace: slug, system, slot: 'next' }, secret });
      const { steps } = await ask(first.page, 'connection.test', { system, slot: 'next' });
      expect(steps.map(({ state }) => state)).toEqual(Array(5).fill('passed'));
      await ask(first.page, 'connection.switch', { system });
    }
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
    systems.erp.stop();
    systems.dotdigital.stop();
  }
});
