import { expect, test } from 'vitest';
import { createQueryCache } from '../../../renderer/ipc/query-cache.ts';
import { failure } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';

/** A cache whose questions are answered by hand, in the order they were asked. */
const byHand = () => {
  const waiting: ((result: Result<unknown>) => void)[] = [];
  const asked: string[] = [];
  const cache = createQueryCache((name) => {
    asked.push(name);
    return new Promise((resolve) => waiting.push(resolve));
  });
  const answer = async (result: Result<unknown>): Promise<void> => {
    waiting.shift()?.(result);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { cache, asked, answer };
};

const value = (data: unknown): Result<unknown> => ({ ok: true, value: data });

test('what is watched twice is asked for once, and both hear of the answer', async () => {
  const { cache, asked, answer } = byHand();
  let heard = 0;
  cache.watch('workspace.get', {}, () => (heard += 1));
  cache.watch('workspace.get', {}, () => (heard += 1));
  expect(asked).toEqual(['workspace.get']);
  expect(cache.read('workspace.get', {})).toMatchObject({ data: undefined, isLoading: true });
  await answer(value('first'));
  expect(heard).toBe(2);
  expect(cache.read('workspace.get', {})).toEqual({ data: 'first', error: null, isLoading: false });
});

test('a topic asks again only for what rests on it and is watched; the old answer stays meanwhile', async () => {
  const { cache, asked, answer } = byHand();
  cache.watch('mismatch.counts', {}, () => undefined);
  cache.watch('run.page', {}, () => undefined)();
  await answer(value('counts'));
  await answer(value('runs'));
  cache.invalidate(['mismatches', 'runs']);
  expect(asked).toEqual(['mismatch.counts', 'run.page', 'mismatch.counts']);
  expect(cache.read('mismatch.counts', {}).data).toBe('counts');
  cache.watch('run.page', {}, () => undefined);
  expect(asked).toHaveLength(4);
});

test('a failure is told beside the last good answer', async () => {
  const { cache, answer } = byHand();
  cache.watch('workspace.get', {}, () => undefined);
  await answer(value('good'));
  cache.retry('workspace.get', {});
  await answer({ ok: false, error: failure('engine.unavailable', 'It is starting.') });
  expect(cache.read('workspace.get', {})).toMatchObject({ data: 'good', error: { code: 'engine.unavailable' } });
});

test('what changed while it was asked for is asked for once more', async () => {
  const { cache, asked, answer } = byHand();
  cache.watch('mismatch.counts', {}, () => undefined);
  cache.invalidate(['mismatches']);
  expect(asked).toHaveLength(1);
  await answer(value('old'));
  expect(asked).toHaveLength(2);
  await answer(value('new'));
  expect(cache.read('mismatch.counts', {}).data).toBe('new');
});

test('what was asked for ahead is there when it is looked at, and is not asked for twice', async () => {
  const { cache, asked, answer } = byHand();
  cache.prefetch('mismatch.get', { id: 4 });
  cache.prefetch('mismatch.get', { id: 4 });
  await answer(value('fourth'));
  cache.watch('mismatch.get', { id: 4 }, () => undefined);
  expect(cache.read('mismatch.get', { id: 4 }).data).toBe('fourth');
  expect(asked).toHaveLength(1);
});

test('of the answers that nobody looks at the last 200 are kept; a watched one stays', async () => {
  const asked: number[] = [];
  const cache = createQueryCache(async (_name, input) => {
    asked.push((input as { readonly id: number }).id);
    return value(input);
  });
  cache.watch('mismatch.get', { id: 1 }, () => undefined);
  for (let id = 2; id <= 400; id += 1) {
    cache.prefetch('mismatch.get', { id });
    await Promise.resolve();
    await Promise.resolve();
  }
  expect(cache.read('mismatch.get', { id: 1 }).data).toEqual({ id: 1 });
  expect(cache.read('mismatch.get', { id: 390 }).data).toEqual({ id: 390 });
  expect(cache.read('mismatch.get', { id: 150 }).data).toBeUndefined();
  expect(asked).toHaveLength(400);
});

test('when the engine is another one everything that is watched is asked for again', async () => {
  const { cache, asked, answer } = byHand();
  cache.watch('app.about', {}, () => undefined);
  await answer(value('old'));
  cache.invalidate(['mismatches', 'runs', 'workspace', 'outbox', 'audit']);
  expect(asked).toHaveLength(1);
  cache.invalidate('all');
  expect(asked).toHaveLength(2);
});

test('who stopped watching hears nothing more', async () => {
  const { cache, answer } = byHand();
  let heard = 0;
  cache.watch('run.page', {}, () => (heard += 1))();
  await answer(value('runs'));
  expect(heard).toBe(0);
});

test("what the engine said of one workspace is never shown for another one, nor an answer that was under way; main's stays", async () => {
  const { cache, asked, answer } = byHand();
  cache.watch('workspace.get', {}, () => undefined);
  await answer(value('one'));
  cache.watch('app.about', {}, () => undefined);
  await answer(value('this computer'));
  cache.retry('workspace.get', {});
  cache.forget();
  expect(cache.read('workspace.get', {})).toEqual({ data: undefined, error: null, isLoading: true });
  expect(cache.read('app.about', {}).data).toBe('this computer');
  await answer(value('one, too late'));
  expect(cache.read('workspace.get', {}).data).toBeUndefined();
  expect(asked).toEqual(['workspace.get', 'app.about', 'workspace.get', 'workspace.get']);
  const error = failure('engine.unavailable', 'The engine has stopped.');
  await answer({ ok: false, error });
  expect(cache.read('workspace.get', {})).toEqual({ data: undefined, error, isLoading: false });
});

test('what nobody looks at is forgotten', async () => {
  const { cache, answer } = byHand();
  cache.watch('mismatch.get', { id: 1 }, () => undefined)();
  await answer(value('of one workspace'));
  expect(cache.read('mismatch.get', { id: 1 }).data).toBe('of one workspace');
  cache.forget();
  expect(cache.read('mismatch.get', { id: 1 }).data).toBeUndefined();
});
