import { expect, test } from 'vitest';
import { contactFact } from '../../../shared/domain/mirror.ts';
import { inMemory } from './opened.ts';
import { contact, customer, valuesWith } from './records.ts';

/** The mirror with nothing dirty and nothing to key. */
const settled = () => {
  const { db, mirror } = inMemory();
  const settle = (): void => {
    while (mirror.rekeyContacts(100) > 0);
    mirror.clearAllDirty();
  };
  return { db, mirror, settle };
};

test('a new row counts as read and changed, and makes its key dirty', () => {
  const { mirror } = settled();
  expect(mirror.upsertCustomers([customer(1), customer(2)], 1)).toEqual({ read: 2, changed: 2 });
  expect(mirror.dirtyKeys(10)).toEqual(['1', '2']);
  expect(mirror.customerById('C1')).toEqual({ ...customer(1), rid: 1 });
});

test('a row that came again unchanged writes nothing and makes nothing dirty', () => {
  const { db, mirror, settle } = settled();
  mirror.upsertCustomers([customer(1)], 1);
  mirror.upsertContacts([contact(1)], 1);
  settle();
  const before = db.prepare('SELECT total_changes()').pluck().get();
  expect(mirror.upsertCustomers([customer(1)], 0)).toEqual({ read: 1, changed: 0 });
  expect(mirror.upsertContacts([contact(1)], 0)).toEqual({ read: 1, changed: 0 });
  expect(db.prepare('SELECT total_changes()').pluck().get()).toBe(before);
  expect(mirror.dirtyCount()).toBe(0);
});

test('a newer version of the same content is stored without being judged again', () => {
  const { mirror, settle } = settled();
  mirror.upsertCustomers([customer(1)], 1);
  mirror.upsertContacts([contact(1)], 1);
  settle();
  expect(mirror.upsertCustomers([customer(1, { version: 'v2', modifiedAt: 9 })], 1).changed).toBe(0);
  expect(mirror.upsertContacts([contact(1, { updatedAt: 9 })], 1).changed).toBe(0);
  expect(mirror.customerById('C1')).toMatchObject({ version: 'v2', modifiedAt: 9 });
  expect(mirror.contactById(1)).toMatchObject({ updatedAt: 9 });
  expect(mirror.dirtyCount()).toBe(0);
});

test('lists are kept as they were read, a change of them alone too, and none are made up for who was not asked', () => {
  const { mirror, settle } = settled();
  mirror.upsertContacts([contact(1)], 1);
  settle();
  expect(mirror.contactById(1)?.lists).toBeUndefined();
  const lists = [{ id: 9, name: 'News', status: 'subscribed' }];
  expect(mirror.upsertContacts([contact(1, { lists })], 1).changed).toBe(0);
  expect(mirror.contactById(1)?.lists).toEqual(lists);
  expect(mirror.dirtyCount()).toBe(0);
});

test.each([
  ['content', { hash: 7, values: valuesWith({ city: 'Leeds' }) }, ['1']],
  ['facts', { facts: 0 }, ['1']],
  ['what is malformed', { malformed: 4 }, ['1']],
  ['number', { number: '9' }, ['1', '9']],
] as const)('a customer whose %s changed is dirty under every key it had', (_what, changes, keys) => {
  const { mirror, settle } = settled();
  mirror.upsertCustomers([customer(1)], 1);
  settle();
  expect(mirror.upsertCustomers([customer(1, changes)], 1).changed).toBe(1);
  expect(mirror.dirtyKeys(10)).toEqual(keys);
  expect(mirror.customerById('C1')).toEqual({ ...customer(1, changes), rid: 1 });
});

test('a contact whose content changed is dirty under its key', () => {
  const { mirror, settle } = settled();
  mirror.upsertCustomers([customer(1)], 1);
  mirror.upsertContacts([contact(1)], 1);
  settle();
  mirror.upsertContacts([contact(1, { hash: 8 })], 1);
  expect(mirror.dirtyKeys(10)).toEqual(['1']);
});

test('a removed row is gone, its key is dirty, and removing it again is nothing', () => {
  const { mirror, settle } = settled();
  mirror.upsertCustomers([customer(1), customer(2)], 1);
  mirror.upsertContacts([contact(1), contact(2)], 1);
  settle();
  expect(mirror.removeCustomers(['C1', 'nobody'])).toBe(1);
  expect(mirror.removeContacts([2, 99])).toBe(1);
  expect([mirror.customerById('C1'), mirror.contactById(2)]).toEqual([null, null]);
  expect(mirror.dirtyKeys(10)).toEqual(['1', '2']);
  expect(mirror.removeCustomers(['C1'])).toBe(0);
});

test('dirty keys are cleared one by one', () => {
  const { mirror } = settled();
  mirror.upsertCustomers([customer(1), customer(2), customer(3)], 1);
  mirror.clearDirty(['1', '3']);
  expect(mirror.dirtyKeys(10)).toEqual(['2']);
  expect(mirror.dirtyKeys(0)).toEqual([]);
});

