import type { Job } from './run.ts';

/**
 * What a job builds on: identities before orders, so that no order lands on the wrong person; the catalogue before orders
 * that name its items. Where both are due, these go first. A new job is a new row.
 */
export const buildsOn: Readonly<Record<Job, readonly Job[]>> = {
  customers: [],
  consent: [],
  products: [],
  stock: ['products'],
  orders: ['customers', 'consent', 'products'],
  campaigns: [],
  'full-check': [],
  'marketing-orders': ['customers', 'products', 'orders'],
};
