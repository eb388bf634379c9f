import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverOf, leastOfCause, type SignatureGroup } from '../../../../electron/engine/domain/causes/cover.ts';
import { mechanisms } from '../../../../shared/domain/cause.ts';

const ids = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, place) => from + place);

const group = (key: string, cases: readonly number[], more: Partial<SignatureGroup> = {}): SignatureGroup => ({
  key,
  mechanism: 'cut',
  cases,
  stands: false,
  ...more,
});

const keysOf = (groups: readonly SignatureGroup[]) => [...coverOf(groups)].map(({ key, cases }) => [key, cases.length]);

describe('which signature explains which case', () => {
  test('the one that explains most comes first, and the others only get what is left', () => {
    expect(keysOf([group('small', ids(0, 30)), group('large', ids(10, 60))])).toEqual([['large', 60]]);
    expect(keysOf([group('small', ids(0, 30)), group('large', ids(15, 60))])).toEqual([
      ['large', 60],
      ['small', 15],
    ]);
  });

  test('what only says the hour comes after everything else, however much it covers', () => {
    const hour = group('hour', ids(0, 200), { mechanism: 'written-together' });
    expect(keysOf([hour, group('cut', ids(0, 50))])).toEqual([
      ['cut', 50],
      ['hour', 150],
    ]);
  });

  test('of two that explain as many the more telling is taken', () => {
    const constant = group('constant', ids(0, 20), { mechanism: 'constant' });
    const swapped = group('swapped', ids(0, 20), { mechanism: 'day-month-swapped' });
    expect(keysOf([constant, swapped])).toEqual([['swapped', 20]]);
  });

  test('a few cases are no cause, unless they are left of one that stands', () => {
    expect(keysOf([group('few', ids(0, leastOfCause('cut') - 1))])).toEqual([]);
    expect(keysOf([group('few', ids(0, 2), { stands: true })])).toEqual([['few', 2]]);
  });
});

const anyGroups = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 3 }),
    mechanism: fc.constantFrom(...mechanisms),
    cases: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 90 }),
    stands: fc.boolean(),
  }),
  { selector: ({ key }) => key, maxLength: 12 },
);

describe('for any groups', () => {
  test('no case belongs to two causes, none to one whose signature it lacks, and no cause is too small', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const seen = new Set<number>();
        for (const { key, cases } of coverOf(groups)) {
          const own = groups.find((one) => one.key === key);
          expect(cases.length).toBeGreaterThanOrEqual(own?.stands === true ? 0 : leastOfCause(own?.mechanism ?? 'cut'));
          for (const id of cases) {
            expect(own?.cases).toContain(id);
            expect(seen.has(id)).toBe(false);
            seen.add(id);
          }
        }
      }),
    );
  });

  test('the order in which they come changes nothing', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        expect([...coverOf([...groups].reverse())]).toEqual([...coverOf(groups)]);
      }),
    );
  });
});
