import { scaled } from './counts.ts';

/** What a catalogue product is in the training world; each is exactly one of these. The first share what is left. */
export const productRoles = [
  'clean',
  // In the catalogue under another dress of its SKU.
  'redressed',
  'discontinued',
  'item-orphan',
  'product-missing',
  'price-drift',
  'stock-drift',
  'item-unreadable',
] as const;
export type ProductRole = (typeof productRoles)[number];

/** How many of each there are among the 800 products that 5,000 customers have; the rest is clean. */
const inEightHundred: Readonly<Record<Exclude<ProductRole, 'clean'>, number>> = {
  redressed: 6,
  discontinued: 36,
  // Discontinued too, and still in the catalogue.
  'item-orphan': 12,
  'product-missing': 20,
  'price-drift': 25,
  'stock-drift': 30,
  'item-unreadable': 8,
};

/**
 * What is wrong with, or special about, one order of a customer without any other fault. A customer has at most one of them,
 * and all others of the same customer's orders agree.
 */
export const orderRoles = [
  'order-missing',
  'order-drift',
  'order-misattributed',
  'sku-unmapped',
  'order-unposted',
  // A marketing order that the ERP has, by its external reference.
  'posted',
  // One that somebody typed into the ERP without the reference: the same customer, amount and date.
  'posted-by-hand',
  // Unposted too, and refused by the ERP as they stand: a month long closed, a SKU that it lacks, a penny too much.
  'unposted-closed',
  'unposted-sku',
  'unposted-penny',
] as const;
export type OrderRole = (typeof orderRoles)[number];

/** How many of each there are among the 20,000 orders that 5,000 customers have. */
const inFiveThousand: Readonly<Record<OrderRole, number>> = {
  'order-missing': 40,
  'order-drift': 30,
  'order-misattributed': 12,
  'sku-unmapped': 10,
  'order-unposted': 15,
  posted: 60,
  'posted-by-hand': 5,
  'unposted-closed': 3,
  'unposted-sku': 2,
  'unposted-penny': 2,
};

/** Marketing orders of people whom the ERP has no customer for, per 5,000 customers; nobody has posted them either. */
export const UNPOSTED_OF_STRANGERS = 2;

/** Products for each customer, unless told otherwise. */
export const PRODUCTS_PER_CUSTOMER = 0.16;
export const FEWEST_PRODUCTS = 20;
export const ORDERS_PER_CUSTOMER = 4;

/** A world of very many customers gets no more than these unless asked: founding them would take minutes. */
export const MOST_PRODUCTS = 8_000;
export const MOST_ORDERS = 200_000;

const castInTurn = [...productRoles.filter((role) => role !== 'clean' && role !== 'redressed'), 'redressed'] as const;

/** How many products have each role; together all of them. */
export const productRoleCounts = (products: number): Readonly<Record<ProductRole, number>> => {
  const counts: Record<ProductRole, number> = { clean: 0, ...inEightHundred };
  let left = products;
  for (const role of castInTurn) {
    // The last leaves a clean one to be ordered.
    const most = role === 'redressed' ? Math.max(0, left - 1) : left;
    counts[role] = Math.min(most, scaled(counts[role], Math.round(products / PRODUCTS_PER_CUSTOMER)));
    left -= counts[role];
  }
  return { ...counts, clean: left };
};

/** How many orders have each role, in a world with this many orders and customers who may carry one. */
export const orderRoleCounts = (
  customers: number,
  orders: number,
  carriers: number,
): Readonly<Record<OrderRole, number>> => {
  const counts = { ...inFiveThousand };
  let left = Math.min(orders, carriers);
  for (const role of orderRoles) {
    counts[role] = Math.min(left, scaled(counts[role], customers));
    left -= counts[role];
  }
  return counts;
};
