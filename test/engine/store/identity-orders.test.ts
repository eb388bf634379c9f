import { expect, test } from 'vitest';
import { createIdentity } from '../../../electron/engine/store/identity.ts';
import { createReplicas, type ReplicaRow } from '../../../electron/engine/store/replica.ts';
import { inMemory } from './opened.ts';
import { contact, customer } from './records.ts';

const owed = 'identity.owed';

/** A customer and a contact who are linked, and one of either who is left: customer 2 and contact 9. */
const setUp = () => {
  const { db, mirror, workspace } = inMemory();
  const identity = createIdentity(db);
  const replica = createReplicas(db);
  mirror.upsertCustomers([customer(1), customer(2, { emailKey: 'else@shop.test' })], 1);
  mirror.upsertContacts([contact(1), contact(9, { erpNumber: null, emailKey: 'nine@shop.test' })], 1);
  while (mirror.rekeyContacts(10) > 0);
  identity.noteLeft(mirror.dirtyKeys(10));
  const [second, ninth] = [mirror.customerById('C2')?.rid ?? 0, mirror.contactById(9)?.rid ?? 0];
  const order = (key: string, owner: string | null, change: Change = {}) =>
    replica('erp_order').upsert([rowOf(key, owner, change)], 0);
  const record = (key: string, owner: string | null, change: Change = {}) =>
    replica('dd_order').upsert([rowOf(key, owner, change)], 0);
  /** Whether something makes it necessary to compare anew. */
  const owes = (work: () => unknown): boolean => {
    workspace.setFact(owed, 'no');
    work();
    return workspace.fact(owed) === 'yes';
  };
  return { identity, replica, workspace, second, ninth, order, record, owes };
};

type Change = { readonly day?: string; readonly reference?: string; readonly hash?: number; readonly facts?: number };

const rowOf = (key: string, owner: string | null, change: Change): ReplicaRow => {
  const { day = '2026-05-01', reference = null, hash = 1, facts = 0 } = change;
  const data = { value: { number: key, orderedAt: `${day}T10:00:00Z` } };
  return { id: key, version: null, modifiedAt: 1, key, owner, reference, facts, hash, data };
};

test('only orders that both sides have, and that are somebody’s on both, are told', () => {
  const { identity, second, ninth, order, record } = setUp();
  order('SO-1', '2');
  order('SO-2', '2');
  order('SO-3', '2', { reference: 'W-3', day: '2026-06-01' });
  order('SO-4', null);
  order('SO-5', '1');
  for (const key of ['SO-1', 'W-3', 'SO-4', 'SO-5', 'SO-6']) record(key, '9');
  record('SO-2', null);
  expect(identity.ordersOf('erp', second)).toEqual([
    { reference: 'W-3', orderedAt: '2026-06-01T10:00:00Z' },
    { reference: 'SO-1', orderedAt: '2026-05-01T10:00:00Z' },
  ]);
  expect(identity.ordersOf('dotdigital', ninth).map(({ reference }) => reference)).toEqual(['SO-1', 'SO-5', 'W-3']);
});

test('of many, the last twenty are told', () => {
  const { identity, second, ninth, order, record } = setUp();
  for (let n = 10; n < 40; n += 1) {
    const day = `2026-05-${n - 9}`.replace(/-(\d)$/, '-0$1');
    order(`SO-${n}`, '2', { day });
    record(`SO-${n}`, '9', { day });
  }
  const expected = Array.from({ length: 20 }, (_, n) => `SO-${39 - n}`);
  expect(identity.ordersOf('erp', second).map(({ reference }) => reference)).toEqual(expected);
  expect(identity.ordersOf('dotdigital', ninth).map(({ reference }) => reference)).toEqual(expected);
});

test('an order that comes, goes or moves makes it necessary to compare anew where it hangs on somebody left', () => {
  const { replica, order, record, owes } = setUp();
  record('SO-1', '1');
  expect(owes(() => order('SO-1', '2'))).toBe(true);
  expect(owes(() => order('SO-1', '1'))).toBe(true);
  expect(owes(() => record('SO-1', '9'))).toBe(true);
  expect(owes(() => record('SO-1', '9', { day: '2026-07-01', hash: 2 }))).toBe(true);
  expect(owes(() => order('SO-1', '1', { day: '2026-07-01', hash: 2 }))).toBe(true);
  expect(owes(() => replica('erp_order').remove(['SO-1']))).toBe(true);
  expect(owes(() => order('SO-7', '1', { reference: 'SO-1' }))).toBe(true);
  expect(owes(() => order('SO-7', '1'))).toBe(true);
  expect(owes(() => order('SO-1', '1'))).toBe(true);
  expect(owes(() => replica('dd_order').remove(['SO-1']))).toBe(true);
});

test('an order of which only one side knows, or that is of people who are linked, costs nothing', () => {
  const { order, record, owes } = setUp();
  expect(owes(() => order('SO-1', '2'))).toBe(false);
  expect(owes(() => record('SO-2', '9'))).toBe(false);
  expect(owes(() => order('SO-3', '1'))).toBe(false);
  expect(owes(() => record('SO-3', '1'))).toBe(false);
  expect(owes(() => record('SO-1', null))).toBe(false);
  expect(owes(() => record('SO-1', '1'))).toBe(true);
  expect(owes(() => order('SO-1', '2', { hash: 2, facts: 1 }))).toBe(false);
});

test('who is left and has to be found anew stays so', () => {
  const { workspace, order, record } = setUp();
  workspace.setFact(owed, 'all');
  order('SO-1', '2');
  record('SO-1', '9');
  expect(workspace.fact(owed)).toBe('all');
});
