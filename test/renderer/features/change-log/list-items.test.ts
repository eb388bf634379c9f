import { expect, test } from 'vitest';
import { dayOf, listItems, offsetOf } from '../../../../renderer/features/change-log/list-items.ts';
import { changeId, changeRowOf } from '../../../doubles/change-answers.ts';

const noon = Date.UTC(2026, 10, 18, 12);
const hour = 3_600_000;
const rows = [noon, noon - hour, noon - 13 * hour, noon - 50 * hour].map((decidedAt, place) =>
  changeRowOf(4 - place, { decidedAt }),
);

test('a new day has a heading; the newest has none, as the head of the list names it', () => {
  expect(listItems(rows, true).map(({ type }) => type)).toEqual(['row', 'row', 'day', 'row', 'day', 'row', 'more']);
});

test('every item but the last place knows its day', () => {
  const days = listItems(rows, true).map((item) => dayOf(item));
  const [today, yesterday, before] = [18, 17, 16].map((day) => Date.UTC(2026, 10, day));
  expect(days).toEqual([today, today, yesterday, yesterday, before, before, null]);
});

test('a row is drawn under what is above it', () => {
  const items = listItems(rows, false);
  expect(offsetOf(items, changeId(2))).toBe(2 * 46 + 27);
  expect(offsetOf(items, 'elsewhere')).toBeNull();
});
