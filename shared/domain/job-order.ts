import type { Job, Run } from './run.ts';

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

/**
 * Which increments a long job lets in between two of its pages: those that somebody's wish not to be mailed waits for, or
 * who a person is, and that share no stream with it. Itself it goes on afterwards from where it stood. A new job is a new row.
 */
const letsIn: Readonly<Record<Job, readonly Job[]>> = {
  customers: [],
  consent: [],
  products: ['consent', 'customers'],
  stock: ['consent', 'customers'],
  orders: ['consent', 'customers'],
  campaigns: ['consent', 'customers'],
  'full-check': ['consent', 'customers'],
  // Reads increments only: it is over soon.
  'marketing-orders': [],
};

/** Whether a run gives way to an increment of another job now. A full check does not while it reads people itself. */
export const givesWay = ({ job, phase }: Pick<Run, 'job' | 'phase'>, to: Job): boolean =>
  letsIn[job].includes(to) && (job !== 'full-check' || phase.startsWith('items-') || phase.startsWith('orders-'));
