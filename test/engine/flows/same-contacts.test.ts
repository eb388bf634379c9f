import { expect, test } from 'vitest';
import { sameContacts } from '../../../electron/engine/flows/same-contacts.ts';
import type { Contact } from '../../../shared/domain/contact.ts';
import { contactOf, customerOf, startRig } from './rig.ts';

const press = [{ id: 7, name: 'Press', status: 'subscribed' }];

/** A customer with contact 1, and others that are said to be one person with those of their list. */
const setUp = (others: Readonly<Record<number, Partial<Contact>>>, pairs: readonly (readonly [number, number])[]) => {
  const rig = startRig();
  const { stores, account, erp } = rig;
  erp.set('cus_1', customerOf('C-1'));
  account.set(1, contactOf(1, 'C-1'));
  for (const [id, change] of Object.entries(others))
    account.set(Number(id), contactOf(Number(id), null, { lists: press, ...change }));
  rig.take();
  const contactAt = (id: number) => stores.mirror.contactById(id) ?? expect.unreachable('a contact is gone');
  stores.atomically(() => {
    for (const [one, other] of pairs) {
      const [row, partner] = [contactAt(one), contactAt(other)];
      const pair = { rid: row.rid, other: partner.rid, answer: 'same', weight: 9, waterfall: '{}' } as const;
      stores.doubles.keepPair('dotdigital', pair, [row.hash, partner.hash]);
    }
  });
  const customer = stores.mirror.customerById('cus_1') ?? expect.unreachable('the customer is gone');
  return sameContacts(stores, customer, contactAt(1)).map(({ contactId }) => contactId);
};

test('a contact of the same person that is in a list, or left while the other did not, is to move', () => {
  expect(setUp({ 8: {} }, [[1, 8]])).toEqual([8]);
  expect(setUp({ 8: { lists: [], emailStatus: 'unsubscribed' } }, [[1, 8]])).toEqual([8]);
});

test('one of which nothing is to move, that is binned, or that carries a number is not', () => {
  expect(setUp({ 8: { lists: [] } }, [[1, 8]])).toEqual([]);
  expect(setUp({ 8: { status: 'binned' } }, [[1, 8]])).toEqual([]);
  expect(setUp({ 8: { dataFields: { ERP_ID: 'X-9' } } }, [[1, 8]])).toEqual([]);
});

test('a chain makes nobody one: of two that are not one with each other only the first is told', () => {
  const both = { 8: {}, 9: {} };
  expect(
    setUp(both, [
      [1, 8],
      [1, 9],
    ]),
  ).toEqual([8]);
  expect(
    setUp(both, [
      [1, 8],
      [8, 9],
    ]),
  ).toEqual([8]);
  expect(
    setUp(both, [
      [1, 8],
      [1, 9],
      [8, 9],
    ]),
  ).toEqual([8, 9]);
});
