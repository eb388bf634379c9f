import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acquireLease, type Lease } from '../../../electron/engine/store/lease.ts';
import { childProgram } from './child-program.ts';
import { temporaryFolder } from './opened.ts';
import { NOW } from './opened-plainly.ts';

const start = childProgram('lease-program.ts');

const take = (folder: string, now = NOW): Lease => {
  const lease = acquireLease({ folder, holder: 'this test', now: () => now });
  if (lease.kind === 'acquired') onTestFinished(lease.release);
  return lease;
};

const noteIn = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'lease.json'), 'utf8'));

test('of two processes one gets the lease, and the other is told who has it', async () => {
  const folder = temporaryFolder();
  const first = await start(folder);
  const second = await start(folder);
  expect(first.first).toBe('acquired');
  expect(second.first).toMatch(
    new RegExp(`^held by a child of .+ on .+ \\(process ${first.child.pid}, since \\d\\d:\\d\\d UTC\\)$`),
  );
  expect(take(folder)).toMatchObject({ kind: 'held' });
});

test('a holder that is killed frees the lease at once', async () => {
  const folder = temporaryFolder();
  const holder = await start(folder);
  expect(take(folder, Date.now()).kind).toBe('held');
  await holder.kill();
  expect(existsSync(join(folder, 'lease.json'))).toBe(true);
  expect(take(folder, Date.now()).kind).toBe('acquired');
  expect(noteIn(folder)).toMatchObject({ kind: 'this test', pid: process.pid });
});

test('a holder that lets go frees the lease and takes its note away', async () => {
  const folder = temporaryFolder();
  const holder = await start(folder);
  holder.child.send('release');
  await once(holder.child, 'message');
  expect(existsSync(join(folder, 'lease.json'))).toBe(false);
  expect(take(folder).kind).toBe('acquired');
});

const foreign = (folder: string, heartbeatAt: number, host = 'another-machine'): void =>
  writeFileSync(
    join(folder, 'lease.json'),
    JSON.stringify({ host, user: 'bert', pid: 9, kind: 'the window', since: NOW - 60_000, heartbeatAt }),
  );

test.each([
  [19_999, 'held'],
  [20_000, 'acquired'],
])('a heartbeat of another machine that is %i ms old: %s', (age, kind) => {
  const folder = temporaryFolder();
  foreign(folder, NOW - age);
  expect(take(folder).kind).toBe(kind);
});

test('the holder on another machine is named, and can be followed once its heartbeat stopped', () => {
  const folder = temporaryFolder();
  foreign(folder, NOW);
  expect(take(folder)).toEqual({
    kind: 'held',
    by: 'the window of bert on another-machine (process 9, since 08:59 UTC)',
  });
  expect(take(folder, NOW + 20_000).kind).toBe('acquired');
});

test('a note of this machine without a lock is what a crash left behind', () => {
  const folder = temporaryFolder();
  foreign(folder, NOW, hostname());
  expect(take(folder).kind).toBe('acquired');
});

test.each(['', '{', '[]', '{"host":1}'])('a note that says %j is passed over', (text) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lease.json'), text);
  expect(take(folder).kind).toBe('acquired');
});

test('each heartbeat writes the present instant and keeps the first', () => {
  const folder = temporaryFolder();
  let now = NOW;
  const lease = acquireLease({ folder, holder: 'this test', now: () => now });
  if (lease.kind !== 'acquired') throw new Error('not acquired');
  onTestFinished(lease.release);
  now += 5_000;
  lease.heartbeat();
  expect(noteIn(folder)).toMatchObject({ since: NOW, heartbeatAt: NOW + 5_000, host: hostname() });
});
