import type { Period } from '../../../../shared/domain/order.ts';
import type { Wait, WaitReason } from '../../../../shared/domain/posting.ts';
import { unreachable } from '../../../../shared/unreachable.ts';
import { sumOf } from '../sales/decimal.ts';
import { lessOf } from './amounts.ts';
import type { RecordedOrder } from './read-record.ts';

/** The customer of the ERP to whom the contact of an order leads. */
export type Buyer =
  | { readonly by: 'erp-number' | 'email'; readonly id: string; readonly number: string; readonly active: boolean }
  /** The contact carries a number that the ERP lacks; or none, or there is no such contact any more. */
  | { readonly by: 'nothing'; readonly number: string | null };

/** What is known of a marketing order when it is judged. */
export type Posting = {
  readonly order: RecordedOrder;
  readonly buyer: Buyer;
  /** Of each SKU whether the ERP sells it; absent where it lacks it. */
  readonly products: ReadonlyMap<string, { readonly active: boolean }>;
  readonly isCurrencyUsed: boolean;
  /** The day of the sale where the ERP keeps its books, and the months as it told them. */
  readonly saleDate: string | null;
  readonly periods: readonly Period[];
  /** What the ERP answered when it was asked to take the order as it is now; null where it was not. */
  readonly refusal: string | null;
  /** Orders of the ERP that may be this one, by their numbers. */
  readonly lookalikes: readonly string[];
};

/** What has become of an order by the word of its record. */
export const statusMeaning = (status: string | null): 'sold' | 'void' | 'unknown' => {
  const word = (status ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (soldWords.has(word)) return 'sold';
  return voidWords.has(word) ? 'void' : 'unknown';
};

const soldWords = new Set(
  'confirmed paid processing complete completed shipped delivered settled dispatched fulfilled invoiced'.split(' '),
);
/** Nothing was sold (yet), or it was all given back: there is nothing to post. */
const voidWords = new Set(
  'draft pending pending-payment cancelled canceled refunded failed declined voided closed abandoned'.split(' '),
);

/** What keeps an order from being posted as it stands, most basic first; empty where nothing does. */
export const waitsOf = (posting: Posting): readonly Wait[] => {
  const { order, refusal } = posting;
  const waits = [
    buyerWait(posting.buyer),
    posting.lookalikes.length === 0 ? null : wait('maybe-posted', posting.lookalikes.join(', ')),
    ...skuWaits(posting),
    periodWait(posting),
    order.missing.length === 0 ? null : wait('incomplete', order.missing.join(', ')),
    totalsWait(order),
    order.currency !== null && !posting.isCurrencyUsed ? wait('currency-unknown', order.currency) : null,
    statusMeaning(order.status) === 'unknown' ? wait('status-unknown', order.status) : null,
  ].filter((one) => one !== null);
  // An order that was refused although nothing is known against it waits until it, or the ERP, is changed.
  return waits.length === 0 && refusal !== null ? [wait('refused', refusal)] : waits;
};

const wait = (reason: WaitReason, detail: string | null = null): Wait => ({ reason, detail });

const buyerWait = (buyer: Buyer): Wait | null => {
  switch (buyer.by) {
    case 'nothing':
      return buyer.number === null ? wait('customer-missing') : wait('customer-gone');
    case 'erp-number':
    case 'email':
      if (!buyer.active) return wait('customer-blocked');
      return buyer.by === 'email' ? wait('customer-by-email') : null;
    default:
      return unreachable(buyer);
  }
};

const skuWaits = ({ order, products }: Posting): readonly Wait[] => {
  const skus = [...new Set(order.lines.map(({ sku }) => sku))];
  const unknown = skus.filter((sku) => !products.has(sku));
  const discontinued = skus.filter((sku) => products.get(sku)?.active === false);
  return [
    ...(unknown.length === 0 ? [] : [wait('sku-unknown', unknown.join(', '))]),
    ...(discontinued.length === 0 ? [] : [wait('sku-discontinued', discontinued.join(', '))]),
  ];
};

/** The period that a day falls in; null where the ERP told none. */
export const periodOf = (periods: readonly Period[], date: string): Period | null =>
  periods.find(({ from, to }) => from <= date && (to === null || date <= to)) ?? null;

const periodWait = ({ saleDate, periods }: Posting): Wait | null => {
  if (saleDate === null) return null;
  const period = periodOf(periods, saleDate);
  switch (period?.ar) {
    case 'open':
      return null;
    case 'locked':
      return wait('period-closed', period.name);
    case 'restricted':
      return wait('period-restricted', period.name);
    default:
      return wait('period-unknown', period?.name ?? saleDate.slice(0, 7));
  }
};

/** By how much the total is more than lines and delivery less discount come to, as a plain decimal; null where it cannot be said. */
export const differenceOf = ({ total, delivery, discount, lines, missing }: RecordedOrder): string | null =>
  total === null || missing.length > 0
    ? null
    : lessOf(total, lessOf(sumOf([...lines.map(({ lineTotal }) => lineTotal), delivery]), discount));

const totalsWait = (order: RecordedOrder): Wait | null => {
  const difference = differenceOf(order);
  return difference === null || difference === '0' ? null : wait('totals-off', `${difference} ${order.currency}`);
};
