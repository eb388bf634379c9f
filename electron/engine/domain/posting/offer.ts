import type { Period } from '../../../../shared/domain/order.ts';
import {
  type PostedOrder,
  type PostingSettings,
  postedOrderSchema,
  type Wait,
} from '../../../../shared/domain/posting.ts';
import { sumOf } from '../sales/decimal.ts';
import { digitsOf, lessOf, rounded } from './amounts.ts';
import { differenceOf, type Posting } from './judge.ts';

/** What can be posted of a marketing order: as it stands, and with what is offered against the reasons that it waits for. */
export type Offer = {
  /** Null where not even a person could post it: something that every order needs is not known. */
  readonly asItStands: PostedOrder | null;
  /** Null where nothing is offered, or the order needs nothing. */
  readonly withFix: PostedOrder | null;
};

/** No more than this many of the currency's smallest unit are put down to rounding. */
const roundingUnits = 5n;

/** What a person can decide about an order that waits for these reasons. */
export const offerOf = (posting: Posting, waits: readonly Wait[], settings: PostingSettings, today: string): Offer => {
  const asItStands = plainly(posting, settings);
  if (asItStands === null) return { asItStands, withFix: null };
  const isAbout = (...reasons: readonly string[]): boolean => waits.some(({ reason }) => reasons.includes(reason));
  const date = isAbout('period-closed', 'period-restricted', 'period-unknown')
    ? openDateFrom(posting.periods, asItStands.postingDate, today)
    : null;
  const rounding = isAbout('totals-off') ? withRounding(posting, asItStands) : null;
  if (date === null && rounding === null) return { asItStands, withFix: null };
  return { asItStands, withFix: { ...(rounding ?? asItStands), ...(date === null ? {} : { postingDate: date }) } };
};

/** The order as its record tells it; the sale date is its posting date. */
const plainly = ({ order, buyer, saleDate }: Posting, settings: PostingSettings): PostedOrder | null => {
  if (buyer.by === 'nothing' || order.missing.length > 0 || order.orderedAt === null) return null;
  const { key, currency, total, tax, delivery, discount, lines } = order;
  const parsed = postedOrderSchema.safeParse({
    externalReference: key,
    customerNumber: buyer.number,
    channel: settings.channel,
    orderedAt: new Date(order.orderedAt).toISOString(),
    postingDate: saleDate,
    ...{ currency, total, tax, delivery, discount, lines },
  });
  return parsed.success ? parsed.data : null;
};

/** The first day from the sale on, and not after today, that receivables may be posted to; null where there is none. */
export const openDateFrom = (periods: readonly Period[], saleDate: string, today: string): string | null =>
  periods
    .filter(({ ar, to }) => ar === 'open' && (to === null || to >= saleDate))
    .map(({ from }) => (from > saleDate ? from : saleDate))
    .filter((date) => date <= today)
    .sort()[0] ?? null;

/**
 * A difference of a few pennies taken as discount, or as delivery where it is the other way and there is no discount: what
 * was charged, its tax and its lines stay as they were sold.
 */
const withRounding = ({ order }: Posting, asItStands: PostedOrder): PostedOrder | null => {
  const difference = differenceOf(order);
  if (difference === null) return null;
  const digits = digitsOf(asItStands.currency);
  const units = BigInt(rounded(difference, digits).replace('.', ''));
  if (units === 0n || units > roundingUnits || units < -roundingUnits) return null;
  const discount = lessOf(asItStands.discount, difference);
  return discount.startsWith('-')
    ? { ...asItStands, delivery: rounded(sumOf([asItStands.delivery, difference]), digits) }
    : { ...asItStands, discount: rounded(discount, digits) };
};
