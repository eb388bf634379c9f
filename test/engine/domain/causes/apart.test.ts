import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apartOf, type CauseMember, offPattern, waveOf } from '../../../../electron/engine/domain/causes/apart.ts';

const hour = 3_600_000;
const member: CauseMember = {
  writtenAt: 10 * hour,
  differsMore: false,
  sharesAddress: false,
  isBack: false,
  isTakenOut: false,
};
const wave = { from: 10 * hour, to: 11 * hour };

describe('the wave', () => {
  test('is the shortest time in which nine of ten were written', () => {
    const times = [...Array.from({ length: 18 }, (_, place) => 10 * hour + place), 900 * hour, 901 * hour];
    expect(waveOf(times)).toEqual({ from: 10 * hour, to: 10 * hour + 17 });
  });

  test('is none where they were written over weeks, or where nothing is known', () => {
    expect(waveOf(Array.from({ length: 20 }, (_, place) => place * 24 * hour))).toBeNull();
    expect(waveOf([])).toBeNull();
  });

  test('holds nine of ten of any times, and no shorter one does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 * hour }), { minLength: 1, maxLength: 40 }), (times) => {
        const found = waveOf(times);
        const within = times.filter((at) => found !== null && at >= found.from && at <= found.to);
        expect(within.length).toBeGreaterThanOrEqual(Math.ceil(times.length * 0.9));
        const sorted = [...times].sort((a, b) => a - b);
        const size = Math.ceil(sorted.length * 0.9);
        const spans = sorted.slice(size - 1).map((to, place) => to - (sorted[place] ?? Number.NaN));
        expect(found === null ? null : found.to - found.from).toBe(Math.min(...spans));
        expect(waveOf([...times].reverse())).toEqual(found);
      }),
    );
  });
});

describe('a case is set apart', () => {
  test.each([
    ['taken-out', { isTakenOut: true, isBack: true }],
    ['came-back', { isBack: true, sharesAddress: true }],
    ['written-since', { writtenAt: 13 * hour }],
    ['shared-address', { sharesAddress: true, differsMore: true }],
    ['more-differs', { differsMore: true }],
    [null, {}],
    [null, { writtenAt: null }],
    [null, { writtenAt: 2 * hour }],
  ] as const)('as %s', (expected, change) => {
    expect(apartOf({ ...member, ...change }, wave)).toBe(expected);
  });

  test('for no time where there was no wave', () => {
    expect(apartOf({ ...member, writtenAt: 99 * hour }, null)).toBeNull();
  });
});

describe('off the pattern', () => {
  const others = [
    { id: 7, writtenAt: 10 * hour },
    { id: 8, writtenAt: 30 * hour },
    { id: 9, writtenAt: null },
  ];

  test('is what came with the wave and follows another pattern', () => {
    expect(offPattern(40, wave, others)).toEqual([{ id: 7, writtenAt: 10 * hour }]);
    expect(offPattern(40, null, others)).toEqual([]);
  });

  test('is nothing where it is too much to be an exception', () => {
    expect(offPattern(3, wave, others)).toEqual([]);
  });
});
