import type { Figures } from '../normalise/values.ts';
import { dayIn } from '../posting/day.ts';
import { sumOf } from './decimal.ts';

/** A settled order of the ERP: a plain decimal, its currency, and its instant (RFC 3339). */
export type SettledOrder = {
  readonly total: string | null;
  readonly currency: string | null;
  readonly orderedAt: string | null;
};

/**
 * What settled orders come to: how many, their sum in the company's currency (those in others are counted, not summed), and
 * the ERP's day of the last one. The sum of none is 0; without a currency known there is none.
 */
export const figuresFrom = (orders: readonly SettledOrder[], currency: string | null, zone: string): Figures => {
  const totals = orders.flatMap((order) =>
    order.total !== null && order.currency?.toUpperCase() === currency?.toUpperCase() ? [order.total] : [],
  );
  const last = orders.reduce<number | null>((latest, { orderedAt }) => {
    const at = Date.parse(orderedAt ?? '');
    return Number.isNaN(at) || (latest !== null && latest >= at) ? latest : at;
  }, null);
  return {
    'settled-count': String(orders.length),
    'settled-sum': currency === null ? null : sumOf(totals),
    'settled-last': last === null ? null : dayIn(last, zone),
  };
};
