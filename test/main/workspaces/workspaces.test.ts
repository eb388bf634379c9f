import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createWorkspaceList } from '../../../electron/main/settings/workspace-list.ts';
import { createWorkspaceFolders } from '../../../electron/main/workspaces/workspace-folders.ts';
import { createWorkspaces } from '../../../electron/main/workspaces/workspaces.ts';
import { keyOf } from '../../../electron/vault/credential-file.ts';
import { failure } from '../../../shared/errors.ts';
import type { EngineStart, Secrets } from '../../../shared/ipc/messages.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** Stands in for electron-store, which needs Electron. */
let kept: Readonly<Record<string, unknown>> = {};
vi.mock('../../../electron/main/settings/kept-file.ts', () => ({
  openKeptFile: () => ({
    read: () => kept,
    write: (value: Readonly<Record<string, unknown>>) => {
      kept = value;
    },
  }),
}));

beforeEach(() => {
  kept = {};
});

const log = { info: () => undefined, warn: () => undefined };
const access = (product: string) => ({ product, baseUrl: 'http://127.0.0.1:1', user: '', secret: 'minted' });

/** One machine's data folder, with stand-ins for vault, training servers and engine; it can be started again. */
const machine = () => {
  const data = mkdtempSync(join(tmpdir(), 'concord-main-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const secrets = new Map<string, string>();
  const starts: EngineStart[] = [];
  const pushed: Secrets[] = [];
  let trainingRuns = false;
  let outcome: (start: EngineStart) => Result<void> = () => ok(undefined);
  const started = () => {
    const workspaces = createWorkspaces({
      list: createWorkspaceList(data, log),
      folders: createWorkspaceFolders(data),
      vault: {
        open: async (ref) => {
          const secret = secrets.get(keyOf(ref));
          return secret === undefined ? null : { user: '', secret };
        },
        promote: async () => false,
        remove: (ref) => secrets.delete(keyOf(ref)),
        place: async () => 'keychain',
        status: async (ref) => ({ kept: secrets.has(keyOf(ref)) ? 'keychain' : 'none', expiresAt: null }),
        save: async (ref, { secret }) => {
          secrets.set(keyOf(ref), secret);
          return ok('keychain');
        },
      },
      training: {
        start: async () => {
          trainingRuns = true;
          return { erp: access('ERP'), dotdigital: access('Dotdigital') };
        },
        stop: () => {
          trainingRuns = false;
        },
      },
      engine: {
        reopen: async () => {
          const start = await workspaces.start();
          starts.push(start);
          return outcome(start);
        },
        invoke: async () => err(failure('engine.unavailable', 'A stand-in.')),
        secrets: (given) => pushed.push(given),
      },
      operator: 'anna',
      now: () => 7,
      log,
    });
    return workspaces;
  };
  return {
    data,
    secrets,
    pushed,
    started,
    last: () => starts.at(-1),
    starts,
    trainingRuns: () => trainingRuns,
    engineAnswers: (answer: typeof outcome) => {
      outcome = answer;
    },
  };
};

const written = { name: 'Our Shop', role: 'writer' } as const;
const slugs = (workspaces: ReturnType<ReturnType<typeof machine>['started']>) =>
  workspaces.list().map(({ slug, isOpen }) => `${slug}${isOpen ? ' open' : ''}`);

test('the training workspace starts with its own servers and no vault', async () => {
  const one = machine();
  const start = await one.started().start();
  expect(start).toMatchObject({ workspace: { name: 'Northbank Apparel', training: true }, erp: { secret: 'minted' } });
  expect(start).not.toHaveProperty('secrets');
  expect(one.trainingRuns()).toBe(true);
});

test('a new workspace is opened with its own secrets and role, and the training servers end', async () => {
  const one = machine();
  const workspaces = one.started();
  await workspaces.start();
  one.secrets.set('our-shop/erp', 'erp-now').set('our-shop/erp/next', 'erp-next').set('other/erp', 'theirs');
  expect(await workspaces.create({ name: 'Our Shop', role: 'reviewer' })).toEqual(ok({ slug: 'our-shop' }));
  expect(one.last()).toMatchObject({
    folder: join(one.data, 'workspaces', 'our-shop'),
    workspace: { name: 'Our Shop', training: false },
    role: 'reviewer',
    erp: null,
    dotdigital: null,
    secrets: { erp: { current: 'erp-now', next: 'erp-next' }, dotdigital: { current: null, next: null }, desk: null },
  });
  expect([one.trainingRuns(), slugs(workspaces)]).toEqual([false, ['training', 'our-shop open']]);
});

test('the workspace that was open last is opened at the next start', async () => {
  const one = machine();
  await one.started().create(written);
  expect((await one.started().start()).workspace).toEqual({ name: 'Our Shop', training: false });
});

test('going back to the training workspace starts its servers again', async () => {
  const one = machine();
  const workspaces = one.started();
  await workspaces.create(written);
  expect(await workspaces.open('training')).toEqual(ok({}));
  expect([one.last()?.workspace.training, one.trainingRuns()]).toEqual([true, true]);
  expect(await workspaces.open('nowhere')).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('a workspace that does not open is told, and stays chosen so that a backup can be put in its place', async () => {
  const one = machine();
  const workspaces = one.started();
  one.engineAnswers(() => err(failure('store.corrupt', 'Damaged.')));
  expect(await workspaces.create(written)).toMatchObject({ ok: false, error: { code: 'store.corrupt' } });
  expect(slugs(workspaces)).toEqual(['training', 'our-shop open']);
});

test('a rename reaches the engine; the training workspace keeps its name', async () => {
  const one = machine();
  const workspaces = one.started();
  await workspaces.create(written);
  await workspaces.rename('our-shop', 'Two Shops');
  expect(one.last()?.workspace.name).toBe('Two Shops');
  expect(await workspaces.rename('training', 'Mine')).toMatchObject({ error: { code: 'workspace.read-only' } });
});

test('removing takes folder and credentials of that workspace only, and only with its name', async () => {
  const one = machine();
  const workspaces = one.started();
  await workspaces.create(written);
  one.secrets.set('our-shop/erp', 'a').set('our-shop/dotdigital/next', 'b').set('other/erp', 'theirs');
  expect(await workspaces.remove('our-shop', 'our shop')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(existsSync(join(one.data, 'workspaces', 'our-shop'))).toBe(true);
  expect(await workspaces.remove('our-shop', 'Our Shop')).toEqual(ok({}));
  expect(existsSync(join(one.data, 'workspaces', 'our-shop'))).toBe(false);
  expect([...one.secrets.keys()]).toEqual(['other/erp']);
  expect([slugs(workspaces), one.last()?.workspace.training]).toEqual([['training open'], true]);
  expect(await workspaces.remove('training', 'Northbank Apparel')).toMatchObject({
    error: { code: 'workspace.read-only' },
  });
});

test('workspaces of a list that was lost are found by their folders; one without a role is only looked at', async () => {
  const one = machine();
  await one.started().create(written);
  for (const slug of ['our-shop', 'nameless', 'empty', 'training'])
    mkdirSync(join(one.data, 'workspaces', slug), { recursive: true });
  for (const slug of ['our-shop', 'nameless', 'training'])
    writeFileSync(join(one.data, 'workspaces', slug, 'workspace.db'), '');
  kept = {};
  const found = one.started().list();
  expect(found.map(({ slug, name, role }) => [slug, name, role]).sort()).toEqual([
    ['nameless', 'nameless', 'reviewer'],
    ['our-shop', 'Our Shop', 'writer'],
    ['training', 'Northbank Apparel', 'writer'],
  ]);
});

test('while a switch is not finished, that system starts without a secret', async () => {
  const one = machine();
  await one.started().create(written);
  one.secrets.set('our-shop/erp', 'old').set('our-shop/dotdigital', 'fine');
  kept = { ...kept, switching: { slug: 'our-shop', system: 'erp', savedAt: 1 } };
  expect((await one.started().start()).secrets).toMatchObject({
    erp: { current: null },
    dotdigital: { current: 'fine' },
  });
});

test('a secret being set up is handed over; one in use makes the engine start anew; others do nothing', async () => {
  const one = machine();
  const workspaces = one.started();
  await workspaces.create(written);
  const before = one.starts.length;
  one.secrets.set('our-shop/erp/next', 'new');
  await workspaces.secretsChanged({ workspace: 'our-shop', slot: 'next' });
  expect(one.pushed).toMatchObject([{ erp: { next: 'new' } }]);
  await workspaces.secretsChanged({ workspace: 'other', slot: 'current' });
  expect(one.starts.length).toBe(before);
  await workspaces.secretsChanged({ workspace: 'our-shop', slot: 'current' });
  await workspaces.secretsChanged(null);
  expect([one.starts.length, one.pushed.length]).toEqual([before + 2, 1]);
});

test('a restore starts the engine with the backup once; when it fails, the workspace is opened as it was', async () => {
  const one = machine();
  const workspaces = one.started();
  const name = '2026-11-25T09-30-15.007Z.db';
  expect(await workspaces.restore({ name, path: null })).toEqual(ok({}));
  expect(one.last()?.restoreFrom).toBe(join(one.data, 'workspaces', 'training', 'backups', name));
  one.engineAnswers(({ restoreFrom }) =>
    restoreFrom === undefined ? ok(undefined) : err(failure('store.corrupt', 'This backup is damaged.')),
  );
  expect(await workspaces.restore({ name: null, path: '/elsewhere/copy.db' })).toMatchObject({
    error: { code: 'store.corrupt' },
  });
  expect(one.starts.slice(-2).map(({ restoreFrom }) => restoreFrom)).toEqual(['/elsewhere/copy.db', undefined]);
});

test('what changes the open workspace happens one after another', async () => {
  const one = machine();
  const workspaces = one.started();
  await Promise.all([workspaces.create(written), workspaces.create(written), workspaces.open('training')]);
  expect(one.starts.map(({ folder }) => folder.split(/[\\/]/).at(-1))).toEqual(['our-shop', 'our-shop-2', 'training']);
});
