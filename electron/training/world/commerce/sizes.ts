import {
  FEWEST_PRODUCTS,
  MOST_ORDERS,
  MOST_PRODUCTS,
  ORDERS_PER_CUSTOMER,
  PRODUCTS_PER_CUSTOMER,
} from '../../faults/counts-commerce.ts';
import type { CommerceOptions, CommerceSizes } from './types.ts';

/** The options with the usual numbers where none were given: 0.16 products (at least 20) and 4 orders for each customer. */
export const sizesOf = ({ seed, customers, now, products, orders }: CommerceOptions): CommerceSizes => ({
  seed,
  customers,
  now,
  products:
    products ?? Math.min(MOST_PRODUCTS, Math.max(FEWEST_PRODUCTS, Math.round(customers * PRODUCTS_PER_CUSTOMER))),
  orders: orders ?? Math.min(MOST_ORDERS, customers * ORDERS_PER_CUSTOMER),
});
