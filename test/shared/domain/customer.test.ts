import { expect, test } from 'vitest';
import { customerRecordSchema } from '../../../shared/domain/customer.ts';

const known = { number: 'C1', kind: 'person', active: true, permission: { ground: 'none' } };
const customOf = (more: Readonly<Record<string, unknown>>) => customerRecordSchema.parse({ ...known, ...more }).custom;

test('what else the ERP sends of a customer is kept as text, empty values and nested ones left out', () => {
  expect(
    customOf({ SHOE_SIZE: 39.5, vip: false, TOPIC: 'Home', gone: null, blank: ' ', tags: ['a'], nested: { a: 1 } }),
  ).toEqual({ SHOE_SIZE: '39.5', vip: 'false', TOPIC: 'Home' });
});

test('a known field is no field of its own, and what is too long or too much is left out', () => {
  expect(customOf({ email: 'a@shop.test', duplicateOf: null })).toEqual({});
  expect(customOf({ long: 'x'.repeat(2_001), [`n${'x'.repeat(100)}`]: 'y' })).toEqual({});
  const many = Object.fromEntries(Array.from({ length: 300 }, (_unused, place) => [`f${place}`, 'x']));
  expect(Object.keys(customOf(many) ?? {})).toHaveLength(200);
});

test('a name of an object itself is a name like any other', () => {
  const sent = JSON.parse('{"__proto__": "x", "constructor": "y"}');
  expect(Object.keys(customOf(sent) ?? {})).toEqual(['constructor']);
});
