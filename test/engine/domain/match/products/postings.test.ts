import { expect, test } from 'vitest';
import { candidatesFor, itemWords, postingsOf } from '../../../../../electron/engine/domain/match/products/postings.ts';

const named = (name: string) => itemWords({ sku: null, name, brand: null, description: null, price: null });
const rarity = () => 1;

const common = (count: number) =>
  postingsOf(
    Array.from({ length: count }, () => named('Kettle')),
    () => true,
  );

test('a word that 400 open items have leads to the first of them, one that 401 have to nobody', () => {
  expect(candidatesFor(named('Kettle'), common(400), rarity)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(candidatesFor(named('Kettle'), common(401), rarity)).toEqual([]);
});

test('what is not open counts for nothing, wherever it stands', () => {
  const isOpen = (place: number): boolean => place % 2 === 1;
  expect(candidatesFor(named('Kettle'), common(800), rarity, isOpen)).toHaveLength(10);
  expect(candidatesFor(named('Kettle'), common(802), rarity, isOpen)).toEqual([]);
});

test('of a common word no more items are looked at than tell that it is one', () => {
  let asked = 0;
  const isOpen = (): boolean => {
    asked += 1;
    return true;
  };
  expect(candidatesFor(named('Kettle'), common(50_000), rarity, isOpen)).toEqual([]);
  expect(asked).toBe(401);
});
