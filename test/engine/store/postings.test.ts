import { expect, test } from 'vitest';
import { inMemory } from './opened.ts';

const row = (key: string, data: object) => ({
  id: key,
  version: null,
  modifiedAt: 1,
  key,
  owner: null,
  reference: null,
  facts: 1,
  hash: 1,
  data,
});

const record = (key: string, channel: string) => row(key, { value: {}, json: { channel } });

test('what the ERP lacks is the same in ranges of any size, and only of the sources that are asked for', () => {
  const { replica, postings } = inMemory();
  const all = ['A-1', 'A-2', 'A-3', 'A-4', 'A-5'];
  replica('dd_order').upsert([...all.map((key) => record(key, 'Web ')), record('B-1', 'till')], 0);
  replica('erp_order').upsert([row('A-2', {})], 0);
  for (const size of [1, 2, 3, 100]) {
    const found: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const { keys, next }: ReturnType<typeof postings.unpostedKeys> = postings.unpostedKeys(['web'], after, size);
      found.push(...keys);
      after = next;
    }
    expect([size, found]).toEqual([size, ['A-1', 'A-3', 'A-4', 'A-5']]);
  }
});

test('whether the ERP ever sold in a currency is found by the index, also where it never did', () => {
  const ran: string[] = [];
  const { db, replica, postings } = inMemory((sql) => ran.push(sql));
  replica('erp_order').upsert([row('1', { value: { currency: 'EUR' } })], 0);
  expect([postings.usesCurrency('EUR'), postings.usesCurrency('JPY')]).toEqual([true, false]);
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${ran.findLast((sql) => sql.includes("'JPY'"))}`).all();
  expect(JSON.stringify(plan)).toContain('erp_order_currency');
});
