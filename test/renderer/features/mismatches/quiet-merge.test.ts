import { expect, test } from 'vitest';
import { mergeQuietly } from '../../../../renderer/features/mismatches/quiet-merge.ts';
import { rowOf } from '../../../doubles/window-answers.ts';

const rows = (...ids: readonly number[]) => ids.map((id) => rowOf(id));
const merged = (
  shown: readonly number[],
  fresh: readonly number[],
  facts: { isWhole?: boolean; isAll?: boolean; selectedId?: number } = {},
) => {
  const { isWhole = true, isAll = true, selectedId = null } = facts;
  const done = mergeQuietly({ shown: rows(...shown), isWhole, fresh: rows(...fresh), isAll, selectedId });
  return { ids: done.rows.map(({ id }) => id), ...done.news };
};

test('what came is counted and not put in', () => {
  expect(merged([1, 2], [9, 1, 8, 2])).toEqual({ ids: [1, 2], added: 2, isReordered: false });
});

test('what was only never loaded is not counted as new', () => {
  expect(merged([1, 2], [9, 1, 2, 3, 4], { isWhole: false }).added).toBe(1);
  expect(merged([1, 2], [9, 1, 2, 3, 4]).added).toBe(3);
});

test('what is gone goes, but for the one that is looked at', () => {
  expect(merged([1, 2, 3], [1]).ids).toEqual([1]);
  expect(merged([1, 2, 3], [1], { selectedId: 2 }).ids).toEqual([1, 2]);
});

test('what lies behind what was read anew stays', () => {
  expect(merged([1, 2, 3, 4], [1, 3], { isAll: false }).ids).toEqual([1, 3, 4]);
});

test('rows that belong elsewhere now stay where they are, under the heading that they stood under', () => {
  expect(merged([1, 2, 3], [3, 1, 2])).toEqual({ ids: [1, 2, 3], added: 0, isReordered: true });
  const impact = { amount: null, currency: null, people: 1, sendAt: 5, campaign: 7 };
  const done = mergeQuietly({
    shown: [rowOf(1), rowOf(2, { impact })],
    fresh: [rowOf(2, { label: 'New' }), rowOf(1, { impact })],
    isWhole: true,
    isAll: true,
    selectedId: null,
  });
  expect(done.rows.map(({ label, impact: at }) => [label, at?.campaign])).toEqual([
    ['Person 1', undefined],
    ['New', 7],
  ]);
});
