import { expect, test } from 'vitest';
import { takeOrder } from '../../../electron/engine/flows/find-order.ts';
import type { Stores } from '../../../electron/engine/store/stores.ts';
import type { Job } from '../../../shared/domain/run.ts';
import { inMemory } from '../store/opened.ts';

const value = { number: 'SO-1' } as never;
const held = { id: '1', number: 'SO-1', version: null, modifiedAt: 1, value };
const row = {
  ...{ id: '1', version: null, modifiedAt: 1, key: 'SO-1', owner: null },
  ...{ reference: 'MKT-1', facts: 0, hash: 1, data: {} },
};
const cancel = {
  v: 1,
  operation: 'sales-order.cancel',
  orderId: '1',
  orderNumber: 'SO-1',
  recordKey: 'MKT-1',
  expectVersion: null,
} as const;

test.each<Job>(['orders', 'full-check'])(
  'an order that was posted while a run of %s reads all of them is not taken for gone',
  (job) => {
    const stores = inMemory();
    const runId = stores.runs.insert({ job, mode: 'full', trigger: 'operator', at: 1, by: 'tester' });
    stores.runs.update(runId, { state: 'running', progressedAt: 1 });
    takeOrder(stores as unknown as Stores, cancel, held, () => row);
    expect(stores.replica('erp_order').count()).toBe(1);
    expect(stores.replica('erp_order').unseen(runId)).toBe(0);
  },
);
