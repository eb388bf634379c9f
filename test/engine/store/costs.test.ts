import { expect, test } from 'vitest';
import { noCounts, type RunState } from '../../../shared/domain/run.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';

const setUp = () => {
  const world = inMemory();
  const ran = (state: RunState, tookMs: number, mode: 'full' | 'incremental' = 'full'): number => {
    const { runs } = world;
    const id = runs.insert({ job: 'orders', mode, trigger: 'schedule', at: NOW, by: 'anna' });
    const counts = { ...noCounts, erpRead: 7, dotdigitalRead: 5, erpCalls: 3, dotdigitalCalls: 4 };
    runs.update(id, { state, counts, progressedAt: NOW + tookMs, endedAt: NOW + tookMs });
    return id;
  };
  return { ...world, ran };
};

test('earlier runs are those of the job and mode that ended well, newest first', () => {
  const { costs, ran } = setUp();
  ran('succeeded', 1_000);
  ran('failed', 2_000);
  ran('partial', 3_000);
  ran('succeeded', 4_000, 'incremental');
  ran('succeeded', 5_000, 'incremental');
  const read = { erpRead: 7, dotdigitalRead: 5, calls: 7, importMs: 0 };
  expect(costs.earlier('orders', 'full', 9)).toEqual([
    { ...read, tookMs: 3_000 },
    { ...read, tookMs: 1_000 },
  ]);
  expect(costs.earlier('orders', 'incremental', 9)).toMatchObject([{ tookMs: 5_000 }, { tookMs: 4_000 }]);
  expect(costs.earlier('orders', 'full', 1)).toHaveLength(1);
  expect(costs.earlier('products', 'full', 9)).toEqual([]);
});

test('the very first run read everything, whatever was asked for', () => {
  const { costs, ran } = setUp();
  ran('succeeded', 9_000, 'incremental');
  expect(costs.earlier('orders', 'incremental', 9)).toEqual([]);
  expect(costs.earlier('orders', 'full', 9)).toMatchObject([{ tookMs: 9_000 }]);
});

test('the time of imports is known by itself', () => {
  const { costs, insightImports, ran } = setUp();
  const runId = ran('succeeded', 60_000);
  for (const [from, to] of [
    [1_000, 21_000],
    [30_000, 35_000],
  ] as const)
    insightImports.end(
      insightImports.begin({ runId, collection: 'Orders', at: NOW + from }, []),
      'finished',
      NOW + to,
      null,
    );
  expect(costs.earlier('orders', 'full', 9)).toMatchObject([{ tookMs: 60_000, importMs: 25_000 }]);
  expect(costs.imports('orders', 9)).toEqual([5_000, 20_000]);
  expect(costs.imports('products', 9)).toEqual([]);
});

test('what was told before a run is kept as it was told', () => {
  const { costs } = setUp();
  expect(costs.told(1)).toBeNull();
  const told = { erpCalls: 600, dotdigitalCalls: 152, isLeast: false, lastsMs: 240_000 };
  costs.tell(1, told);
  costs.tell(2, { ...told, isLeast: true, lastsMs: null });
  expect(costs.told(1)).toEqual(told);
  expect(costs.told(2)).toEqual({ ...told, isLeast: true, lastsMs: null });
});

test('records are counted by stream, the three of documents apart', () => {
  const { costs, replica } = setUp();
  const row = { version: null, modifiedAt: null, key: 'k', owner: null, reference: null, facts: 0, hash: 1, data: {} };
  replica('erp_document').upsert(
    ['invoice:1', 'invoice:2', 'credit-note:1', 'settlement:1'].map((id) => ({ ...row, id })),
    1,
  );
  replica('dd_order').upsert([{ ...row, id: 'a' }], 1);
  const held = ['erp.invoices', 'erp.creditNotes', 'erp.settlements', 'dotdigital.orders', 'erp.customers'];
  expect(held.map(costs.held)).toEqual([2, 1, 1, 1, 0]);
});
