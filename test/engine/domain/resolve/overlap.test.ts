import { expect, test } from 'vitest';
import { overlaps } from '../../../../electron/engine/domain/resolve/overlap.ts';
import type { ChangeSet } from '../../../../shared/domain/change.ts';

const mark = (customerNumber: string, duplicateOf: string | null): ChangeSet => ({
  v: 1,
  operation: 'customer.mark-duplicate',
  customerId: `id-${customerNumber}`,
  customerNumber,
  expectVersion: 'v1',
  duplicateOf,
});
const number = (contactId: number, after: string | null): ChangeSet => ({
  v: 1,
  operation: 'contact.number',
  contactId,
  before: 'C-1',
  after,
});
const unsubscribe: ChangeSet = { v: 1, operation: 'contact.unsubscribe', contactId: 5, before: 'subscribed' };
const optOut: ChangeSet = {
  v: 1,
  operation: 'customer.opt-out',
  customerId: 'id-C-1',
  customerNumber: 'C-1',
  expectVersion: null,
  before: 'consent',
  at: null,
  source: 'Dotdigital',
};
const patch = (contactId: number, field: 'city' | 'phone'): ChangeSet => ({
  v: 1,
  operation: 'contact.patch',
  contactId,
  changes: [{ field, before: null, after: 'x' }],
});
const update = (customerNumber: string): ChangeSet => ({
  v: 1,
  operation: 'customer.update',
  customerId: `id-${customerNumber}`,
  customerNumber,
  expectVersion: null,
  changes: [{ field: 'city', before: null, after: 'x' }],
});
const create = (email: string, erpNumber: string): ChangeSet => ({
  v: 1,
  operation: 'contact.create',
  email,
  erpNumber,
  changes: [],
  channel: { optInType: 'single', status: 'subscribed' },
  consent: { text: null, dateTimeConsented: null, url: null, userAgent: null, ipAddress: null },
});
const remove = (contactId: number): ChangeSet => ({
  v: 1,
  operation: 'contact.delete',
  contactId,
  email: 'a@example.com',
  erpNumber: 'C-1',
});

test.each<readonly [string, ChangeSet, ChangeSet, boolean]>([
  ['the same record marked twice', mark('C-2', 'C-1'), mark('C-2', 'C-3'), true],
  ['two records that would mark each other', mark('C-2', 'C-1'), mark('C-1', 'C-2'), true],
  ['a mark onto a record that is marked itself', mark('C-2', 'C-1'), mark('C-3', 'C-2'), true],
  ['a mark and one that is taken off', mark('C-2', 'C-1'), mark('C-2', null), true],
  ['marks of other people', mark('C-2', 'C-1'), mark('C-4', 'C-3'), false],
  ['two numbers for one contact', number(5, 'C-2'), number(5, null), true],
  ['numbers of two contacts', number(5, 'C-2'), number(6, 'C-2'), false],
  ['an opt-out recorded twice', unsubscribe, unsubscribe, true],
  ['an opt-out in each system', unsubscribe, optOut, false],
  ['an opt-out and another number', unsubscribe, number(5, null), false],
  ['one field of a contact', patch(5, 'city'), patch(5, 'city'), true],
  ['two fields of a contact', patch(5, 'city'), patch(5, 'phone'), false],
  ['one field of two contacts', patch(5, 'city'), patch(6, 'city'), false],
  ['one field in each system', patch(5, 'city'), update('C-1'), false],
  ['one field of a customer', update('C-1'), update('C-1'), true],
  ['two contacts for one address', create('A@example.com', 'C-1'), create('a@example.com', 'C-2'), true],
  ['two contacts for one customer', create('a@example.com', 'C-1'), create('b@example.com', 'C-1'), true],
  ['contacts for two people', create('a@example.com', 'C-1'), create('b@example.com', 'C-2'), false],
  ['a contact deleted twice', remove(5), remove(5), true],
])('%s: whether they get into each other is told, in either order', (_what, one, other, answer) => {
  expect([overlaps(one, other), overlaps(other, one)]).toEqual([answer, answer]);
});

test('two changes of one membership overlap, whichever way they go; those of other lists or contacts do not', () => {
  const list = (contactId: number, id: number, isIn: boolean): ChangeSet => ({
    v: 1,
    operation: 'contact.list',
    contactId,
    otherId: 99,
    list: { id, name: 'News' },
    isIn,
  });
  expect(overlaps(list(5, 9, true), list(5, 9, false))).toBe(true);
  expect(overlaps(list(5, 9, true), list(6, 9, true))).toBe(false);
  expect(overlaps(list(5, 9, true), list(5, 8, true))).toBe(false);
});
