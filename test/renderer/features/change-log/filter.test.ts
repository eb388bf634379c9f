import { expect, test } from 'vitest';
import { filterOf, isNarrowed, noFacets, startOfDay } from '../../../../renderer/features/change-log/filter.ts';

const now = Date.UTC(2026, 10, 18, 14, 2);

test('today starts at midnight', () => {
  expect(startOfDay(now)).toBe(Date.UTC(2026, 10, 18));
  expect(filterOf({ ...noFacets, isToday: true }, now).since).toBe(Date.UTC(2026, 10, 18));
  expect(filterOf(noFacets, now).since).toBeNull();
});

test.each([
  { isToday: true },
  { systems: ['erp' as const] },
  { results: ['undone' as const] },
  { kinds: ['field-drift' as const] },
  { by: 'Ada' },
  { search: 'x' },
])('%j narrows the list', (change) => {
  expect(isNarrowed({ ...noFacets, ...change })).toBe(true);
});

test('nothing, or only spaces to find, narrows nothing', () => {
  expect(isNarrowed({ ...noFacets, search: '  ' })).toBe(false);
});
