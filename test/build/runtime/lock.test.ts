import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../build/scripts/runtime/lock.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'concord-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ignore = (): void => undefined;

const signal = (): { readonly given: Promise<void>; readonly give: () => void } => {
  let give = ignore;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
};

test('two that want the same thing take turns, and the second is told that it waits', async () => {
  const events: string[] = [];
  const target = path.join(folder, 'electron');
  const begun = signal();
  const mayEnd = signal();
  const first = withLock(target, ignore, async () => {
    events.push('first begins');
    begun.give();
    await mayEnd.given;
    events.push('first ends');
  });
  await begun.given;
  const tell = (sentence: string): void => {
    events.push(sentence);
    mayEnd.give();
  };
  const second = withLock(target, tell, async () => {
    events.push('second begins');
  });
  await Promise.all([first, second]);
  expect(events).toEqual([
    'first begins',
    'another process is preparing electron; waiting for it',
    'first ends',
    'second begins',
  ]);
});

test('the lock of a process that died is taken over', async () => {
  const target = path.join(folder, 'electron');
  await mkdir(`${target}.lock`);
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(`${target}.lock`, longAgo, longAgo);
  await expect(withLock(target, ignore, async () => 'done')).resolves.toBe('done');
});

test('a failure is passed on, and the lock is free again', async () => {
  const target = path.join(folder, 'electron');
  const failing = withLock(target, ignore, () => Promise.reject(new Error('no disk space')));
  await expect(failing).rejects.toThrow('no disk space');
  await expect(withLock(target, ignore, async () => 'done')).resolves.toBe('done');
});
