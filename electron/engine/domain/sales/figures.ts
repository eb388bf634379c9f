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
 * What settled orders come to: how many, the sum of those in the company's currency, and the ERP's day of the last one. Who
 * bought nothing has the sum 0; who bought in other currencies alone has none, and nobody has without a currency known.
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
    'settled-sum': currency === null || (totals.length === 0 && orders.length > 0) ? null : sumOf(totals),
    'settled-last': last === null ? null : dayIn(last, zone),
  };
};
