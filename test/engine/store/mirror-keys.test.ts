import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactFact, customerFact, type MirrorContact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { inMemory } from './opened.ts';
import { contact, customer } from './records.ts';

const setUp = () => {
  const { db, mirror } = inMemory();
  const rekey = (): void => {
    while (mirror.rekeyContacts(2) > 0);
  };
  const keyOf = (contactId: number): string => {
    rekey();
    const { match_key, method } = db
      .prepare<[number], { match_key: string; method: number | null }>(
        'SELECT match_key, method FROM dd_contact WHERE contact_id = ?',
      )
      .get(contactId) ?? { match_key: 'gone', method: null };
    return `${match_key} ${method === null ? 'alone' : ['by number', 'by email', 'by evidence', 'by verdict'][method]}`;
  };
  return { db, mirror, rekey, keyOf };
};

const noNumber = { erpNumber: null };

test('the number is believed before the email', () => {
  const { mirror, keyOf } = setUp();
  mirror.upsertCustomers([customer(1), customer(2)], 1);
  mirror.upsertContacts([contact(7, { erpNumber: '2', emailKey: 'p1@shop.test' })], 1);
  expect(keyOf(7)).toBe('2 by number');
});

test('a number that the ERP does not know falls back to the email, then to the contact itself', () => {
  const { mirror, keyOf } = setUp();
  mirror.upsertCustomers([customer(1)], 1);
  const unknown = { erpNumber: '404' };
  mirror.upsertContacts(
    [
      contact(7, { ...unknown, emailKey: 'p1@shop.test' }),
      contact(8, { ...unknown, emailKey: 'x@shop.test' }),
      contact(9, { ...unknown, emailKey: null }),
    ],
    1,
  );
  expect([7, 8, 9].map(keyOf)).toEqual(['1 by email', 'e:x@shop.test alone', 'c:9 alone']);
});

test('a contact without a number is linked by email only while no live contact carries the number', () => {
  const { mirror, keyOf } = setUp();
  mirror.upsertCustomers([customer(1)], 1);
  mirror.upsertContacts([contact(7, noNumber), contact(8, { erpNumber: '1', emailKey: 'p1@shop.test' })], 1);
  expect(['x', keyOf(8)]).toEqual(['x', '1 by number']);
  mirror.upsertContacts([contact(7, { ...noNumber, emailKey: 'p1@shop.test' })], 1);
  expect(keyOf(7)).toBe('e:p1@shop.test alone');
  mirror.upsertContacts([contact(8, { erpNumber: '1', emailKey: 'p1@shop.test', facts: 0 })], 1);
  expect(keyOf(7)).toBe('1 by email');
});

test('when the carrier of the number is removed, a contact with the email of the customer takes its place', () => {
  const { mirror, keyOf } = setUp();
  mirror.upsertCustomers([customer(1)], 1);
  mirror.upsertContacts(
    [
      contact(7, { ...noNumber, emailKey: 'p1@shop.test' }),
      contact(8, { erpNumber: '1', emailKey: 'other@shop.test' }),
    ],
    1,
  );
  expect(keyOf(7)).toBe('e:p1@shop.test alone');
  mirror.removeContacts([8]);
  expect(keyOf(7)).toBe('1 by email');
});

test('a new email of the customer unties the contact of the old one and ties that of the new one', () => {
  const { mirror, keyOf } = setUp();
  mirror.upsertCustomers([customer(1)], 1);
  mirror.upsertContacts(
    [contact(7, { ...noNumber, emailKey: 'p1@shop.test' }), contact(8, { ...noNumber, emailKey: 'new@shop.test' })],
    1,
  );
  expect([7, 8].map(keyOf)).toEqual(['1 by email', 'e:new@shop.test alone']);
  mirror.clearAllDirty();
  mirror.upsertCustomers([customer(1, { emailKey: 'new@shop.test', hash: 5 })], 1);
  expect([7, 8].map(keyOf)).toEqual(['e:p1@shop.test alone', '1 by email']);
  expect(mirror.dirtyKeys(10)).toEqual(['1', 'e:new@shop.test', 'e:p1@shop.test']);
});

test('a customer that comes after its contact, and one that goes, move the contact', () => {
  const { mirror, keyOf } = setUp();
  mirror.upsertContacts([contact(1)], 1);
  expect(keyOf(1)).toBe('e:p1@shop.test alone');
  mirror.upsertCustomers([customer(1)], 1);
  expect(keyOf(1)).toBe('1 by number');
  mirror.removeCustomers(['C1']);
  expect(keyOf(1)).toBe('e:p1@shop.test alone');
});