test('rows that a run did not see are counted and removed a few at a time, on their side only', () => {
  const { mirror, settle } = settled();
  mirror.upsertCustomers(
    [1, 2, 3, 4, 5].map((n) => customer(n)),
    1,
  );
  mirror.upsertContacts(
    [1, 2].map((n) => contact(n)),
    1,
  );
  settle();
  mirror.upsertCustomers([customer(2), customer(4, { hash: 5 })], 2);
  expect([mirror.unseen('erp', 2), mirror.unseen('dotdigital', 2)]).toEqual([3, 2]);
  expect(mirror.removeUnseen('erp', 2, 2)).toBe(2);
  expect(mirror.removeUnseen('erp', 2, 2)).toBe(1);
  expect(mirror.removeUnseen('erp', 2, 2)).toBe(0);
  expect(['1', '2', '3', '4', '5'].filter((key) => mirror.customerKeysOf(key).length > 0)).toEqual(['2', '4']);
  expect(mirror.dirtyKeys(10)).toEqual(['1', '3', '4', '5']);
  expect(mirror.counts()).toMatchObject({ customers: 2, contacts: 2 });
});

test('a row read outside of a run is not taken for seen', () => {
  const { mirror } = settled();
  mirror.upsertCustomers([customer(1)], 0);
  expect(mirror.unseen('erp', 1)).toBe(1);
});

test('the rows of one key come in order, and the ranges of a pass meet every customer once', () => {
  const { mirror, settle } = settled();
  mirror.upsertCustomers([customer(3), customer(1), customer(2), customer(4, { number: '2' })], 1);
  mirror.upsertContacts([contact(3), contact(1)], 1);
  settle();
  expect(mirror.customerKeysOf('2').map(({ rid }) => rid)).toEqual([3, 4]);
  expect(mirror.contactKeysOf('3')).toEqual([
    { matchKey: '3', rid: 1, hash: 2_003, facts: contactFact.live, method: 'erp-number' },
  ]);
  const first = mirror.keyRange('', 1);
  expect(first).toEqual({ upTo: '1', customers: 1, isLast: false });
  const second = mirror.keyRange(first.upTo, 1);
  // Two customers of one number are never cut apart.
  expect(second).toEqual({ upTo: '2', customers: 2, isLast: false });
  expect(mirror.keyRange(second.upTo, 5)).toMatchObject({ customers: 1, isLast: true });
});

test('the pass over keys reads nothing but the covering indexes', () => {
  const ran: string[] = [];
  const { db, mirror } = inMemory((sql) => ran.push(sql));
  const planOf = (sql: string): string =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join('; ');
  ran.length = 0;
  mirror.keyRange('1', 5_000);
  mirror.suspectKeys('1', '9');
  mirror.customerKeysOf('1');
  mirror.contactKeysOf('1');
  const reads = [...ran];
  expect(reads).toHaveLength(5);
  for (const plan of reads.map(planOf)) {
    const searches = plan.split('; ').filter((step) => step.startsWith('SEARCH'));
    expect(searches.length).toBeGreaterThan(0);
    for (const step of searches) expect(step).toMatch(/ USING COVERING INDEX \w+_key \(/);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  }
  db.exec('DROP INDEX erp_customer_key; CREATE INDEX erp_customer_key ON erp_customer (match_key, rid)');
  expect(planOf(reads.find((sql) => sql.includes('NOT EXISTS')) ?? '')).toMatch(
    /erp_customer_key|SEARCH c USING INDEX/,
  );
  expect(planOf(reads.find((sql) => sql.includes('NOT EXISTS')) ?? '')).not.toMatch(/SEARCH c USING COVERING/);
});

test('who shares the address of a key is found, and nobody shares the lack of one', () => {
  const { mirror } = settled();
  const shared = { emailKey: 'family@shop.test' };
  mirror.upsertCustomers(
    [
      customer(1, shared),
      customer(2, shared),
      customer(3, shared),
      customer(4, { emailKey: null }),
      customer(5, { emailKey: null }),
      customer(6, { number: '1', emailKey: 'p2@shop.test' }),
      customer(7, { emailKey: 'p2@shop.test' }),
    ],
    1,
  );
  const sharers = mirror.sharersIn(['1', '2', '4', '99']);
  expect([...(sharers.get('2') ?? [])].sort()).toEqual(['1', '3']);
  // A key of two customers shares with whom either of them does.
  expect([...(sharers.get('1') ?? [])].sort()).toEqual(['2', '3', '7']);
  expect([sharers.has('4'), sharers.has('99')]).toEqual([false, false]);
});

test('other customers with the address come whole, by number, without the one that is asked about', () => {
  const { mirror } = settled();
  const shared = { emailKey: 'family@shop.test' };
  mirror.upsertCustomers([customer(3, shared), customer(1, shared), customer(2, shared), customer(4)], 1);
  const rid = mirror.customerById('C1')?.rid ?? 0;
  const others = mirror.sameEmailCustomers(rid);
  expect(others.map(({ id }) => id)).toEqual(['C2', 'C3']);
  expect(others[0]).toEqual(mirror.customerById('C2'));
  expect(mirror.sameEmailCustomers(mirror.customerById('C4')?.rid ?? 0)).toEqual([]);
  expect(mirror.sameEmailCustomers(999)).toEqual([]);
});
