import { expect, test } from 'vitest';
import { divide } from '../../../../electron/engine/domain/policy/divide.ts';

const fates = (total: number, ...rest: Parameters<typeof divide> extends [number, ...infer R] ? R : never) => {
  const division = divide(total, ...rest);
  const all = Array.from({ length: total }, (_, place) => division.fateAt(place));
  const count = (fate: string): number => all.filter((one) => one === fate).length;
  expect([count('written'), count('sample'), count('later')]).toEqual([
    division.written,
    division.sample,
    division.later,
  ]);
  return all;
};

test.each([
  ['a single case is the sample', 1, { cap: 10, sample: { share: 0.05, until: 20 } }, 0, [0, 1, 0]],
  ['a share of many', 100, { cap: 1_000, sample: { share: 0.05, until: 20 } }, 19, [95, 5, 0]],
  ['the cap first', 100, { cap: 30, sample: { share: 0.1, until: 20 } }, 0, [27, 3, 70]],
  ['no sample once enough were approved', 100, { cap: 30, sample: { share: 0.1, until: 20 } }, 20, [30, 0, 70]],
  ['no sample for a policy without one', 5, { cap: 30, sample: null }, 0, [5, 0, 0]],
  ['nothing of nothing', 0, { cap: 30, sample: { share: 1, until: 20 } }, 0, [0, 0, 0]],
  ['everything is the sample', 7, { cap: 30, sample: { share: 1, until: 20 } }, 0, [0, 7, 0]],
] as const)('%s', (_name, total, bounds, approved, [written, sample, later]) => {
  const all = fates(total, bounds, approved);
  expect([written, sample, later]).toEqual(
    ['written', 'sample', 'later'].map((fate) => all.filter((one) => one === fate).length),
  );
});

test('the sample lies evenly among the others', () => {
  const all = fates(20, { cap: 20, sample: { share: 0.2, until: 20 } }, 0);
  expect(all.flatMap((fate, place) => (fate === 'sample' ? [place] : []))).toEqual([0, 5, 10, 15]);
});

test('a run that goes on leaves and writes no more than it would have at once', () => {
  const bounds = { cap: 10, sample: { share: 0.2, until: 20 } };
  const rest = divide(20, bounds, 0, { written: 3, sampled: 1 });
  expect(rest).toMatchObject({ written: 5, sample: 1, later: 14 });
});
