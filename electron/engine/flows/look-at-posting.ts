import type { Wait } from '../../../shared/domain/posting.ts';
import { dayIn } from '../domain/posting/day.ts';
import { type Buyer, type Posting, statusMeaning, waitsOf } from '../domain/posting/judge.ts';
import { type Offer, offerOf } from '../domain/posting/offer.ts';
import { type RecordedOrder, readOrder } from '../domain/posting/read-record.ts';
import { plainDecimal } from '../domain/sales/decimal.ts';
import type { PostingState, UnpostedRow } from '../store/posting-store.ts';
import type { Stores } from '../store/stores.ts';

/** A marketing order that the ERP lacks, as it stands now. */
export type LookedAt = {
  readonly row: UnpostedRow;
  readonly posting: Posting;
  readonly state: PostingState;
  readonly waits: readonly Wait[];
  readonly offer: Offer;
};

/** An order typed into the ERP by hand may bear the day before or after, or that of a weekend's end. */
const lookalikeDays = 3;

/** Looks at marketing orders one after the other; what is the same for all of them is asked for once. */
export const createPostingLook = (stores: Stores, now: number): ((key: string) => LookedAt | null) => {
  const settings = stores.postings.settings();
  const periods = stores.postings.periods();
  const zone = stores.workspace.fact('erp.time-zone') ?? 'UTC';
  const currencies = new Map<string, boolean>();
  const isUsed = (currency: string): boolean => {
    const known = currencies.get(currency) ?? stores.postings.usesCurrency(currency);
    currencies.set(currency, known);
    return known;
  };
  return (key) => {
    const row = stores.postings.unposted(key);
    if (row === null) return null;
    const order = readOrder(key, row.json);
    const buyer = buyerOf(row);
    const saleDate = order.orderedAt === null ? null : dayIn(order.orderedAt, zone);
    const posting: Posting = {
      order,
      buyer,
      saleDate,
      periods,
      products: stores.postings.products(order.lines.map(({ sku }) => sku)),
      isCurrencyUsed: order.currency !== null && isUsed(order.currency),
      refusal: stores.postings.refusal(key, row.hash),
      lookalikes: lookalikesOf(stores, order, buyer, saleDate),
    };
    const waits = waitsOf(posting);
    const offer = offerOf(posting, waits, settings, dayIn(now, zone));
    return { row, posting, waits, offer, state: stateOf(posting, waits, now - settings.graceHours * 3_600_000) };
  };
};

/** What was seen of it, for a case that was set aside: it comes back when the record, or what it waits for, is another. */
export const seenOf = (looked: LookedAt | null): string =>
  looked === null ? '-' : `${looked.row.hash}:${looked.waits.map(({ reason }) => reason).join(',')}`;

const stateOf = ({ order }: Posting, waits: readonly Wait[], graceUntil: number): PostingState => {
  if (statusMeaning(order.status) === 'void') return 'void';
  if (order.orderedAt !== null && order.orderedAt > graceUntil) return 'grace';
  return waits.length === 0 ? 'ready' : 'waiting';
};

const buyerOf = ({ contact, customer }: UnpostedRow): Buyer => {
  if (contact === null || contact.method === null || customer === null)
    return { by: 'nothing', number: contact?.number ?? null };
  const { id, number, active } = customer;
  // A sale is posted to whom number, email or a person names, never to whom evidence points.
  if (contact.method === 'probabilistic') return { by: 'nothing', number: contact.number };
  return { by: contact.method === 'verdict' ? 'erp-number' : contact.method, id, number, active };
};

const lookalikesOf = (
  { postings }: Stores,
  { total, currency }: RecordedOrder,
  buyer: Buyer,
  date: string | null,
): readonly string[] => {
  if (buyer.by === 'nothing' || total === null || currency === null || date === null) return [];
  return postings.lookalikes({
    customerNumber: buyer.number,
    total: plainDecimal(total),
    currency,
    date,
    days: lookalikeDays,
  });
};
