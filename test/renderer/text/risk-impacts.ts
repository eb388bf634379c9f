import type { Impact } from '../../../shared/domain/reason.ts';

const rest = { orders: 4, people: 1, others: [], since: '2025-11-01' } as const;

/** Every way in which people, money and time are told. */
export const riskImpacts = (now: number): readonly Impact[] => {
  const sendAt = now + 19 * 3_600_000;
  return [
    { code: 'next-send', campaign: 'Drop', sendAt, namedBy: null, more: 0, source: 'campaigns-read', at: now },
    { code: 'next-send', campaign: 'Drop', sendAt: now, namedBy: 'anna', more: 1, source: 'campaigns-read', at: null },
    { code: 'no-send-known', sends: 0, notTold: 0, source: 'campaigns-read', at: now },
    { code: 'no-send-known', sends: 0, notTold: 0, source: 'campaigns-read', at: null },
    { code: 'no-send-known', sends: 3, notTold: 1, source: 'campaigns-read', at: now },
    { code: 'send-not-told', about: 'item', source: 'dotdigital-rule' },
    { code: 'worth', about: 'customer', amount: '611', currency: 'GBP', ...rest, source: 'erp-settled', at: now },
    { code: 'worth', about: 'order', amount: '20.5', currency: 'GBP', ...rest, source: 'erp-settled', at: null },
    {
      code: 'worth',
      about: 'item',
      amount: '1234567.125',
      currency: 'GBP',
      ...rest,
      others: [{ amount: '12', currency: 'EUR' }],
      source: 'erp-settled',
      at: now,
    },
    { code: 'no-settled-figure', about: 'customer', since: '2025-11-01', source: 'erp-settled', at: now },
    { code: 'no-settled-figure', about: 'order', since: null, source: 'erp-settled', at: now },
    { code: 'no-settled-figure', about: 'posting', since: null, source: 'erp-settled', at: now },
    { code: 'risk-not-known-yet', source: 'concord-rule' },
  ];
};
