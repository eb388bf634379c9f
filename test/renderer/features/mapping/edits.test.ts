import { expect, test } from 'vitest';
import {
  namesIn,
  takersOf,
  targetOf,
  withItemTarget,
  withRule,
  withTarget,
} from '../../../../renderer/features/mapping/edits.ts';
import { firstMapping, mappingDocumentSchema } from '../../../../shared/domain/mapping-document.ts';

test('one field is changed and every other rule stays; the document still holds', () => {
  const changed = withRule(firstMapping, 'city', { master: 'nobody' });
  expect(mappingDocumentSchema.safeParse(changed).success).toBe(true);
  const others = changed.customers.filter((rule, place) => rule !== firstMapping.customers[place]);
  expect(others.map(({ field, master }) => [field, master])).toEqual([['city', 'nobody']]);
});

test('a field goes elsewhere or nowhere; the customer number always goes somewhere, as text', () => {
  const target = { name: 'TOWN', type: 'String' as const };
  expect(targetOf(withTarget(firstMapping, 'city', target), 'city')).toEqual(target);
  expect(targetOf(withTarget(firstMapping, 'city', null), 'city')).toBeNull();
  expect(targetOf(withTarget(firstMapping, 'number', target), 'number')).toEqual(target);
  expect(withTarget(firstMapping, 'number', null)).toBe(firstMapping);
  expect(withItemTarget(firstMapping, 'stock', 'qty').products.find(({ field }) => field === 'stock')?.target).toBe(
    'qty',
  );
});

test('who takes a data field is known however its letters are written', () => {
  const takers = takersOf(withTarget(firstMapping, 'city', { name: 'town', type: 'String' }));
  expect(takers.get('TOWN')).toBe('city');
  expect(takers.get('ERP_ID')).toBe('number');
  expect(takers.get('CITY')).toBeUndefined();
});

test('names are read between commas, each once', () => {
  expect(namesIn(' staff, trade,,staff ')).toEqual(['staff', 'trade']);
});
