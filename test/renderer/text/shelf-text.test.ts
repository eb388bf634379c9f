import { expect, test } from 'vitest';
import {
  alsoText,
  shelfIntro,
  shelfReasonSentence,
  shelfReasonText,
  valueText,
} from '../../../renderer/text/shelf-text.ts';
import { shelfReasons } from '../../../shared/domain/shelf.ts';

test('amounts are written out to the last digit, each with its currency', () => {
  expect(valueText([{ amount: '1234567.5', currency: 'GBP' }])).toBe('£1,234,567.50');
  expect(valueText([{ amount: '9007199254740993.051', currency: 'EUR' }])).toBe('€9,007,199,254,740,993.051');
  expect(
    valueText([
      { amount: '-5', currency: 'EUR' },
      { amount: '0.1', currency: 'GBP' },
    ]),
  ).toBe('-€5.00 and £0.10');
  expect(valueText([])).toBe('');
});

test('how many never arrived is told against all', () => {
  expect(shelfIntro({ customers: 5_000, arrived: 3_796, reasons: [] })).toMatch(/^1,204 of 5,000 customers of the ERP/);
  expect(shelfIntro({ customers: 0, arrived: 0, reasons: [] })).toBe('No customers were read yet.');
});

test('every reason has a name of its own, and a sentence that ends', () => {
  expect(new Set(shelfReasons.map((reason) => shelfReasonText[reason])).size).toBe(shelfReasons.length);
  for (const reason of shelfReasons) expect(shelfReasonSentence[reason]).toMatch(/^[A-Z].*\.$/);
  expect(alsoText(['company', 'no-email'])).toContain('a company, not a person and no email address');
});
