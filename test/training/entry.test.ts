import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { nodeConfig } from '../../build/scripts/bundle/config.mjs';
import { trainingReadySchema } from '../../shared/ipc/training-messages.ts';
import { temporaryFolder } from './started.ts';

// The program as it is shipped, bundled into a folder that only this run uses.
const bundle = `test-training-${process.pid}`;
const outputFolder = path.resolve(import.meta.dirname, '../../out', bundle);
const program = path.join(outputFolder, 'training.js');

beforeAll(async () => {
  const output = { format: 'es', entryFileNames: '[name].js' } as const;
  await build(nodeConfig(bundle, { training: 'electron/training/entry.ts' }, false, output));
}, 60_000);
afterAll(() => rmSync(outputFolder, { recursive: true, force: true }));

const startMessage = (folder: string, system: 'erp' | 'dotdigital', customers = 60) => ({
  type: 'start',
  system,
  folder,
  world: { seed: 1, customers },
  user: 'user',
  secret: 'secret-1',
  clock: null,
  admin: { port: 0, token: 'admin-token' },
});

const started = async (message: object) => {
  const child: ChildProcess = fork(program, { stdio: 'pipe' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  child.send(message);
  const [reply] = await once(child, 'message');
  const gone = once(child, 'exit');
  return { child, gone, reply: trainingReadySchema.parse(reply) };
};

const baseUrlOf = (reply: Awaited<ReturnType<typeof started>>['reply']): string => {
  if (reply.type === 'failed') throw new Error(reply.sentence);
  return reply.baseUrl;
};

const setCity = (baseUrl: string, key: string) =>
  fetch(`${baseUrl}/commands`, {
    method: 'POST',
    headers: { Authorization: 'Bearer secret-1', 'Idempotency-Key': key },
    body: JSON.stringify({
      type: 'updateRecord',
      externalId: 'fix-1',
      data: { entity: 'customers', id: 'cus_000007', fields: { city: 'York' } },
    }),
  });

test('both systems start from their first message and share one world', async () => {
  const folder = temporaryFolder();
  const [erp, dotdigital] = await Promise.all([
    started(startMessage(folder, 'erp')),
    started(startMessage(folder, 'dotdigital')),
  ]);
  const health = await fetch(`${baseUrlOf(erp.reply)}/health`, { headers: { Authorization: 'Bearer secret-1' } });
  expect(health.status).toBe(200);
  const authorization = `Basic ${Buffer.from('user:secret-1').toString('base64')}`;
  const count = await fetch(`${baseUrlOf(dotdigital.reply)}/v2/contacts/count`, {
    headers: { Authorization: authorization },
  });
  expect(Number(await count.text())).toBeGreaterThan(40);
});

test('a write that was answered survives the death of the process', async () => {
  const folder = temporaryFolder();
  const first = await started(startMessage(folder, 'erp'));
  expect((await setCity(baseUrlOf(first.reply), 'key-1')).status).toBe(201);
  first.child.kill('SIGKILL');
  await first.gone;
  const second = await started(startMessage(folder, 'erp'));
  const again = await setCity(baseUrlOf(second.reply), 'key-1');
  expect(again.headers.get('idempotency-replayed')).toBe('true');
});

test('it ends when its parent goes away', async () => {
  const left = await started(startMessage(temporaryFolder(), 'erp'));
  left.child.disconnect();
  expect(await left.gone).toEqual([0, null]);
});

test('what stands in the way is said in a sentence without the secret', async () => {
  const folder = temporaryFolder();
  await started(startMessage(folder, 'erp'));
  const other = await started(startMessage(folder, 'erp', 70));
  expect(other.reply).toMatchObject({
    type: 'failed',
    sentence: expect.stringContaining('holds a company of 60 customers'),
  });
  const invalid = await started({ ...startMessage(folder, 'erp'), folder: 7 });
  expect(invalid.reply).toEqual({ type: 'failed', sentence: 'The start message is invalid.' });
});

test('without a parent it says what it is for', () => {
  const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'This program is started by Concord, with a channel to it.\n']);
});
