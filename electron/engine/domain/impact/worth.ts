import type { Worth } from '../../../../shared/domain/impact.ts';
import { hundredthsOf, sumOf } from '../sales/decimal.ts';

/** Amounts of orders, summed by currency. */
export type Sums = ReadonlyMap<string, { readonly amount: string; readonly orders: number }>;

export type Amount = { readonly amount: string; readonly currency: string };

export const noSums: Sums = new Map();

/** The sums with one more order in them, exact. */
export const withAmount = (sums: Sums, { amount, currency }: Amount): Sums => {
  const before = sums.get(currency) ?? { amount: '0', orders: 0 };
  return new Map(sums).set(currency, { amount: sumOf([before.amount, amount]), orders: before.orders + 1 });
};

/** The most currencies that are told besides the main one. */
const mostOthers = 20;

/**
 * What the sums are worth: the currency of most orders is told as the amount, the rest beside it. Nothing is converted: no
 * rate is known here that finance would stand for.
 */
export const worthOf = (sums: Sums, people: number | null, since: string | null): Worth => {
  const [main, ...rest] = [...sums].sort(
    ([left, a], [right, b]) => b.orders - a.orders || (left < right ? -1 : left > right ? 1 : 0),
  );
  const orders = [...sums.values()].reduce((sum, one) => sum + one.orders, 0);
  return {
    amount: main?.[1].amount ?? null,
    currency: main?.[0] ?? null,
    orders,
    people,
    others: rest.slice(0, mostOthers).map(([currency, { amount }]) => ({ amount, currency })),
    since,
  };
};

/** The place of a worth in the list: negative hundredths of its amount, so that the dearest comes first. */
export const worthRank = ({ amount }: Pick<Worth, 'amount'>): number => {
  const hundredths = amount === null ? 0 : hundredthsOf(amount);
  return hundredths > 0 ? -hundredths : 0;
};

/**
 * From which day orders count: the first of this month, a year ago (UTC). It moves once a month, so that a value stands
 * still in between.
 */
export const windowStart = (now: number): string => {
  const today = new Date(now);
  return new Date(Date.UTC(today.getUTCFullYear() - 1, today.getUTCMonth(), 1)).toISOString().slice(0, 10);
};
