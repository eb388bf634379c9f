import { expect, test } from 'vitest';
import { createIdentity } from '../../../electron/engine/store/identity.ts';
import { inMemory } from './opened.ts';
import { contact, customer } from './records.ts';

const setUp = () => {
  const { db, mirror } = inMemory();
  const identity = createIdentity(db);
  mirror.upsertCustomers([customer(1), customer(2, { emailKey: 'else@shop.test' })], 1);
  mirror.upsertContacts([contact(1), contact(9, { erpNumber: null, emailKey: 'nine@shop.test' })], 1);
  while (mirror.rekeyContacts(10) > 0);
  const keyOf = (contactId: number): string | null => mirror.keyOfContact(mirror.contactById(contactId)?.rid ?? 0);
  const [second, ninth] = [mirror.customerById('C2')?.rid ?? 0, mirror.contactById(9)?.rid ?? 0];
  return { db, mirror, identity, keyOf, second, ninth };
};

const pairOf = (customerRid: number, contactRid: number, answer: 'link' | 'possible') =>
  ({ customerRid, contactRid, answer, weight: 14, waterfall: '{}' }) as const;

test('what is left is who has neither number nor email in common, and a change of it is noticed once', () => {
  const { mirror, identity } = setUp();
  const keys = mirror.dirtyKeys(10);
  expect(identity.noteLeft(keys)).toBe(true);
  expect([identity.leftCount('erp'), identity.leftCount('dotdigital')]).toEqual([1, 1]);
  expect(identity.noteLeft(keys)).toBe(false);
  mirror.upsertContacts([contact(9, { erpNumber: null, emailKey: 'else@shop.test' })], 1);
  while (mirror.rekeyContacts(10) > 0);
  expect(identity.noteLeft(mirror.dirtyKeys(10))).toBe(true);
  expect([identity.leftCount('erp'), identity.leftCount('dotdigital')]).toEqual([0, 0]);
});

/** The same once what is left was taken down: only that is compared. */
const compared = () => {
  const all = setUp();
  all.identity.noteLeft(all.mirror.dirtyKeys(10));
  return all;
};

test('a link by evidence gives a contact the key of its customer, until the pair is gone', () => {
  const { mirror, identity, keyOf, second, ninth } = compared();
  mirror.clearAllDirty();
  identity.keepPair(pairOf(second, ninth, 'link'));
  while (mirror.rekeyContacts(10) > 0);
  expect(keyOf(9)).toBe('2');
  expect(mirror.dirtyKeys(10)).toEqual(['2', 'e:nine@shop.test']);
  identity.dropPair(second, ninth);
  while (mirror.rekeyContacts(10) > 0);
  expect(keyOf(9)).toBe('e:nine@shop.test');
});

test('a verdict is kept by identity: the rows may go and come back', () => {
  const { mirror, identity, keyOf } = setUp();
  identity.say({ customerId: 'C2', contactId: 9, verdict: 'same', by: 'anna', at: 5, decisionId: 'd' });
  while (mirror.rekeyContacts(10) > 0);
  expect(keyOf(9)).toBe('2');
  mirror.removeContacts([9]);
  mirror.removeCustomers(['C2']);
  mirror.upsertCustomers([customer(2, { emailKey: 'else@shop.test' })], 2);
  mirror.upsertContacts([contact(9, { erpNumber: null, emailKey: 'nine@shop.test' })], 2);
  while (mirror.rekeyContacts(10) > 0);
  expect(keyOf(9)).toBe('2');
  expect(identity.takeBack('C2', 9)?.by).toBe('anna');
  while (mirror.rekeyContacts(10) > 0);
  expect(keyOf(9)).toBe('e:nine@shop.test');
});

test('who is said to be somebody else is no candidate any more, and is one again when that is taken back', () => {
  const { identity, second, ninth } = compared();
  identity.keepPair(pairOf(second, ninth, 'possible'));
  expect(identity.isCandidate(ninth)).toBe(true);
  identity.say({ customerId: 'C2', contactId: 9, verdict: 'different', by: 'anna', at: 5, decisionId: 'd' });
  expect(identity.isCandidate(ninth)).toBe(false);
  expect(identity.pairsOf(second, ['ruled-out'])).toHaveLength(1);
  identity.takeBack('C2', 9);
  expect(identity.isCandidate(ninth)).toBe(true);
});

test('a pair goes with either of its rows, and the other is looked at again', () => {
  const { mirror, identity, second, ninth } = compared();
  identity.keepPair(pairOf(second, ninth, 'possible'));
  mirror.clearAllDirty();
  mirror.removeContacts([9]);
  expect(identity.pairs()).toEqual([]);
  expect(mirror.dirtyKeys(10)).toContain('2');
});

test('what was compared is not kept of somebody who has gone meanwhile, nor against what a person has said meanwhile', () => {
  const { mirror, identity, second, ninth } = compared();
  identity.say({ customerId: 'C2', contactId: 9, verdict: 'different', by: 'anna', at: 5, decisionId: 'd' });
  identity.keepPair(pairOf(second, ninth, 'possible'));
  expect(identity.pairs()).toEqual([]);
  identity.takeBack('C2', 9);
  mirror.removeContacts([9]);
  expect(() => identity.keepPair(pairOf(second, ninth, 'link'))).not.toThrow();
  expect(identity.pairs()).toEqual([]);
});

test('two people stay two, although one address comes to be both of theirs', () => {
  const { mirror, identity, keyOf } = setUp();
  identity.say({ customerId: 'C2', contactId: 9, verdict: 'different', by: 'anna', at: 5, decisionId: 'd' });
  mirror.upsertContacts([contact(9, { erpNumber: null, emailKey: 'else@shop.test' })], 2);
  while (mirror.rekeyContacts(10) > 0);
  expect(keyOf(9)).toBe('e:else@shop.test');
  identity.takeBack('C2', 9);
  while (mirror.rekeyContacts(10) > 0);
  expect(keyOf(9)).toBe('2');
});

test('who is left is forgotten a few at a time', () => {
  const { identity } = compared();
  expect([identity.clearLeft(1), identity.clearLeft(10), identity.clearLeft(10)]).toEqual([1, 1, 0]);
});
