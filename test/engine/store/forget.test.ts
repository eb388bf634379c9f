import { expect, test } from 'vitest';
import { applyForgotten, namesOfContact, namesOfCustomer } from '../../../electron/engine/store/forget.ts';
import { customerFact } from '../../../shared/domain/mirror.ts';
import { firstBroken } from './first-broken.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { fillWithPeople, herContact, herRecords, wilhelmina } from './person.ts';
import { contact, customer, newCase } from './records.ts';

const LATER = NOW + 1_000;

const filled = () => {
  const world = inMemory();
  fillWithPeople(world);
  return world;
};

type World = ReturnType<typeof inMemory>;

/** What the counters must say, counted over all rows. */
const recount = ({ db }: World) => {
  const one = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const needed = customerFact.active | customerFact.person;
  const eligible = `(facts & ${needed}) = ${needed} AND (facts & ${customerFact.test | customerFact.optedOut}) = 0`;
  return {
    customers: one('SELECT COUNT(*) FROM erp_customer'),
    contacts: one('SELECT COUNT(*) FROM dd_contact'),
    prospects: one('SELECT COUNT(*) FROM dd_contact WHERE method IS NULL'),
    neverArrived: one(`SELECT COUNT(*) FROM erp_customer WHERE ${eligible} AND (facts & ${customerFact.hasEmail}) = 0`),
    notEligible: one(`SELECT COUNT(*) FROM erp_customer WHERE NOT (${eligible})`),
  };
};

const found = ({ mismatches }: World, search: string): number =>
  mismatches.page({
    filter: { statuses: ['open'], kinds: [], owners: [], severities: [], since: null, search, assigned: 'anyone' },
    sort: 'newest',
    cursor: null,
    limit: 9,
  }).rows.length;

test('rows, cases, set-aside records and keys of the person go, and those of others stay', () => {
  const world = filled();
  const { mirror, mismatches, runs, db } = world;
  expect(world.forgotten.forget(herRecords, LATER)).toEqual({ records: 2, mismatches: 1, withdrawn: 1 });
  expect([mirror.customerById('CUS-W1'), mirror.contactById(71), mismatches.get(1)]).toEqual([null, null, null]);
  expect([mirror.customerById('C2')?.number, mirror.contactById(2)?.contactId, mismatches.get(2)?.row.label]).toEqual([
    '2',
    2,
    'Anna Hart',
  ]);
  expect(runs.badRecords(1, 9).map(({ reference }) => reference)).toEqual(['C2']);
  expect(db.prepare('SELECT ext_id FROM person_key ORDER BY ext_id').pluck().all()).toEqual(['2', 'C2']);
});

test('counters say what a recount says, of the mirror and of cases', () => {
  const world = filled();
  expect(world.mirror.counts()).toEqual(recount(world));
  world.forgotten.forget(herRecords, LATER);
  expect(world.mirror.counts()).toEqual(recount(world));
  expect(world.mirror.counts()).toMatchObject({ customers: 2, contacts: 2 });
  expect(world.mismatches.counts()).toEqual([{ kind: 'field-drift', severity: 'warns', status: 'open', count: 1 }]);
});

test('the search finds her no longer, by name, address or number', () => {
  const world = filled();
  for (const words of ['wilhelmina', 'odd', 'secret', 'KX-90210'])
    expect([words, found(world, words)]).toEqual([words, 1]);
  world.forgotten.forget(herRecords, LATER);
  for (const words of ['wilhelmina', 'odd', 'secret', 'KX-90210'])
    expect([words, found(world, words)]).toEqual([words, 0]);
  expect(found(world, 'hart')).toBe(1);
  world.db.exec("INSERT INTO mismatch_fts (mismatch_fts) VALUES ('integrity-check')");
});

test('what was not sent is withdrawn, what may have been sent ends as dead, what is settled stays', () => {
  const world = filled();
  world.forgotten.forget(herRecords, LATER);
  const states = world.db.prepare('SELECT state FROM outbox_entry ORDER BY id').pluck().all();
  expect(states).toEqual(['withdrawn', 'dead', 'dead', 'verified', 'pending']);
  expect(world.changes.row('o2')).toMatchObject({
    label: '',
    lines: [],
    sentence: expect.stringContaining('forgotten'),
  });
  expect(world.changes.row('o9')).toMatchObject({ label: 'Anna Hart', sentence: null });
  expect(world.outbox.due(['pending', 'in-flight', 'accepted', 'dead'], LATER, 9).map(({ id }) => id)).toEqual(['o9']);
});

test('what was decided and noted stays without what it said, and the chain of the trail stays whole', () => {
  const world = filled();
  world.forgotten.forget(herRecords, LATER);
  expect(world.decisions.byKey('key-d1')).toMatchObject({ decidedBy: 'anna', reason: null });
  expect(world.decisions.evidence('d1')).toBeNull();
  expect(world.decisions.evidence('d9')).not.toBeNull();
  expect(world.audit.page(null, 9).map(({ detail }) => detail)).toEqual(['Anna', null]);
  expect(firstBroken(world.db)).toBeNull();
});

