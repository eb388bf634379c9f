import { expect, test } from 'vitest';
import { type Posting, waitsOf } from '../../../../electron/engine/domain/posting/judge.ts';
import { offerOf, openDateFrom } from '../../../../electron/engine/domain/posting/offer.ts';
import { defaultPostingSettings } from '../../../../shared/domain/posting.ts';
import { anyOrder, anyPosting } from './postings.ts';

const offered = (changes: Partial<Posting> = {}, today = '2026-11-25') => {
  const posting = anyPosting(changes);
  return offerOf(posting, waitsOf(posting), defaultPostingSettings, today);
};

test('an order that waits for nothing is posted as it stands, by its key, on the day of its sale', () => {
  expect(offered()).toEqual({
    asItStands: {
      externalReference: 'MKT-1',
      customerNumber: 'C-1',
      channel: 'web',
      orderedAt: '2026-11-20T10:00:00.000Z',
      postingDate: '2026-11-20',
      currency: 'GBP',
      total: '24.45',
      tax: '4.08',
      delivery: '4.95',
      discount: '1.00',
      lines: anyOrder().lines,
    },
    withFix: null,
  });
});

test('for a shut month the first open day is offered; the day of the sale and the tax stay', () => {
  const { asItStands, withFix } = offered({
    saleDate: '2026-09-30',
    order: anyOrder({ orderedAt: Date.UTC(2026, 8, 30, 10) }),
  });
  expect(asItStands?.postingDate).toBe('2026-09-30');
  expect(withFix).toEqual({ ...asItStands, postingDate: '2026-11-01' });
});

test('no day after today is offered', () => {
  expect(offered({ saleDate: '2026-10-30' }, '2026-10-31').withFix).toBeNull();
  expect(openDateFrom(anyPosting().periods, '2026-11-20', '2026-11-25')).toBe('2026-11-20');
});

test.each([
  ['24.44', { discount: '1.01', delivery: '4.95' }],
  ['24.46', { discount: '0.99', delivery: '4.95' }],
  ['24.50', { discount: '0.95', delivery: '4.95' }],
])('a total of %s is a few pennies of rounding, taken as discount', (total, expected) => {
  expect(offered({ order: anyOrder({ total }) }).withFix).toMatchObject({ ...expected, total, tax: '4.08' });
});

test('without a discount that it could be taken from, a penny more is delivery', () => {
  const order = anyOrder({ total: '25.46', discount: '0.00' });
  expect(offered({ order }).withFix).toMatchObject({ discount: '0.00', delivery: '4.96', total: '25.46' });
});

test('more than five pennies is no rounding: nothing is offered', () => {
  expect(offered({ order: anyOrder({ total: '24.51' }) }).withFix).toBeNull();
});

test('both are offered together', () => {
  const { withFix } = offered({ saleDate: '2026-10-10', order: anyOrder({ total: '24.46' }) });
  expect(withFix).toMatchObject({ postingDate: '2026-11-01', discount: '0.99' });
});

test.each([
  ['a customer', { buyer: { by: 'nothing', number: null } }],
  ['an amount', { order: anyOrder({ tax: null, missing: ['tax'] }) }],
  ['a day', { order: anyOrder({ orderedAt: null, missing: ['orderedAt'] }), saleDate: null }],
] as const)('without %s nobody can post it', (_, changes) => {
  expect(offered(changes)).toEqual({ asItStands: null, withFix: null });
});

test('with a customer whom only the address tells, a SKU that the ERP lacks or a refusal, a person may post it as it stands', () => {
  expect(offered({ buyer: { by: 'email', id: 'c1', number: 'C-1', active: true } }).asItStands).not.toBeNull();
  expect(offered({ products: new Map() }).asItStands).not.toBeNull();
  expect(offered({ refusal: 'No.' }).asItStands).not.toBeNull();
});
