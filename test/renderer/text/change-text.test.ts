import { expect, test } from 'vitest';
import {
  changeLineOfRow,
  changeResult,
  changeSummary,
  changeTitle,
  clipped,
  dayName,
  hashForEye,
  recordNoun,
  shortHash,
  valueText,
  whyText,
} from '../../../renderer/text/change-text.ts';
import { outboxStates } from '../../../shared/domain/outbox.ts';
import type { ChangeRow } from '../../../shared/ipc/operations/change.ts';
import { changeRowOf } from '../../doubles/change-answers.ts';

const summary = (facts: Partial<ChangeRow>): string => changeSummary(changeRowOf(1, facts));
const day = 86_400_000;

test('a change is summed up by what it did', () => {
  expect(summary({})).toBe('Loyalty tier Silver → Gold, postcode BS3 1DX → BS5 9TR');
  expect(summary({ operation: 'contact.create' })).toBe('Created and subscribed, 2 values');
  expect(summary({ operation: 'contact.delete' })).toBe('Deleted: it had been created by Concord');
  const marked = { operation: 'customer.mark-duplicate' };
  expect(summary({ ...marked, lines: [{ thing: 'duplicate-of', before: null, after: 'C-7' }] })).toBe(
    'Marked as a duplicate of C-7',
  );
  expect(summary({ ...marked, lines: [{ thing: 'duplicate-of', before: 'C-7', after: null }] })).toBe(
    'No longer marked as a duplicate',
  );
});

test('three lines are written out, the rest is counted, and no value is called empty', () => {
  const line = { thing: 'city', before: null, after: 'Bath' } as const;
  expect(summary({ lines: [line, line, line, line, line] })).toBe(
    'City empty → Bath, city empty → Bath, city empty → Bath and 2 more',
  );
  expect(valueText('')).toBe('empty');
});

test.each(outboxStates)('%s has words of its own', (state) => {
  const others = outboxStates.filter((other) => other !== state);
  const { text } = changeResult({ state, undoneBy: null });
  expect(others.map((other) => changeResult({ state: other, undoneBy: null }).text)).not.toContain(text);
});

test('only a verified change is called verified, and an undone one is not', () => {
  const good = outboxStates.filter((state) => changeResult({ state, undoneBy: null }).tone === 'good');
  expect(good).toEqual(['verified']);
  expect(changeResult({ state: 'verified', undoneBy: 'c2' })).toEqual({ text: 'Undone', tone: '' });
});

test('why a change did not arrive is told instead of what it was; of one that did, what it was', () => {
  const sentence = 'Too long.';
  expect(changeLineOfRow(changeRowOf(1, { state: 'rejected', sentence }))).toBe(sentence);
  expect(changeLineOfRow(changeRowOf(1, { state: 'verified', sentence }))).toContain('Silver → Gold');
  expect(changeLineOfRow(changeRowOf(1, { state: 'rejected', sentence, label: '' }))).not.toBe(sentence);
});

test('a row without a name is a forgotten person, or a data field by its name', () => {
  expect(changeTitle(changeRowOf(1, { label: '', operation: '', lines: [] }))).toBe('Forgotten person');
  const lines = [{ thing: 'data-field', before: null, after: 'TIER (String)' }] as const;
  expect(changeTitle(changeRowOf(1, { label: '', operation: 'data-field.create', lines }))).toBe('TIER (String)');
  const nounOf = (operation: string, kind: ChangeRow['kind'], system: ChangeRow['system'] = 'dotdigital') =>
    recordNoun({ operation, system, kind });
  expect(nounOf('', 'malformed-value', 'erp')).toBe('customer');
  expect(nounOf('data-field.create', 'data-field-type')).toBe('data field');
  expect(nounOf('insight.put', 'order-drift')).toBe('order');
  expect(nounOf('insight.delete', 'item-orphan')).toBe('catalogue item');
});

test('a record that comes or goes is told whole, one that changes by its values', () => {
  const of = (operation: string, lines: ChangeRow['lines']) => changeSummary(changeRowOf(1, { operation, lines }));
  expect(of('insight.delete', [{ thing: 'order', before: 'SO-1 on contact 7', after: null }])).toBe(
    'Deleted: SO-1 on contact 7',
  );
  expect(of('insight.put', [{ thing: 'catalogue-item', before: null, after: 'NB-1' }])).toBe('Added: NB-1');
  expect(of('insight.put', [{ thing: 'price', before: '10', after: '12' }])).toBe('Price 10 → 12');
});

test('why is the reason that was written, else what was wrong', () => {
  expect(whyText(changeRowOf(20_417), 'ERP masters it')).toBe('‘ERP masters it’, mismatch 20,417');
  expect(whyText(changeRowOf(1), null)).toBe('Fields differ, mismatch 1');
  expect(whyText(changeRowOf(1, { undoes: 'c0' }), null)).toBe('Undoes an earlier change, mismatch 1');
});

test('days are named by how near they are', () => {
  const today = Date.UTC(2026, 10, 18);
  expect([0, 1, 2].map((ago) => dayName(today - ago * day, today))).toEqual(['Today', 'Yesterday', 'Mon 16 Nov 2026']);
});

test('a hash is shortened from both ends', () => {
  const hash = `5ad20b9f${'0'.repeat(52)}7e60`;
  expect(shortHash(hash)).toBe('5ad2…7e60');
  expect(hashForEye(hash)).toBe('5ad2 0b9f … 7e60');
  expect(shortHash('')).toBe('');
});

test('a long name is clipped to its room, a short one is not', () => {
  expect(clipped('Wilhelmina Katarzyna', 12)).toBe('Wilhelmina…');
  expect(clipped('M. Osei', 12)).toBe('M. Osei');
});
