import { expect, test } from 'vitest';
import { garmentSizeIn } from '../../../../../electron/engine/domain/match/products/garment-size.ts';

test.each([
  ['Otley Jeans, Charcoal, S', 's'],
  ['Otley Jeans (XL)', 'xl'],
  ['Sun hat one size', 'one size'],
  ['Parka 3XL', 'xxxl'],
  ['Parka XXXL', 'xxxl'],
  ['Parka-m', 'm'],
  ['Tea kettle 2 l steel', null],
  ['Charms', null],
  ['L', 'l'],
  ['', null],
])('%j ends in the size %j', (name, size) => {
  expect(garmentSizeIn(name)).toBe(size);
});
