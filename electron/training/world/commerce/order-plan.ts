import { type OrderRole, orderRoleCounts, orderRoles } from '../../faults/counts-commerce.ts';
import { isUnposted } from '../../faults/order-faults.ts';
import { makePlan, type Part } from '../plan.ts';
import { createRandom, scattered } from '../random.ts';
import type { CommerceSizes } from './types.ts';

/** What a customer buys: how many orders in the ERP, and what is special about one of them. */
export type OrderPart = {
  readonly part: Part;
  readonly orders: number;
  readonly role: OrderRole | null;
  /** The place among those with the same role. */
  readonly place: number;
};

export type OrderPlan = {
  readonly partOf: (index: number) => OrderPart;
  /** Orders that name no customer. */
  readonly guests: number;
};

const GUEST_SHARE = 0.05;

/** Above 1, some customers buy much more often than others. */
const SKEW = 1.3;

/** Whose orders cannot be anybody else's: one customer number, one contact. */
const mayCarry = (part: Part): boolean => part.role === 'clean';

const castRoles = ({ customers, orders }: CommerceSizes, clean: number) => {
  const counts = orderRoleCounts(customers, orders, clean);
  const cast = orderRoles.flatMap((role) =>
    Array.from({ length: counts[role] }, (_unused, place) => ({ role, place })),
  );
  return (part: Part) => (mayCarry(part) ? cast[scattered(part.place, clean, 29)] : undefined);
};

/** Casts every customer's orders before the first is made, in four bytes each, so that the counts are exact. */
export const makeOrderPlan = (options: CommerceSizes): OrderPlan => {
  const { seed, customers, orders } = options;
  const { partOf } = makePlan(seed, customers);
  const roleFor = castRoles(options, customers === 0 ? 0 : cleanIn(partOf, customers));
  const counts = new Uint32Array(customers);
  let left = orders;
  for (let index = 0; index < customers; index += 1) {
    const role = roleFor(partOf(index))?.role;
    if (role === undefined || isUnposted(role)) continue;
    counts[index] = 1;
    left -= 1;
  }
  const guests = Math.min(left, Math.floor(orders * GUEST_SHARE));
  const random = createRandom(seed, 'order:buyers');
  for (let order = guests; order < left; order += 1) {
    let index = scattered(Math.floor(customers * random.next() ** SKEW), customers, 5);
    while (partOf(index).role === 'test') index = (index + 1) % customers;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return {
    guests,
    partOf: (index) => {
      const part = partOf(index);
      const { role = null, place = 0 } = roleFor(part) ?? {};
      return { part, orders: counts[index] ?? 0, role, place };
    },
  };
};

const cleanIn = (partOf: (index: number) => Part, customers: number): number => {
  let clean = 0;
  for (let index = 0; index < customers && clean === 0; index += 1) {
    const part = partOf(index);
    if (mayCarry(part)) clean = part.of;
  }
  return clean;
};
