import { expect, test } from 'vitest';
import { listItems, offsetOf } from '../../../../renderer/features/mismatches/list-items.ts';
import type { MismatchRow, Severity } from '../../../../shared/domain/mismatch.ts';

const row = (id: number, severity: Severity): MismatchRow => ({
  id,
  entity: 'customer',
  kind: 'field-drift',
  severity,
  status: 'open',
  fields: [],
  label: '',
  reference: '',
  detectedAt: 0,
  reopened: null,
  assignee: null,
  until: null,
});
const rows = [row(1, 'blocks'), row(2, 'blocks'), row(3, 'warns')];

test('in the order of severity each severity has a heading; in others there is none', () => {
  expect(listItems(rows, 'severity', false).map(({ type }) => type)).toEqual(['group', 'row', 'row', 'group', 'row']);
  expect(listItems(rows, 'newest', true).map(({ type }) => type)).toEqual(['row', 'row', 'row', 'more']);
});

test('where a row is drawn counts headings and rows above it', () => {
  const items = listItems(rows, 'severity', true);
  expect([offsetOf(items, 1), offsetOf(items, 3), offsetOf(items, 9)]).toEqual([33, 33 + 56 + 56 + 33, null]);
});
