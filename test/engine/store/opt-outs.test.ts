import { expect, test } from 'vitest';
import { contactNames, createOptOuts, customerNames, emailNames } from '../../../electron/engine/store/opt-outs.ts';
import { contactFact, customerFact } from '../../../shared/domain/mirror.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { contact, customer } from './records.ts';

const DAY = 86_400_000;

/** A ledger whose clock the test moves. */
const ledger = () => {
  const { db, sealing } = inMemory();
  let now = NOW;
  return {
    db,
    at: (instant: number) => {
      now = instant;
    },
    ...createOptOuts(db, sealing.keyedHash, () => now),
  };
};

test('nobody has opted out of an empty ledger', () => {
  const { latest } = ledger();
  expect(latest(['customer:C1', 'email:a@shop.test'])).toBeNull();
  expect(latest([])).toBeNull();
});

test('an opt-out is found under each of its names and under no other', () => {
  const { note, latest } = ledger();
  note(['customer:C1', 'number:1', 'email:a@shop.test'], NOW - DAY, 'erp');
  const known = { at: NOW - DAY, givenAt: NOW - DAY, source: 'erp' };
  expect(latest(['customer:C1'])).toEqual(known);
  expect(latest(['contact:9', 'email:a@shop.test'])).toEqual(known);
  expect(latest(['customer:1', 'number:C1', 'email:b@shop.test'])).toBeNull();
});

test('a later given date replaces an earlier one, with its source; an earlier one changes nothing', () => {
  const { note, latest } = ledger();
  note(['email:a'], NOW - 5 * DAY, 'erp');
  note(['email:a'], NOW - 2 * DAY, 'dotdigital');
  const later = { at: NOW - 2 * DAY, givenAt: NOW - 2 * DAY, source: 'dotdigital' };
  expect(latest(['email:a'])).toEqual(later);
  note(['email:a'], NOW - 3 * DAY, 'erp');
  note(['email:a'], NOW - 2 * DAY, 'erp');
  expect(latest(['email:a'])).toEqual(later);
});

test('an unknown date is the instant at which it was first seen, and seeing it again does not move it', () => {
  const { note, latest, at } = ledger();
  note(['email:a'], null, 'dotdigital');
  at(NOW + DAY);
  note(['email:a'], null, 'erp');
  expect(latest(['email:a'])).toEqual({ at: NOW, givenAt: null, source: 'dotdigital' });
});

test('a date replaces the unknown, and the unknown never replaces a date', () => {
  const { note, latest, at } = ledger();
  note(['email:a'], null, 'dotdigital');
  note(['email:a'], NOW - DAY, 'erp');
  const given = { at: NOW - DAY, givenAt: NOW - DAY, source: 'erp' };
  expect(latest(['email:a'])).toEqual(given);
  at(NOW + DAY);
  note(['email:a'], null, 'dotdigital');
  expect(latest(['email:a'])).toEqual(given);
});

test('of several names the latest opt-out counts', () => {
  const { note, latest } = ledger();
  note(['number:1'], NOW - 3 * DAY, 'erp');
  note(['email:a'], NOW - DAY, 'dotdigital');
  note(['contact:7'], NOW - 2 * DAY, 'dotdigital');
  expect(latest(['number:1', 'email:a', 'contact:7'])?.at).toBe(NOW - DAY);
  expect(latest(['contact:7', 'number:1'])?.at).toBe(NOW - 2 * DAY);
});

test('the ledger holds hashes only this workspace can make, and no name', () => {
  const [first, second] = [ledger(), ledger()];
  for (const { note } of [first, second]) note(['email:anna@shop.test', 'number:K-1001'], NOW, 'erp');
  const hashes = [first, second].map(({ db }) => db.prepare('SELECT hash FROM opt_out ORDER BY hash').all());
  expect(hashes[0]).toHaveLength(2);
  expect(hashes[0]).not.toEqual(hashes[1]);
  for (const name of ['anna@shop.test', 'K-1001']) expect(first.db.serialize().includes(name)).toBe(false);
});

