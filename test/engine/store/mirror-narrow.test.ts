import { expect, test } from 'vitest';
import { contactFact, customerFact, type MirrorContact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { inMemory } from './opened.ts';
import { contact, customer } from './records.ts';

const mirrored = (customers: readonly MirrorCustomer[], contacts: readonly MirrorContact[]) => {
  const world = inMemory();
  world.mirror.upsertCustomers(customers, 1);
  world.mirror.upsertContacts(contacts, 1);
  while (world.mirror.rekeyContacts(100) > 0);
  return world;
};

const END = '\u{10FFFF}';
const special = (customers: readonly MirrorCustomer[], contacts: readonly MirrorContact[]): readonly string[] =>
  mirrored(customers, contacts).mirror.specialKeys('', END);

const out = customer(1, { facts: customer(1).facts | customerFact.optedOut });
const bounced = contact(1, { facts: contactFact.live | contactFact.optedOut });
const left = contact(1, { facts: contactFact.live | contactFact.optedOut | contactFact.unsubscribed });
const second = contact(9, { erpNumber: '1', emailKey: 'other@shop.test' });

test.each([
  ['a pair that agrees', [customer(1)], [contact(1)], []],
  ['two contacts with one number', [customer(1)], [contact(1), second], ['1']],
  [
    'two contacts of nobody with one address',
    [],
    [contact(1, { erpNumber: null }), contact(2, { erpNumber: null, emailKey: 'p1@shop.test' })],
    [],
  ],
  ['a contact whose number the ERP lacks', [customer(2)], [contact(1)], ['e:p1@shop.test']],
  ['a contact without number and address of its own', [], [contact(1, { erpNumber: null, emailKey: null })], []],
  ['a contact without a usable address whose number the ERP lacks', [], [contact(1, { emailKey: null })], ['c:1']],
  [
    'a contact whose unknown number is made up by its address',
    [customer(1)],
    [contact(7, { erpNumber: '404', emailKey: 'p1@shop.test' })],
    [],
  ],
  ['an opt-out that only the ERP knows', [out], [contact(1)], ['1']],
  ['an opt-out that both know', [out], [left], []],
  ['an opt-out in the ERP of a contact that bounced', [out], [bounced], []],
  ['an opt-out in the ERP of somebody without a contact', [out], [], []],
  ['an opt-out that only Dotdigital knows', [customer(1)], [left], ['1']],
  ['a contact that bounced', [customer(1)], [bounced], []],
  ['an opt-out in Dotdigital of nobody in the ERP', [], [{ ...left, erpNumber: null }], []],
  ['one contact that left and one that did not', [out], [left, second], ['1']],
] as const)('%s', (_what, customers, contacts, keys) => {
  expect(special(customers, contacts)).toEqual(keys);
});

test('a key of which several things are to be said comes once, and every kind comes in one call', () => {
  const customers = [
    customer(1),
    customer(2, { facts: customer(2).facts | customerFact.optedOut }),
    customer(3),
    customer(4),
  ];
  const contacts = [
    left,
    second,
    contact(2),
    contact(3, { facts: contactFact.live | contactFact.unsubscribed }),
    contact(4),
    contact(5),
  ];
  expect([...special(customers, contacts)].sort()).toEqual(['1', '2', '3', 'e:p5@shop.test']);
});

test('a range begins behind its first key and ends with its last', () => {
  const customers = [1, 2, 3, 4].map((n) => customer(n, { facts: customer(n).facts | customerFact.optedOut }));
  const { mirror } = mirrored(
    customers,
    [1, 2, 3, 4].map((n) => contact(n)),
  );
  expect(mirror.specialKeys('1', '3')).toEqual(['2', '3']);
  expect(mirror.specialKeys('', '1')).toEqual(['1']);
  expect(mirror.specialKeys('4', END)).toEqual([]);
  expect(mirror.specialKeys('3', '3')).toEqual([]);
});

test('ranges that follow each other find each key of every kind once', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
  const customers = numbers.map((n) =>
    customer(n, n === 4 ? { facts: customer(n).facts | customerFact.optedOut } : {}),
  );
  const contacts = [
    ...numbers.map((n) => contact(n, n === 6 ? { facts: contactFact.live | contactFact.unsubscribed } : {})),
    contact(20, { erpNumber: '2', emailKey: null }),
    contact(30, { erpNumber: 'K-1', emailKey: 'z@shop.test' }),
    contact(31, { erpNumber: 'K-2', emailKey: null }),
  ];
  const { mirror } = mirrored(customers, contacts);
  for (const size of [1, 2, 3, 8, 99]) {
    const met: string[] = [];
    for (let after = '', isLast = false; !isLast; ) {
      const range = mirror.keyRange(after, size);
      met.push(...mirror.specialKeys(after, range.upTo));
      after = range.upTo;
      isLast = range.isLast;
    }
    expect([size, met.sort()]).toEqual([size, ['2', '4', '6', 'c:31', 'e:z@shop.test']]);
  }
});

test('addresses that customers share come a few at a time, with every customer of each', () => {
  const shares = (n: number, emailKey: string | null) => customer(n, { emailKey });
  const { mirror } = mirrored(
    [
      shares(1, 'a'),
      shares(2, 'a'),
      shares(3, 'b'),
      shares(4, 'c'),
      shares(5, 'c'),
      shares(6, 'c'),
      shares(7, null),
      shares(8, null),
    ],
    [],
  );
  const first = mirror.sharedEmailKeys('', 1);
  expect({ ...first, keys: [...first.keys].sort() }).toEqual({ keys: ['1', '2'], lastEmail: 'a' });
  const next = mirror.sharedEmailKeys('a', 5);
  expect({ ...next, keys: [...next.keys].sort() }).toEqual({ keys: ['4', '5', '6'], lastEmail: 'c' });
  expect(mirror.sharedEmailKeys('c', 5)).toEqual({ keys: [], lastEmail: null });
});

test('everybody with an address is found on both sides', () => {
  const { mirror } = mirrored(
    [customer(1), customer(2, { emailKey: 'p1@shop.test' }), customer(3)],
    [contact(1), contact(3)],
  );
  const { customers, contacts } = mirror.withEmail('p1@shop.test');
  expect(customers.map((rid) => mirror.customer(rid)?.id).sort()).toEqual(['C1', 'C2']);
  expect(contacts.map((rid) => mirror.contact(rid)?.contactId)).toEqual([1]);
  expect(mirror.withEmail('nobody@shop.test')).toEqual({ customers: [], contacts: [] });
});

test('narrowing goes by indexes and never reads everybody', () => {
  const ran: string[] = [];
  const { db, mirror } = inMemory((sql) => ran.push(sql));
  ran.length = 0;
  mirror.specialKeys('1', '9');
  mirror.sharersIn(['1']);
  mirror.keyRowsIn(['1']);
  mirror.withEmail('a');
  mirror.sameEmailCustomers(1);
  const plans = [...ran].map((sql) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail),
  );
  expect(plans).toHaveLength(7);
  for (const step of plans.flat()) expect(step).not.toMatch(/^SCAN (c|d|o|dd_contact|erp_customer)\b/);
  const steps = plans.flat().join('; ');
  for (const index of ['erp_customer_out', 'dd_contact_out', 'dd_contact_orphan']) expect(steps).toContain(index);
});
