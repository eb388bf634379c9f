import { expect, test } from 'vitest';
import { personOfOrders } from '../../../../../electron/engine/domain/match/linkage/person-of-orders.ts';

test('a person’s orders are their references, and the days from the first to the last', () => {
  expect(
    personOfOrders([
      { reference: 'SO-2', orderedAt: '1970-02-01T23:59:59Z' },
      { reference: 'SO-1', orderedAt: '1970-01-02T00:00:00Z' },
      { reference: 'SO-3', orderedAt: null },
      { reference: 'SO-4', orderedAt: 'some day' },
    ]),
  ).toEqual({ orders: ['SO-2', 'SO-1', 'SO-3', 'SO-4'], ordered: { from: 1, upTo: 31 } });
});

test('without a day that can be read, when it was is not known', () => {
  expect(personOfOrders([])).toEqual({ orders: [], ordered: null });
  expect(personOfOrders([{ reference: 'SO-3', orderedAt: null }])).toEqual({ orders: ['SO-3'], ordered: null });
});
