import { expect, test } from 'vitest';
import { cautionOf, countedOdds } from '../../../../../electron/engine/domain/match/linkage/caution.ts';
import type { Level } from '../../../../../electron/engine/domain/match/linkage/levels.ts';
import type { Pattern } from '../../../../../electron/engine/domain/match/linkage/pattern.ts';
import { type FieldName, fieldNames } from '../../../../../electron/engine/domain/match/linkage/person.ts';

const pattern = (levels: Partial<Record<FieldName, Level>>): Pattern =>
  fieldNames.reduce((sum, name, field) => sum + (levels[name] ?? 0) * 8 ** field, 0);

test.each<[string, Partial<Record<FieldName, Level>>, string | null]>([
  ['a firm and one who works there', { company: 7, phone: 7, street: 7, email: 2 }, 'impersonal'],
  ['a firm under one address before the @', { company: 7, email: 7 }, null],
  ['a couple on one email', { firstName: 1, lastName: 7, email: 7 }, 'shared-mailbox'],
  ['a mother and a child on one phone', { firstName: 1, lastName: 7, phone: 7, birthDate: 1 }, 'shared-mailbox'],
  ['another first name, the same birth date', { firstName: 1, lastName: 7, email: 7, birthDate: 7 }, null],
  ['another first name on one email, the same order', { firstName: 1, email: 7, orders: 6 }, 'shared-mailbox'],
  ['an order and nothing else', { orders: 7 }, 'order-alone'],
  ['an order, and an email that differs', { email: 1, orders: 6 }, 'order-alone'],
  ['an order and a first name', { firstName: 7, lastName: 1, email: 1, phone: 1, orders: 6 }, 'order-alone'],
  ['an order and a surname', { firstName: 1, lastName: 7, street: 1, orders: 6 }, 'order-alone'],
  ['an order in one city', { firstName: 1, lastName: 1, city: 7, postcode: 7, orders: 6 }, 'order-alone'],
  [
    'an order of somebody of one name, born elsewhen',
    { firstName: 7, lastName: 7, birthDate: 1, orders: 6 },
    'order-alone',
  ],
  ['an order and the name', { firstName: 7, lastName: 7, email: 1, orders: 6 }, null],
  ['an order, an initial and the surname', { firstName: 2, lastName: 7, orders: 6 }, null],
  ['an order and exchanged names', { firstName: 5, street: 1, orders: 6 }, null],
  ['an order and the phone', { firstName: 7, lastName: 1, phone: 7, orders: 6 }, null],
  ['an order and the address before the @', { email: 4, orders: 6 }, null],
  [
    'an order of a husband on the contact of his wife',
    { firstName: 1, lastName: 7, street: 7, orders: 6 },
    'order-alone',
  ],
  ['an order and the birth date', { firstName: 1, lastName: 7, birthDate: 7, orders: 6 }, null],
  ['twins', { firstName: 1, lastName: 7, birthDate: 7, street: 7, email: 1, phone: 1 }, 'twins'],
  ['twins of whom no email and no phone is known', { firstName: 1, lastName: 7, birthDate: 7, street: 7 }, null],
  ['twins, were there not one phone', { firstName: 1, lastName: 7, birthDate: 7, street: 7, email: 1, phone: 7 }, null],
  ['no order in common and nothing else', { city: 7, lastName: 1, orders: 1 }, null],
  ['the same first name', { firstName: 7, email: 7 }, null],
  ['no first name', { lastName: 7, email: 7 }, null],
])('%s', (_what, levels, caution) => {
  expect(cautionOf(pattern(levels))).toBe(caution);
  expect(countedOdds(pattern(levels), 30)).toBe(caution === null ? 30 : 0);
  expect(countedOdds(pattern(levels), -30)).toBe(-30);
});
