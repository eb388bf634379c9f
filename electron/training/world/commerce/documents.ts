import type { Random } from '../random.ts';
import { moneyOf, shareOf } from './amount.ts';
import type { DrawnOrder } from './draw-order.ts';
import { dateOf } from './instant.ts';
import type { WorldErpRecord } from './types.ts';

const TERMS = 30 * 86_400_000;

/** What a trade customer pays first of two payments, in percent. */
const FIRST_PART = 33;

const settlementsOf = (order: DrawnOrder, place: string, invoiceNumber: string): readonly WorldErpRecord[] => {
  const { life, total, buyer } = order;
  const isPart = life.status === 'shipped' || life.paidAt.length > 1;
  const first = isPart ? shareOf(total, FIRST_PART) : total;
  return life.paidAt.map((paidAt, turn) => ({
    entity: 'settlements',
    id: `stl_${place}_${turn + 1}`,
    modifiedAt: paidAt,
    data: {
      invoiceNumber,
      paidOn: dateOf(paidAt),
      amount: moneyOf(turn === 0 ? first : total - first, buyer.currency),
    },
  }));
};

const PARTS_GIVEN_BACK = 0.02;

const creditOf = (order: DrawnOrder, place: string, invoiceNumber: string, random: Random): WorldErpRecord | null => {
  const { life, total, tax, buyer, number } = order;
  const isPart = life.status === 'settled' && random.chance(PARTS_GIVEN_BACK);
  const at = life.refundedAt ?? (isPart ? life.changedAt : null);
  if (at === null) return null;
  return {
    entity: 'creditNotes',
    id: `crn_${place}`,
    modifiedAt: at,
    data: {
      number: `CN-${place}`,
      orderNumber: number,
      customerNumber: buyer.number,
      invoiceNumber,
      postingDate: dateOf(at),
      total: moneyOf(isPart ? shareOf(total, 25) : total, buyer.currency),
      tax: moneyOf(isPart ? shareOf(tax, 25) : tax, buyer.currency),
    },
  };
};

/**
 * The documents of an order: an invoice once it is shipped, a settlement for each payment, a credit note for what was given
 * back. `place` is what their ids and numbers end in. A part payment touches neither the invoice nor the order.
 */
export const documentsOf = (order: DrawnOrder, place: string, random: Random): readonly WorldErpRecord[] => {
  const { life, total, tax, buyer, channel, number } = order;
  if (life.shippedAt === null) return [];
  const invoiceNumber = `INV-${place}`;
  const credit = creditOf(order, place, invoiceNumber, random);
  return [
    {
      entity: 'invoices',
      id: `inv_${place}`,
      modifiedAt: life.shippedAt,
      data: {
        number: invoiceNumber,
        orderNumber: number,
        customerNumber: buyer.number,
        postingDate: dateOf(life.shippedAt),
        dueDate: dateOf(life.shippedAt + (channel === 'wholesale' ? TERMS : 0)),
        total: moneyOf(total, buyer.currency),
        tax: moneyOf(tax, buyer.currency),
      },
    },
    ...settlementsOf(order, place, invoiceNumber),
    ...(credit === null ? [] : [credit]),
  ];
};
