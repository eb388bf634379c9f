import { expect, test } from 'vitest';
import {
  type Likeness,
  lengthOf,
  likenessOf,
  rarityOf,
} from '../../../../../electron/engine/domain/match/products/likeness.ts';
import { wordsOf } from '../../../../../electron/engine/domain/match/products/words.ts';

const names = [
  'Corvid TV LC46D64 46 inch',
  'Corvid LC-46D64U TV',
  'Corvid TV LC52D64 52 inch',
  'Halden coffee maker',
  'Halden tea maker 2007',
  'Halden tea maker 2009',
];
const all = names.map((name) => wordsOf(name));
const rarity = rarityOf(all);
const between = (
  one: number,
  other: number,
  prices: readonly [number | null, number | null] = [null, null],
): Likeness => {
  const [left, right] = [all[one] ?? wordsOf(''), all[other] ?? wordsOf('')];
  return likenessOf(
    { words: left, length: lengthOf(left, rarity), price: prices[0] },
    { words: right, length: lengthOf(right, rarity), price: prices[1] },
    rarity,
  );
};

test('a rare word weighs more than one that many have', () => {
  expect(rarity('coffee')).toBeGreaterThan(rarity('halden'));
});

test('a model with a letter more is the same model, another model is not', () => {
  expect(between(0, 1)).toMatchObject({ sameModel: 'lc46d64', otherModel: false });
  expect(between(0, 2)).toMatchObject({ sameModel: null, otherModel: true, otherMeasure: true });
  expect(between(0, 1).score).toBeGreaterThan(between(0, 2).score);
});

test('another number in the name and another price make it less', () => {
  expect(between(4, 5)).toMatchObject({ otherNumber: true });
  expect(between(3, 3, [10, 10]).score).toBeGreaterThan(between(3, 3, [10, 50]).score);
});

test('likeness is the same from either side and never above one', () => {
  for (const one of names.keys()) {
    for (const other of names.keys()) {
      expect(between(one, other).score).toBeCloseTo(between(other, one).score, 12);
      expect(between(one, other).score).toBeLessThanOrEqual(1);
    }
  }
});
