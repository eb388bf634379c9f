import { expect, test } from 'vitest';
import { contactFact, customerFact } from '../../../shared/domain/mirror.ts';
import { inMemory } from './opened.ts';
import { contact, customer } from './records.ts';

const usual = customerFact.active | customerFact.person | customerFact.hasEmail;

test('rows of both sides come in the order in which they are kept', () => {
  const { mirror } = inMemory();
  mirror.upsertCustomers([customer(3), customer(1), customer(2)], 1);
  mirror.upsertContacts([contact(9)], 1);
  const [first = 0, second = 0] = mirror.ridsAfter('erp', 0, 2);
  expect([mirror.customer(first)?.number, mirror.customer(second)?.number]).toEqual(['3', '1']);
  expect(mirror.ridsAfter('erp', second, 10)).toHaveLength(1);
  expect(mirror.ridsAfter('dotdigital', 0, 10)).toHaveLength(1);
});

test('from one customer there is a way to the next and to the one before', () => {
  const { mirror } = inMemory();
  mirror.upsertCustomers([customer(1), customer(3)], 1);
  const numberOf = (rid: number | null) => (rid === null ? null : mirror.customer(rid)?.number);
  expect(numberOf(mirror.nearNumber('', 'here'))).toBe('1');
  expect(numberOf(mirror.nearNumber('2', 'here'))).toBe('3');
  expect(numberOf(mirror.nearNumber('1', 'next'))).toBe('3');
  expect(numberOf(mirror.nearNumber('3', 'previous'))).toBe('1');
  expect(mirror.nearNumber('3', 'next')).toBeNull();
});

test('contacts whose other data fields were not kept are told, until they are read again', () => {
  const { mirror } = inMemory();
  mirror.upsertContacts([contact(1, { rest: {} }), contact(2)], 1);
  expect(mirror.hasContactsWithoutRest()).toBe(true);
  mirror.upsertContacts([contact(2, { rest: { ZZ: 'b', AA: 'a' } })], 2);
  expect(mirror.hasContactsWithoutRest()).toBe(false);
  expect(mirror.contactById(2)?.rest).toEqual({ AA: 'a', ZZ: 'b' });
});

test('what is given where the rules read it otherwise is kept', () => {
  const { mirror } = inMemory();
  mirror.upsertCustomers([customer(1, { given: 0 }), customer(2)], 1);
  expect([mirror.customerById('C1')?.given, mirror.customerById('C2')?.given]).toEqual([0, undefined]);
});

test('customers are counted by what decides whether they are sent, a permission of their contact included', () => {
  const { mirror } = inMemory();
  const without = { facts: usual };
  mirror.upsertCustomers(
    [customer(1, without), customer(2, without), customer(3, without), customer(4, { malformed: 1 })],
    1,
  );
  mirror.upsertContacts([contact(1, { facts: contactFact.live | contactFact.hasPermission }), contact(2)], 1);
  while (mirror.rekeyContacts(10) > 0);
  const counts = mirror
    .customerTallies()
    .map(({ isEmailMalformed, isPermitted, count }) => [isEmailMalformed, isPermitted, count]);
  expect(counts).toHaveLength(3);
  expect(counts).toEqual(
    expect.arrayContaining([
      [false, false, 2],
      [false, true, 1],
      [true, true, 1],
    ]),
  );
});
