import type { Level } from './levels.ts';
import type { Period } from './person.ts';
import type { Side } from './side.ts';

/** The orders of a record, by their numbers in the lexicon, and when they were made. */
export type Ordered = { readonly orders: readonly number[]; readonly ordered: Period | null };

/** Orders further apart than half a year say nothing: people buy now from one account and later from another. */
const mostDaysApart = 183;

/**
 * Orders of two records. Those who share none differ only where they bought in the same months. An order may hang on the wrong
 * contact: what a shared one is worth is held down elsewhere (`caution.ts`).
 */
export const compareOrders = (left: Ordered, right: Ordered): Level => {
  if (left.orders.length === 0 || right.orders.length === 0) return 0;
  const shared = sharedOrders(left.orders, right.orders).length;
  if (shared === 0) return isSamePeriod(left.ordered, right.ordered) ? 1 : 0;
  return shared === 1 ? 6 : 7;
};

export const sharedOrders = (left: readonly number[], right: readonly number[]): readonly number[] =>
  left.filter((order) => right.includes(order));

/** What a row of a side has ordered. */
export const orderedBy = ({ orders, ordered }: Side, row: number): Ordered => ({
  orders: orders[row] ?? [],
  ordered: ordered[row] ?? null,
});

const isSamePeriod = (left: Period | null, right: Period | null): boolean =>
  left !== null && right !== null && left.from - right.upTo <= mostDaysApart && right.from - left.upTo <= mostDaysApart;
