import { expect, test } from 'vitest';
import { finished } from '../../../../../electron/engine/domain/match/linkage/steps.ts';
import { createKeyList, groupsOf } from '../../../../../electron/engine/domain/match/linkage/suspects.ts';
import { hashTexts } from '../../../../../electron/engine/domain/normalise/hash.ts';

const keyOf = (text: string): number => hashTexts([text], 1);

const grouped = (rows: readonly (readonly string[])[]): readonly (readonly number[])[] => {
  const list = createKeyList();
  for (const [row, keys] of rows.entries()) list.add(row, keys.map(keyOf));
  return finished(groupsOf(list)).toSorted(
    (one, other) => (one[0] ?? 0) - (other[0] ?? 0) || one.length - other.length,
  );
};

test('rows that share a key are a group, in one for each key', () => {
  expect(grouped([['a', 'b'], ['c'], ['b'], ['a', 'd'], ['d', 'b']])).toEqual([
    [0, 3],
    [0, 2, 4],
    [3, 4],
  ]);
});

test('a row that has a key twice, or alone, is in no group', () => {
  expect(grouped([['a', 'a'], ['b'], []])).toEqual([]);
  expect(grouped([])).toEqual([]);
});

test('a key of very many rows leads to nobody, another one of theirs does', () => {
  const crowd = Array.from({ length: 61 }, () => ['placeholder']);
  expect(grouped(crowd)).toEqual([]);
  expect(grouped([...crowd.slice(1), ['own'], ['own']])).toEqual([
    Array.from({ length: 60 }, (_, row) => row),
    [60, 61],
  ]);
});

test('of a hundred thousand rows those in pairs are found, whatever falls together where keys are counted', () => {
  const rows = Array.from({ length: 100_000 }, (_, row) => [`own ${row}`, `shared ${row % 99_990}`]);
  expect(grouped(rows)).toEqual(Array.from({ length: 10 }, (_, row) => [row, row + 99_990]));
});
