import { expect, test } from 'vitest';
import { doublesText } from '../../../renderer/text/doubles-text.ts';

test('the title and what was said name the record as its side does', () => {
  expect(doublesText.title('erp', 'C-1')).toBe('Why customer C-1 and this one are one person');
  const said = { otherId: '42', title: '42', by: 'anna', at: Date.UTC(2026, 10, 26) };
  expect(doublesText.apart('dotdigital', said)).toMatch(/^Contact 42, by anna on /);
});

test('the scale says how it was found and from which odds on it is shown', () => {
  expect(doublesText.scale(Math.log2(100))).toContain('from 100 to 1 on, where the name is the same');
  expect([doublesText.sum(true), doublesText.sum(false)]).toEqual([
    'Together: one person, for somebody to confirm',
    'Together: not shown as one person',
  ]);
  const change = { words: 'Birth date differs', bits: -3, answer: 'possible' } as const;
  expect(doublesText.whatIf(change)).toBe(
    '“Birth date differs” instead: 1 to 8, they would not be shown as one person',
  );
});
