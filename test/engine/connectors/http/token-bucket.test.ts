import { expect, test } from 'vitest';
import type { Told } from '../../../../electron/engine/connectors/http/limit-headers.ts';
import { createTokenBucket } from '../../../../electron/engine/connectors/http/token-bucket.ts';
import type { WindowState } from '../../../../electron/engine/runtime/call-history.ts';
import { NOW } from './server-of-a-test.ts';

const bucketOf = (remembered: Readonly<Record<string, WindowState>> = {}) => {
  const bucket = createTokenBucket({ perMinute: { low: 35 }, reserve: 0.1, longestWindowMs: 120_000 }, remembered, NOW);
  const call = (scope: string, told: Partial<Told> | null, limitedForMs: number | null = null, route = scope) => {
    const taken = bucket.tryTake(scope, 'single', NOW, route);
    if (!('end' in taken)) throw new Error(`${scope} has to wait`);
    const full = told === null ? null : { scope: null, limit: null, remaining: null, resetInMs: 30_000, ...told };
    return taken.end({ told: full, limitedForMs, answered: true }, NOW);
  };
  const waitOf = (scope: string, route = scope, purpose: 'single' | 'background' = 'single') => {
    const taken = bucket.tryTake(scope, purpose, NOW, route);
    return 'waitMs' in taken ? taken.waitMs : 0;
  };
  return { ...bucket, call, waitOf };
};

test('a scope that is used up does not hold up another', () => {
  const { call, waitOf } = bucketOf();
  call('low', { scope: 'lowCallRate', limit: 35, remaining: 0 });
  expect([waitOf('low'), waitOf('high')]).toEqual([30_000, 0]);
});

test('two scopes of ours that the remote counts as one share its window', () => {
  const { call, waitOf } = bucketOf();
  call('medium', { scope: 'midCallRate', limit: 100, remaining: 50 });
  call('high', { scope: 'midCallRate', limit: 100, remaining: 0 });
  expect([waitOf('medium'), waitOf('high'), waitOf('low')]).toEqual([30_000, 30_000, 0]);
});

test('a refusal is put where the remote counts, not where we assumed', () => {
  const { call, waitOf } = bucketOf();
  call('low', { scope: 'lowCallRate', limit: 35, remaining: 30 });
  call('high', { scope: 'lowCallRate', remaining: 0 }, 20_000);
  expect([waitOf('low'), waitOf('high')]).toEqual([20_000, 20_000]);
});

test('routes of one scope of ours that the remote counts apart do not hold each other up', () => {
  const { call, waitOf } = bucketOf();
  call('low', { scope: 'highCallRate', limit: 600, remaining: 598 }, null, '/collections');
  call('low', { scope: 'lowCallRate', limit: 35, remaining: 20 }, null, '/records');
  call('low', { scope: 'highCallRate', limit: 600, remaining: 0 }, null, '/collections');
  // A tenth of 600 left to others would be more than the lesser window ever has.
  expect([waitOf('low', '/collections'), waitOf('low', '/records', 'background')]).toEqual([30_000, 0]);
});

test('the scope that the remote names may change', () => {
  const { call, waitOf } = bucketOf();
  call('medium', { scope: 'a', limit: 9, remaining: 8 });
  call('medium', { scope: 'b', limit: 9, remaining: 0 });
  expect(waitOf('medium')).toBe(30_000);
});

test('calls of others are added up over the scopes', () => {
  const { call, othersUsed } = bucketOf();
  expect(call('low', { scope: 'l', limit: 35, remaining: 30 }).others).toBe(4);
  expect(call('high', { scope: 'h', limit: 100, remaining: 97 }).others).toBe(2);
  expect(othersUsed()).toBe(6);
});

test('windows are remembered over a restart, unless their end cannot be true', () => {
  const empty = { limit: 35, remaining: 0, own: 35, others: 0 };
  const { waitOf } = bucketOf({
    low: { ...empty, resetAt: NOW + 25_000 },
    high: { ...empty, resetAt: NOW - 25_000 },
    medium: { ...empty, resetAt: NOW + 86_400_000 },
  });
  expect([waitOf('low'), waitOf('high'), waitOf('medium')]).toEqual([25_000, 0, 0]);
});

test('who waits hears of a call that ended, and who left off does not', async () => {
  const { call, changed } = bucketOf();
  const heard: string[] = [];
  const [left, stayed] = [changed(), changed()];
  void left.happened.then(() => heard.push('left'));
  left.forget();
  call('high', null);
  await stayed.happened;
  expect(heard).toEqual([]);
});
