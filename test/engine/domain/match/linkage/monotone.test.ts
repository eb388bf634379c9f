import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monotone } from '../../../../../electron/engine/domain/match/linkage/monotone.ts';

test('levels in order are left as they are', () => {
  expect(monotone([0, 0.1, 0.2, 0.7], [0, 0.8, 0.15, 0.05])).toEqual(
    [0, 0.1, 0.2, 0.7].map((share) => expect.closeTo(share)),
  );
});

test('a closer level never speaks less for one person, and what is shared out stays the same', () => {
  const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(shares, shares, (same, other) => {
      const ordered = monotone([0, ...same], [0, ...other]);
      const ratios = ordered.slice(1).map((share, index) => share / (other[index] ?? 1));
      for (const [index, ratio] of ratios.slice(1).entries())
        expect(ratio).toBeGreaterThanOrEqual((ratios[index] ?? 0) * 0.999999);
      const sum = (list: readonly number[]): number => list.reduce((total, share) => total + share, 0);
      expect(sum(ordered)).toBeCloseTo(sum(same), 9);
    }),
  );
});
