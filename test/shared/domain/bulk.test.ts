import { expect, test } from 'vitest';
import { isPlainUpdate, leastForImport, readingOf } from '../../../shared/domain/bulk.ts';
import type { ChangeSet } from '../../../shared/domain/change.ts';

const patch = (...fields: readonly ('city' | 'email')[]): ChangeSet => ({
  v: 1,
  operation: 'contact.patch',
  contactId: 7,
  changes: fields.map((field) => ({ field, before: 'a', after: 'b' })),
});

test('data fields of a contact that exists may go in an import', () => {
  expect(isPlainUpdate(patch('city'))).toBe(true);
});

test.each<readonly [string, ChangeSet]>([
  ['an address', patch('city', 'email')],
  ['nothing', patch()],
  ['an opt-out', { v: 1, operation: 'contact.unsubscribe', contactId: 7, before: 'subscribed' }],
  ['a customer number', { v: 1, operation: 'contact.number', contactId: 7, before: null, after: 'C-1' }],
  ['a deletion', { v: 1, operation: 'contact.delete', contactId: 7, email: 'a@b.com', erpNumber: 'C-1' }],
])('%s may not', (_what, changeSet) => {
  expect(isPlainUpdate(changeSet)).toBe(false);
});

test.each([
  [leastForImport, 400, 5_000, { by: 'pages', calls: 1 }],
  [leastForImport, 0, 5_000, { by: 'pages', calls: 1 }],
  [39, 9_999, 1_000, { by: 'single', calls: 39 }],
  [40, 10_000, 1_000, { by: 'pages', calls: 10 }],
  [2_000, 10_001, 1_000, { by: 'single', calls: 2_000 }],
  [3, 1, 5_000, { by: 'single', calls: 3 }],
] as const)('%i of %i records are read %j', (wanted, stored, inPage, expected) => {
  expect(readingOf(wanted, stored, inPage)).toEqual(expected);
});
