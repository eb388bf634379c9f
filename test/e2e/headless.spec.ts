import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { newUserData } from './launch.ts';

const program = path.resolve(import.meta.dirname, '../../out/main/headless.js');

/** Runs the headless runner as a process of its own, in plain Node. */
const concord = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

test('without a window: the training workspace is synced, and what is found agrees with the truth', async () => {
  const data = await newUserData();
  const sync = concord(
    'sync.start',
    '{"job":"customers","mode":"full"}',
    '--training',
    '--customers',
    '300',
    '--data',
    data.folder,
  );
  expect(sync.stderr).toBe('');
  expect(sync.status).toBe(0);
  expect(JSON.parse(sync.stdout)).toEqual({ runId: 1 });
  const { counts } = JSON.parse(concord('mismatch.counts', '{}', '--data', data.folder).stdout);
  const truth = JSON.parse(readFileSync(path.join(data.folder, 'training/truth.json'), 'utf8'));
  for (const [kind, planted] of Object.entries<readonly unknown[]>(truth.kinds)) {
    const found = counts.filter((row: { kind: string }) => row.kind === kind);
    expect(
      found.reduce((sum: number, row: { count: number }) => sum + row.count, 0),
      kind,
    ).toBe(planted.length);
  }
  await data.remove();
});

test('beside the open window the headless runner reads only, and says who holds the workspace', async ({ own }) => {
  const { userData } = await own.open();
  const glance = concord('workspace.get', '{}', '--data', userData);
  expect(JSON.parse(glance.stdout)).toMatchObject({
    access: 'read-only',
    heldBy: expect.stringContaining('the Concord window'),
  });
  const refused = concord('sync.start', '{"job":"customers","mode":"full"}', '--data', userData);
  expect(refused.status).toBe(1);
  expect(JSON.parse(refused.stderr)).toMatchObject({ code: 'workspace.read-only' });
});
