import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashTexts } from '../../../../electron/engine/domain/normalise/hash.ts';

test('a million rows that differ little hash apart, spread evenly, as exact numbers', () => {
  const rows = 1_000_000;
  const hashes = new Float64Array(rows);
  const buckets = new Uint32Array(256);
  const lowBuckets = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    const hash = hashTexts([`person${row % 1000}@example.com`, null, 'Amelia', String(row), ''], 1);
    hashes[row] = hash;
    const high = Math.floor(hash / 2 ** 45);
    buckets[high] = (buckets[high] ?? 0) + 1;
    lowBuckets[hash % 256] = (lowBuckets[hash % 256] ?? 0) + 1;
  }
  hashes.sort();
  let collisions = 0;
  for (let row = 1; row < rows; row += 1) if (hashes[row] === hashes[row - 1]) collisions += 1;
  expect(collisions).toBe(0);
  expect(Number.isSafeInteger(hashes.at(-1))).toBe(true);
  // 255 degrees of freedom: a fair spread stays under 380 but once in a million times.
  for (const counted of [buckets, lowBuckets]) {
    const mean = rows / 256;
    const chiSquared = counted.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
    expect(chiSquared).toBeLessThan(380);
  }
});

test.each([
  [[null], ['']],
  [
    ['ab', ''],
    ['a', 'b'],
  ],
  [
    ['', 'ab'],
    ['ab', ''],
  ],
  [
    [null, 'a'],
    ['a', null],
  ],
  [['\u001f'], [null]],
  [['a'], ['a', null]],
  [[], [null]],
])('%j and %j hash apart', (left, right) => {
  expect(hashTexts(left, 1)).not.toBe(hashTexts(right, 1));
});

test('the same texts hash alike, other texts or another seed do not', () => {
  const texts = fc.array(fc.option(fc.string({ maxLength: 6 })), { maxLength: 5 });
  fc.assert(
    fc.property(texts, texts, fc.nat(5000), fc.nat(5000), (left, right, seed, other) => {
      const isSame = JSON.stringify(left) === JSON.stringify(right) && seed === other;
      expect(hashTexts(left, seed) === hashTexts([...right], other)).toBe(isSame);
      expect(hashTexts([...left], seed)).toBe(hashTexts(left, seed));
    }),
    { numRuns: 5000, seed: 8 },
  );
});
