import { expect, test } from 'vitest';
import type { ReplicaRow } from '../../../electron/engine/store/replica.ts';
import { inMemory } from './opened.ts';

const row = (n: number, changes: Partial<ReplicaRow> = {}): ReplicaRow => ({
  id: `r${n}`,
  version: 'v1',
  modifiedAt: 1,
  key: `K${n}`,
  owner: null,
  reference: null,
  facts: 1,
  hash: 10 + n,
  data: { n },
  ...changes,
});

const setUp = () => {
  const { replica, db } = inMemory();
  return { replica: replica('erp_product'), db };
};

test('what is new or differs is written and told by its key', () => {
  const { replica } = setUp();
  expect(replica.upsert([row(1), row(2)], 1)).toEqual(['K1', 'K2']);
  expect(replica.upsert([row(1), row(2, { hash: 99 })], 2)).toEqual(['K2']);
  expect(replica.upsert([row(1, { key: 'K9' })], 3)).toEqual(['K1', 'K9']);
  expect(replica.count()).toBe(2);
});

test.each<Partial<ReplicaRow>>([{ owner: 'C-1' }, { reference: 'MKT-1' }, { facts: 3 }])('%o is a change', (change) => {
  const { replica } = setUp();
  replica.upsert([row(1)], 1);
  expect(replica.upsert([row(1, change)], 2)).toEqual(['K1']);
  expect(replica.upsert([row(1, change)], 3)).toEqual([]);
});

test('a new stamp alone is kept and is no change', () => {
  const { replica, db } = setUp();
  replica.upsert([row(1)], 1);
  expect(replica.upsert([row(1, { version: 'v2', modifiedAt: 5 })], 2)).toEqual([]);
  expect(db.prepare('SELECT version, modified_at AS at FROM erp_product').get()).toEqual({ version: 'v2', at: 5 });
});

test('rows that a full refresh did not see are counted and taken out in steps', () => {
  const { replica } = setUp();
  replica.upsert([row(1), row(2), row(3)], 1);
  replica.upsert([row(2)], 2);
  expect(replica.unseen(2)).toBe(2);
  expect(replica.removeUnseen(2, 1)).toEqual(['K1']);
  expect(replica.removeUnseen(2, 10)).toEqual(['K3']);
  expect([replica.unseen(2), replica.count()]).toEqual([0, 1]);
});

test('a replica sees its own rows only', () => {
  const { replica } = inMemory();
  replica('erp_product').upsert([row(1)], 7);
  replica('dd_item').upsert([row(1)], 0);
  expect(replica('dd_item').unseen(7)).toBe(1);
  expect(replica('erp_product').unseen(7)).toBe(0);
});

test('a record that was deleted is taken out; one that was never there is nothing', () => {
  const { replica } = setUp();
  replica.upsert([row(1)], 1);
  expect(replica.remove(['r1', 'r2'])).toEqual(['K1']);
  expect(replica.count()).toBe(0);
});