test('records that share a key lose what was sealed, and keep their rows: they may be another person by now', () => {
  const world = filled();
  const { mirror, mismatches, sealing, db } = world;
  mirror.upsertCustomers([customer(5)], 1);
  mirror.upsertContacts([contact(5)], 1);
  sealing.keyOf({ customerId: 'CUS-W1', contactId: 71, alsoCustomerIds: ['C5'], alsoContactIds: [5] });
  mismatches.open(newCase('5', { customerRid: mirror.customerById('C5')?.rid ?? null }), null);
  expect(world.forgotten.forget([{ system: 'dotdigital', id: '5' }], LATER)).toMatchObject({ records: 1 });
  expect(mirror.contactById(5)).toBeNull();
  expect([mirror.customerById('CUS-W1'), mirror.customerById('C5'), mirror.contactById(71)]).not.toContain(null);
  expect(world.decisions.evidence('d1')).toBeNull();
  expect(db.prepare('SELECT COUNT(*) FROM person_key').pluck().get()).toBe(2);
  const unreadable =
    "SELECT COUNT(*) FROM outbox_entry o WHERE state = 'pending' AND NOT EXISTS (SELECT 1 FROM person_key k WHERE k.id = o.person_key_id)";
  expect(db.prepare(unreadable).pluck().get()).toBe(0);
  // Nothing is left decided for a change that can no longer be read.
  const statuses = mismatches.counts().map(({ status }) => status);
  expect(statuses).toContain('open');
  expect(mirror.counts()).toEqual(recount(world));
});

test('who has only keys, or nothing at all, is forgotten too', () => {
  const world = filled();
  world.mirror.removeCustomers(['CUS-W1']);
  expect(world.forgotten.forget([{ system: 'erp', id: 'CUS-W1' }], LATER)).toMatchObject({ records: 1 });
  expect(world.decisions.evidence('d1')).toBeNull();
  expect(world.forgotten.forget([{ system: 'erp', id: 'nobody' }], LATER)).toEqual({
    records: 1,
    mismatches: 0,
    withdrawn: 0,
  });
  expect(world.forgotten.isCustomer({ id: 'nobody', number: '77' })).toBe(true);
});

test('forgetting a second time finds nothing more', () => {
  const world = filled();
  world.forgotten.forget(herRecords, LATER);
  const before = world.db.prepare('SELECT * FROM outbox_entry ORDER BY id').all();
  expect(world.forgotten.forget(herRecords, LATER + 1)).toEqual({ records: 2, mismatches: 0, withdrawn: 0 });
  expect(world.db.prepare('SELECT * FROM outbox_entry ORDER BY id').all()).toEqual(before);
});

test('a contact of nobody goes with its case and its place among prospects', () => {
  const world = filled();
  const { mirror, mismatches } = world;
  mismatches.open(newCase('e:x@shop.test', { finding: { kind: 'contact-orphan' } }), null);
  expect(world.forgotten.forget([{ system: 'dotdigital', id: '9' }], LATER)).toMatchObject({
    records: 1,
    mismatches: 1,
  });
  expect(mirror.counts()).toEqual(recount(world));
  expect(mirror.counts().prospects).toBe(0);
});

test('a customer whose contact was forgotten is judged anew, and so is who shared the address', () => {
  const world = filled();
  const { mirror } = world;
  mirror.upsertCustomers([customer(4, { emailKey: 'w.odd@secret.test' })], 1);
  while (mirror.rekeyContacts(9) > 0);
  mirror.clearAllDirty();
  world.forgotten.forget([{ system: 'dotdigital', id: '2' }], LATER);
  expect(mirror.dirtyKeys(9)).toEqual(['2']);
  world.forgotten.forget(herRecords, LATER);
  expect(mirror.dirtyKeys(9)).toEqual(['2', '4']);
});

test('when the carrier of a number is forgotten, the contact with the address of the customer takes its place', () => {
  const world = inMemory();
  const { mirror, db } = world;
  mirror.upsertCustomers([customer(1)], 1);
  mirror.upsertContacts(
    [
      contact(7, { erpNumber: null, emailKey: 'p1@shop.test' }),
      contact(8, { erpNumber: '1', emailKey: 'o@shop.test' }),
    ],
    1,
  );
  const keyOf7 = (): unknown => {
    while (mirror.rekeyContacts(9) > 0);
    return db.prepare('SELECT match_key FROM dd_contact WHERE contact_id = 7').pluck().get();
  };
  expect(keyOf7()).toBe('e:p1@shop.test');
  world.forgotten.forget([{ system: 'dotdigital', id: '8' }], LATER);
  expect(keyOf7()).toBe('1');
  expect(mirror.dirtyKeys(9)).toContain('1');
});

test('the names under which somebody is kept out are the ids, the number, and the address of a contact', () => {
  expect(namesOfCustomer('C1', '1')).toEqual(['customer:C1', 'number:1']);
  expect(namesOfContact(7, '1', 'a@shop.test')).toEqual(['contact:7', 'number:1', 'contact-email:a@shop.test']);
  expect(namesOfContact(7, null, null)).toEqual(['contact:7']);
});

test('a file that is older than the forgetting forgets by the list, also a number or an address that came anew', () => {
  const world = filled();
  const list = filled();
  const key = world.db.prepare<[], Buffer>('SELECT key FROM workspace_key').pluck().get();
  list.db.prepare('UPDATE workspace_key SET key = ?').run(key);
  world.forgotten.forget(herRecords, LATER);
  expect(applyForgotten(list.db, LATER)).toBe(0);
  const remember = list.db.prepare('INSERT INTO forgotten (hash, at) VALUES (?, ?)');
  for (const { hash, at } of world.forgotten.list()) remember.run(hash, at);
  list.mirror.upsertCustomers([{ ...wilhelmina, id: 'CUS-NEW' }], 1);
  list.mirror.upsertContacts([{ ...herContact, contactId: 72, erpNumber: null }], 1);
  expect(applyForgotten(list.db, LATER)).toBe(4);
  expect(list.mirror.counts()).toEqual(recount(list));
  expect(list.mirror.counts()).toMatchObject({ customers: 2, contacts: 2 });
  expect(found(list, 'wilhelmina')).toBe(0);
  expect(list.decisions.evidence('d1')).toBeNull();
  expect(list.decisions.evidence('d9')).not.toBeNull();
  expect(applyForgotten(list.db, LATER)).toBe(0);
});