test('a link that somebody decided goes before everything', () => {
  const { db, mirror, keyOf } = setUp();
  mirror.upsertCustomers([customer(1), customer(2)], 1);
  mirror.upsertContacts([contact(1)], 1);
  db.exec(
    "INSERT INTO identity_verdict (customer_id, contact_id, verdict, said_by, said_at, decision_id) VALUES ('C2', 1, 'same', 'anna', 1, 'd')",
  );
  mirror.upsertContacts([contact(1, { facts: 0 })], 1);
  expect(keyOf(1)).toBe('2 by verdict');
});

test('keying takes at most as many contacts as it is told', () => {
  const { mirror } = setUp();
  mirror.upsertContacts(
    [1, 2, 3].map((n) => contact(n)),
    1,
  );
  expect([mirror.rekeyContacts(2), mirror.rekeyContacts(2), mirror.rekeyContacts(2)]).toEqual([2, 1, 0]);
});

type Step =
  | { readonly to: 'customer'; readonly row: MirrorCustomer }
  | { readonly to: 'contact'; readonly row: MirrorContact }
  | { readonly to: 'no customer'; readonly id: string }
  | { readonly to: 'no contact'; readonly contactId: number }
  | { readonly to: 'key' };

const email = fc.constantFrom(null, 'a', 'b', 'c');
const n = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(n, n, email, fc.integer({ min: 0, max: 31 })).map(
    ([id, number, emailKey, facts]): Step => ({
      to: 'customer',
      row: customer(id, { number: String(number), emailKey, facts }),
    }),
  ),
  fc
    .tuple(n, fc.constantFrom(null, '1', '2', '3', '9'), email, fc.integer({ min: 0, max: 7 }))
    .map(
      ([id, erpNumber, emailKey, facts]): Step => ({ to: 'contact', row: contact(id, { erpNumber, emailKey, facts }) }),
    ),
  n.map((id): Step => ({ to: 'no customer', id: `C${id}` })),
  n.map((contactId): Step => ({ to: 'no contact', contactId })),
  fc.constant<Step>({ to: 'key' }),
);

const take = ({ mirror, rekey }: ReturnType<typeof setUp>, one: Step): void => {
  if (one.to === 'customer') mirror.upsertCustomers([one.row], 1);
  else if (one.to === 'contact') mirror.upsertContacts([one.row], 1);
  else if (one.to === 'no customer') mirror.removeCustomers([one.id]);
  else if (one.to === 'no contact') mirror.removeContacts([one.contactId]);
  else rekey();
};

/** The rule, said the plain way over all rows. */
const plainKeys = (db: ReturnType<typeof inMemory>['db']): readonly string[] => {
  const customers = db
    .prepare<[], { number: string; email_key: string | null }>(
      'SELECT number, email_key FROM erp_customer ORDER BY rid',
    )
    .all();
  const contacts = db
    .prepare<
      [],
      { rid: number; contact_id: number; erp_number: string | null; email_key: string | null; facts: number }
    >('SELECT * FROM dd_contact ORDER BY rid')
    .all();
  return contacts.map((row) => {
    if (customers.some(({ number }) => number === row.erp_number)) return `${row.erp_number} 0`;
    const same = row.email_key === null ? undefined : customers.find((one) => one.email_key === row.email_key);
    const isCarried = contacts.some(
      (other) => other.rid !== row.rid && other.erp_number === same?.number && (other.facts & contactFact.live) !== 0,
    );
    if (same !== undefined && !isCarried) return `${same.number} 1`;
    return `${row.email_key === null ? `c:${row.contact_id}` : `e:${row.email_key}`} null`;
  });
};

/** What the counters must say, counted over all rows. */
const recount = (db: ReturnType<typeof inMemory>['db']) => {
  const one = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const person = customerFact.active | customerFact.person;
  const barred = customerFact.test | customerFact.optedOut;
  const eligible = `(facts & ${person}) = ${person} AND (facts & ${barred}) = 0`;
  return {
    customers: one('SELECT COUNT(*) FROM erp_customer'),
    contacts: one('SELECT COUNT(*) FROM dd_contact'),
    prospects: one('SELECT COUNT(*) FROM dd_contact WHERE method IS NULL'),
    neverArrived: one(`SELECT COUNT(*) FROM erp_customer WHERE ${eligible} AND (facts & ${customerFact.hasEmail}) = 0`),
    notEligible: one(`SELECT COUNT(*) FROM erp_customer WHERE NOT (${eligible})`),
  };
};

test('after any changes in any order every contact has the key that the rule says, and the counts are right', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), (steps) => {
      const world = setUp();
      for (const one of steps) take(world, one);
      world.rekey();
      const stored = world.db
        .prepare<[], { match_key: string; method: number | null }>(
          'SELECT match_key, method FROM dd_contact ORDER BY rid',
        )
        .all();
      expect(stored.map(({ match_key, method }) => `${match_key} ${method}`)).toEqual(plainKeys(world.db));
      expect(world.mirror.counts()).toEqual(recount(world.db));
      world.db.close();
    }),
    { numRuns: 200 },
  );
}, 60_000);
