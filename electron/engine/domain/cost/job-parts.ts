import type { CostPart, PartCost } from '../../../../shared/domain/cost.ts';
import type { Job } from '../../../../shared/domain/run.ts';

type Place = Pick<PartCost, 'system' | 'scope'>;

/** How a stream is paged: by which size, and whether a last page that is full is followed by an empty one. */
export type Paging = 'erp' | 'contacts' | 'insight' | 'v2';

/** A stream that a job reads, known by its checkpoint. */
export type StreamPart = Place & {
  readonly kind: 'stream';
  readonly part: CostPart;
  readonly stream: string;
  readonly paging: Paging;
  /** `job`: in full where the run is in full. `always`: it tells no changes, or `never`: only changes are read of it. */
  readonly whole: 'job' | 'always' | 'never';
  /** What it brings is told about records and is none: no run counts it. */
  readonly isNotice?: true;
};

/** Calls that every run makes, however much there is. */
export type FixedPart = Place & { readonly kind: 'fixed'; readonly part: CostPart; readonly calls: number };

export type Part = StreamPart | FixedPart;

const erp: Place = { system: 'erp', scope: 'erp' };
const low: Place = { system: 'dotdigital', scope: 'low' };
const high: Place = { system: 'dotdigital', scope: 'high' };

const reads = (
  part: CostPart,
  stream: string,
  place: Place,
  paging: Paging,
  whole: StreamPart['whole'] = 'job',
): StreamPart => ({
  kind: 'stream',
  part,
  stream,
  ...place,
  paging,
  whole,
});

const optOuts: StreamPart = { ...reads('opt-outs', 'dotdigital.opt-outs', low, 'v2', 'never'), isNotice: true };
/** Whether there is such a collection, and which columns it has. */
const collection: Part = { kind: 'fixed', part: 'collection', ...high, calls: 2 };

/** What each job calls for, besides what a policy writes. A new job is a new row. */
const ownParts: Readonly<Record<Exclude<Job, 'full-check'>, readonly Part[]>> = {
  customers: [
    reads('customers', 'erp.customers', erp, 'erp'),
    { kind: 'fixed', part: 'data-fields', ...high, calls: 1 },
    optOuts,
    reads('contacts', 'dotdigital.contacts', low, 'contacts'),
  ],
  consent: [
    reads('customers', 'erp.customers', erp, 'erp', 'never'),
    optOuts,
    reads('contacts', 'dotdigital.contacts', low, 'contacts', 'never'),
  ],
  products: [
    reads('products', 'erp.products', erp, 'erp'),
    reads('stock', 'erp.stock', erp, 'erp'),
    reads('prices', 'erp.prices', erp, 'erp'),
    collection,
    reads('catalogue', 'dotdigital.catalogue', low, 'insight'),
  ],
  stock: [reads('stock', 'erp.stock', erp, 'erp', 'never'), reads('prices', 'erp.prices', erp, 'erp', 'never')],
  orders: [
    reads('orders', 'erp.orders', erp, 'erp'),
    reads('invoices', 'erp.invoices', erp, 'erp'),
    reads('credit-notes', 'erp.creditNotes', erp, 'erp'),
    reads('settlements', 'erp.settlements', erp, 'erp'),
    collection,
    reads('order-records', 'dotdigital.orders', low, 'insight'),
  ],
  campaigns: [
    reads('lists', 'dotdigital.lists', low, 'v2', 'always'),
    reads('segments', 'dotdigital.segments', low, 'v2', 'always'),
    reads('campaigns', 'dotdigital.campaigns', low, 'v2', 'always'),
  ],
  'marketing-orders': [
    reads('orders', 'erp.orders', erp, 'erp', 'never'),
    { kind: 'fixed', part: 'periods', ...erp, calls: 1 },
    { kind: 'fixed', part: 'collection', ...high, calls: 1 },
    reads('order-records', 'dotdigital.orders', low, 'insight', 'never'),
  ],
};

/** The parts of every job; a full check reads what three of them read. */
export const jobParts: Readonly<Record<Job, readonly Part[]>> = {
  ...ownParts,
  'full-check': [...ownParts.customers, ...ownParts.products, ...ownParts.orders],
};
