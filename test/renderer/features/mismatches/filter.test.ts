import { expect, test } from 'vitest';
import { filterOf, isNarrowed, noFacets } from '../../../../renderer/features/mismatches/filter.ts';
import type { Age } from '../../../../shared/domain/saved-view.ts';
import { mismatchFilterSchema } from '../../../../shared/ipc/operations/mismatch.ts';

const now = 100 * 86_400_000;

const spans: readonly (readonly [Age, number | null])[] = [
  ['any', null],
  ['day', 99],
  ['week', 93],
  ['month', 70],
];

test.each(spans)('an age of %s asks for what was seen since day %j', (age, since) => {
  const filter = filterOf({ ...noFacets, age }, now);
  expect(filter.since).toBe(since === null ? null : since * 86_400_000);
  expect(mismatchFilterSchema.parse(filter)).toEqual(filter);
});

test('the other facets go through unchanged', () => {
  const facets = { ...noFacets, kinds: ['field-drift'], owners: ['marketing'], search: 'bath' } as const;
  expect(filterOf(facets, now)).toMatchObject({ kinds: ['field-drift'], owners: ['marketing'], search: 'bath' });
});

test('a status does not narrow; every other facet does, a blank search does not', () => {
  expect(isNarrowed(noFacets)).toBe(false);
  expect(isNarrowed({ ...noFacets, statuses: ['ignored'], search: '  ' })).toBe(false);
  expect(isNarrowed({ ...noFacets, kinds: ['field-drift'] })).toBe(true);
  expect(isNarrowed({ ...noFacets, owners: ['marketing'] })).toBe(true);
  expect(isNarrowed({ ...noFacets, severities: ['warns'] })).toBe(true);
  expect(isNarrowed({ ...noFacets, search: 'a' })).toBe(true);
  expect(isNarrowed({ ...noFacets, age: 'day' })).toBe(true);
  expect(isNarrowed({ ...noFacets, assigned: 'nobody' })).toBe(true);
});
