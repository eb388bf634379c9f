import { expect, test } from 'vitest';
import { verdictsTitle, verdictText } from '../../../renderer/text/product-text.ts';
import type { ProductVerdict } from '../../../shared/domain/product-link.ts';
import { verdict } from '../../doubles/product-answers.ts';

const told = (facts: Partial<ProductVerdict>): string => verdictText(verdict(facts)).replace(/, said by .*/, '');

test('a product is an item or is not; a SKU of order lines means one or does not', () => {
  expect([told({}), told({ verdict: 'different' })]).toEqual([
    'Product TEA-100 “Assam tea” is the catalogue’s item P-77',
    'Product TEA-100 “Assam tea” is not the catalogue’s item P-77',
  ]);
  expect([told({ role: 'named' }), told({ role: 'named', verdict: 'different' })]).toEqual([
    'SKU TEA-100 of order lines means the catalogue’s item P-77',
    'SKU TEA-100 of order lines does not mean the catalogue’s item P-77',
  ]);
});

test('what is told of a product nobody knows by name is its SKU, and the item’s name where that is known', () => {
  expect(told({ productName: null })).toContain('Product TEA-100 “Tea from Assam” is');
  expect(told({ productName: null, itemName: null })).toContain('Product TEA-100 is');
});

test('the list says how many it holds, and that there are more', () => {
  expect([verdictsTitle(3, false), verdictsTitle(200, true)]).toEqual([
    'Products and items that people said are one, or are not: 3',
    'Products and items that people said are one, or are not: 200 and more',
  ]);
});
