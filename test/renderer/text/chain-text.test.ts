import { expect, test } from 'vitest';
import { auditActionText, chainVerdict, checkedText } from '../../../renderer/text/chain-text.ts';
import { verificationOf } from '../../doubles/change-answers.ts';

const verdict = (facts: Parameters<typeof verificationOf>[0]) => chainVerdict(verificationOf(facts));

test('a chain is whole only when every entry fits and the anchor agrees', () => {
  expect(verdict({})).toEqual({
    isWhole: true,
    title: 'Chain whole. Verified to entry 48,112',
    sentence: 'Anchor of 18 Nov 2026, 00:00, entry 47,926, agrees',
  });
  expect(verdict({ firstBroken: 5 }).isWhole).toBe(false);
  expect(verdict({ anchor: { seq: 5, at: 0, agrees: false } }).isWhole).toBe(false);
});

test('without an anchor none is claimed, and an empty chain is not called verified', () => {
  expect(verdict({ anchor: null }).sentence).toContain('no anchor yet');
  expect(verdict({ entries: 0, anchor: null }).title).toBe('No entry yet');
});

test('a broken entry is named before a disagreeing anchor', () => {
  expect(verdict({ firstBroken: 5, anchor: { seq: 9, at: 0, agrees: false } }).title).toBe('Chain broken at entry 5');
});

test('a log that lost all its entries disagrees with its anchor', () => {
  expect(verdict({ entries: 0, anchor: { seq: 9, at: 0, agrees: false } }).isWhole).toBe(false);
});

test('the check has its time, and an action its words', () => {
  expect(checkedText(verificationOf())).toBe('at 14:01:58');
  expect(['approved', 'undoing c1', 'something new'].map(auditActionText)).toEqual([
    'Approved',
    'Undoing approved',
    'something new',
  ]);
});