test('the names of a customer and of a contact meet in number and address', () => {
  const ofCustomer = customerNames('C1', '1', ['a@shop.test', null, 'a@shop.test', 'old@shop.test']);
  expect(ofCustomer).toEqual(['customer:C1', 'number:1', 'email:a@shop.test', 'email:old@shop.test']);
  expect(contactNames(7, '1', ['a@shop.test'])).toEqual(['contact:7', 'number:1', 'email:a@shop.test']);
  expect(contactNames(7, null, [null])).toEqual(['contact:7']);
  expect(emailNames([null])).toEqual([]);
});

test('a customer that opts out is noted with its date, under its old address too', () => {
  const { mirror, optOuts } = inMemory();
  mirror.upsertCustomers([customer(1)], 1);
  expect(optOuts.latest(['customer:C1'])).toBeNull();
  const at = '2026-11-01T10:00:00Z';
  const permission = { ground: 'opt-out' as const, at, source: 'phone', text: null, orderReference: null };
  const facts = customer(1).facts | customerFact.optedOut;
  mirror.upsertCustomers([customer(1, { facts, permission, emailKey: 'new@shop.test' })], 1);
  for (const name of ['customer:C1', 'number:1', 'email:new@shop.test', 'email:p1@shop.test'])
    expect(optOuts.latest([name])).toEqual({ at: Date.parse(at), givenAt: Date.parse(at), source: 'erp' });
});

test('a later date that comes with nothing but a new version is noted', () => {
  const { mirror, optOuts } = inMemory();
  const out = (at: string, version: string) =>
    customer(1, {
      facts: customer(1).facts | customerFact.optedOut,
      permission: { ground: 'opt-out', at, source: null, text: null, orderReference: null },
      version,
    });
  mirror.upsertCustomers([out('2026-11-01T10:00:00Z', 'v1')], 1);
  mirror.upsertCustomers([out('2026-11-05T10:00:00Z', 'v2')], 1);
  expect(optOuts.latest(['customer:C1'])?.givenAt).toBe(Date.parse('2026-11-05T10:00:00Z'));
});

test("a contact's own word is noted under the old number and address too; a bounce is not", () => {
  const { mirror, optOuts } = inMemory();
  mirror.upsertContacts([contact(7), contact(8, { facts: contactFact.live | contactFact.optedOut })], 1);
  expect(optOuts.latest(['contact:8', 'number:8'])).toBeNull();
  const facts = contactFact.live | contactFact.optedOut | contactFact.unsubscribed;
  mirror.upsertContacts([contact(7, { facts, erpNumber: null, emailKey: 'new@shop.test' })], 1);
  for (const name of ['contact:7', 'number:7', 'email:new@shop.test', 'email:p7@shop.test'])
    expect(optOuts.latest([name])).toEqual({ at: NOW, givenAt: null, source: 'dotdigital' });
});

test('an opt-out outlives both records', () => {
  const { mirror, optOuts } = inMemory();
  mirror.upsertCustomers([customer(1, { facts: customerFact.optedOut })], 1);
  mirror.upsertContacts([contact(7, { facts: contactFact.unsubscribed })], 1);
  mirror.removeCustomers(['C1']);
  mirror.removeContacts([7]);
  expect(optOuts.latest(['email:p1@shop.test'])?.source).toBe('erp');
  expect(optOuts.latest(['email:p7@shop.test'])?.source).toBe('dotdigital');
});

test('an address that was given up before the opt-out belongs to it too', () => {
  const { optOuts } = inMemory();
  optOuts.moved('customer:C1', 'old@shop.test');
  expect(optOuts.latest(['email:old@shop.test'])).toBeNull();
  optOuts.note(['customer:C1', 'email:new@shop.test'], 7, 'erp');
  expect(optOuts.latest(['email:old@shop.test'])).toMatchObject({ at: 7, givenAt: 7 });
  optOuts.moved('customer:C2', 'other@shop.test');
  expect(optOuts.latest(['email:other@shop.test'])).toBeNull();
});
