import { expect, test } from 'vitest';
import {
  namesIn,
  takersOf,
  targetOf,
  tellsOf,
  withItemTarget,
  withRule,
  withSource,
  withTarget,
  withTelling,
} from '../../../../renderer/features/mapping/edits.ts';
import { firstMapping, mappingDocumentSchema, ruleOf } from '../../../../shared/domain/mapping-document.ts';

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

test('an own field of text tells something of who somebody is, as long as it goes to text; nothing else can', () => {
  const added = withSource(firstMapping, firstMapping, { from: 'erp', name: 'FIRM', type: 'text', tells: null }, []);
  const document = withTelling(added?.document ?? firstMapping, 'extra1', 'company');
  expect(mappingDocumentSchema.safeParse(document).success).toBe(true);
  expect(tellsOf(ruleOf(document, 'extra1'))).toBe('company');
  const elsewhere = withTarget(document, 'extra1', { name: 'FIRM_YN', type: 'Boolean' });
  expect(tellsOf(ruleOf(elsewhere, 'extra1'))).toBeUndefined();
  expect(tellsOf(ruleOf(withTarget(elsewhere, 'extra1', { name: 'FIRM', type: 'String' }), 'extra1'))).toBeNull();
  expect(tellsOf(ruleOf(document, 'city'))).toBeUndefined();
  expect(withTelling(document, 'city', 'company')).toBe(document);
  const figure = withSource(firstMapping, firstMapping, { from: 'orders', figure: 'settled-sum' }, []);
  expect(tellsOf(ruleOf(figure?.document ?? firstMapping, 'extra1'))).toBeUndefined();
});
