import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isRiskImpact,
  moneyText,
  riskText,
  sendHeading,
  shortMoneyText,
  toSendText,
} from '../../../renderer/text/risk-text.ts';
import { riskImpacts } from './risk-impacts.ts';

const now = Date.UTC(2026, 10, 26, 12);
const hour = 3_600_000;

test('people, money and time are told in whole sentences with their source', () => {
  const told = riskImpacts(now).flatMap((impact) => (isRiskImpact(impact) ? [riskText(impact, now)] : []));
  const sentences = told.map(({ sentence }) => sentence);
  expect(sentences).toContain('This person bought for £611.00 in 4 settled orders since 1 Nov 2025.');
  expect(sentences).toContain('The order is worth £20.50; it is settled.');
  expect(sentences).toContain(
    'It sold £1,234,567.125, and €12.00 besides in 4 settled orders since 1 Nov 2025, to 1 customer.',
  );
  expect(sentences[1]).toContain(
    'is due now and has this person in its audience. 1 more campaign to come goes there too.',
  );
  expect(told[1]?.source).toContain('named by hand, by anna');
  expect(sentences).toContain('No campaign is scheduled.');
});

test('an amount is shown whole, whatever its currency divides by', () => {
  expect(moneyText({ amount: '1200', currency: 'GBP' })).toBe('£1,200.00');
  expect(moneyText({ amount: '-3.5', currency: 'GBP' })).toBe('-£3.50');
  expect(moneyText({ amount: '1200', currency: 'JPY' })).toContain('1,200');
  expect(moneyText({ amount: '-1200', currency: 'kr' })).toBe('-1,200.00 kr');
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (units) => {
      const text = units.toString().padStart(3, '0');
      const amount = `${text.slice(0, -2)}.${text.slice(-2)}`;
      expect(moneyText({ amount, currency: 'GBP' }).replace(/[£,]/g, '')).toBe(amount);
    }),
  );
});

test('a row tells whole units, and how long is left, in few letters', () => {
  const rest = { people: 1, sendAt: null, campaign: null };
  expect(shortMoneyText({ amount: '1611.99', currency: 'GBP', ...rest })).toBe('£1,611');
  expect(shortMoneyText({ amount: null, currency: null, ...rest })).toBeNull();
  expect([now - 1, now + 30_000, now + 19 * hour, now + 72 * hour].map((at) => toSendText(at, now))).toEqual([
    'due',
    '1 min',
    '19 h',
    '3 d',
  ]);
  expect(sendHeading({ name: 'Drop', sendAt: now + 19 * hour }, now)).toBe('Drop · sends in 19 h');
});
