import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, type Scored } from '../../../../../electron/engine/domain/match/linkage/assign.ts';
import { thresholds } from '../../../../../electron/engine/domain/match/linkage/thresholds.ts';

const pair = (left: number, right: number, bits: number): Scored => ({ left, right, bits, pattern: 0 });
const names = (pairs: readonly { readonly left: number; readonly right: number }[]): readonly string[] =>
  pairs.map(({ left, right }) => `${left}-${right}`);

test('the better of two pairs takes the record, the other is not asked about', () => {
  const { links, possible } = assign([pair(0, 0, 6), pair(0, 1, 16)]);
  expect([names(links), names(possible)]).toEqual([['0-1'], []]);
});

test('equal rivals are both left to a person', () => {
  const { links, possible } = assign([pair(0, 0, 16), pair(0, 1, 16)]);
  expect([names(links), names(possible)]).toEqual([[], ['0-0', '0-1']]);
});

test('a chain of three links nobody to the one at its end', () => {
  const { links } = assign([pair(0, 0, 20), pair(0, 1, 8), pair(1, 1, 20)]);
  expect(names(links).toSorted()).toEqual(['0-0', '1-1']);
});

test('certain starts at ten thousand to one, the chance of nobody weighed in', () => {
  const weighed = Math.log2(2 ** thresholds.certain + 1) - thresholds.certain;
  expect(assign([pair(0, 0, thresholds.certain + 2 * weighed)]).links[0]?.certain).toBe(true);
  expect(assign([pair(0, 0, thresholds.certain - 0.01)]).links[0]?.certain).toBe(false);
});

test('no record is linked twice, whatever the pairs, and their order does not matter', () => {
  const row = fc.integer({ min: 0, max: 6 });
  const pairs = fc.uniqueArray(fc.tuple(row, row, fc.integer({ min: -8, max: 30 })), {
    selector: ([left, right]) => left * 10 + right,
    maxLength: 30,
  });
  fc.assert(
    fc.property(pairs, (list) => {
      const scored = list.map(([left, right, bits]) => pair(left, right, bits));
      const { links, possible } = assign(scored);
      expect(new Set(links.map(({ left }) => left)).size).toBe(links.length);
      expect(new Set(links.map(({ right }) => right)).size).toBe(links.length);
      expect(names(possible).filter((name) => names(links).includes(name))).toEqual([]);
      expect(names(assign(scored.toReversed()).links)).toEqual(names(links));
      expect(links.every(({ bits, settled }) => settled <= bits && settled >= thresholds.link)).toBe(true);
    }),
  );
});
