import type { OrderRole } from '../../faults/counts-commerce.ts';
import { isSettled, isUnposted, onOther, plantOrderDrift, withOldSku } from '../../faults/order-faults.ts';
import { createRandom, type Random, scattered } from '../random.ts';
import { type Buyer, guest } from './buyer.ts';
import { documentsOf } from './documents.ts';
import { type DrawnOrder, drawOrder, erpOrderOf } from './draw-order.ts';
import { insightOrderOf, isInScope } from './insight-order.ts';
import { type Channel, liveOrder } from './order-life.ts';
import type { OrderPart } from './order-plan.ts';
import type { ProductFacts } from './product-facts.ts';
import type { CommerceTruthKeeper } from './truth-keeper.ts';
import type { CommerceItem, CommerceSizes, WorldInsightOrder } from './types.ts';
import { unpostedOrder } from './unposted-orders.ts';

const DAY = 86_400_000;
const TWO_YEARS = 730 * DAY;
const FIRST_NUMBER = 1_000_000;
const FIRST_MARKETING_NUMBER = 100_000;

type Parts = {
  readonly options: CommerceSizes;
  readonly products: readonly ProductFacts[];
  readonly keeper: CommerceTruthKeeper;
};
type Seat = { readonly order: DrawnOrder; readonly place: string; readonly random: Random };
/** Takes an order that hangs on a contact who is yet to come. */
type Hold = (order: WorldInsightOrder, number: string) => void;

const channelFor = ({ part }: OrderPart, random: Random): Channel => {
  if (part.role === 'company') return 'wholesale';
  // The other half of a pair has the contact: nothing in scope may hang between the two.
  if (part.role === 'duplicate-without-contact') return 'marketplace';
  const dice = random.below(100);
  if (dice < 62) return 'web';
  if (dice < 88) return 'store';
  return dice < 98 ? 'marketplace' : 'other';
};

/** Where the order stands in the two years, which its number and ids follow. */
const seatOf = ({ options, products }: Parts, count: number, buyer: Buyer, channel: Channel, key: string | null) => {
  const { seed, now, orders } = options;
  const position = scattered(count, orders, 17);
  const random = createRandom(seed, `order:${position}`);
  const placedAt = now - TWO_YEARS * (1 - (position + random.next()) / orders);
  return (role: OrderRole | null): Seat => {
    const life = liveOrder(channel, placedAt, now, random, role !== null && isSettled(role) ? 'settled' : null);
    const number = `SO-${FIRST_NUMBER + position}`;
    const externalReference = role === 'posted' ? key : null;
    const order = drawOrder({ number, externalReference, buyer, channel, life }, products, random);
    return { order, place: String(FIRST_NUMBER + position), random };
  };
};

const erpItemsOf = ({ order, place, random }: Seat): readonly CommerceItem[] => [
  {
    kind: 'erp',
    record: { entity: 'orders', id: `ord_${place}`, modifiedAt: order.life.changedAt, data: erpOrderOf(order) },
  },
  ...documentsOf(order, place, random).map((record): CommerceItem => ({ kind: 'erp', record })),
];

const sent = (order: WorldInsightOrder | null): readonly CommerceItem[] =>
  order === null ? [] : [{ kind: 'insightOrder', order }];

/** Both sides of the one order whose role is not to agree plainly. */
const special = (parts: Parts, seat: Seat, role: OrderRole, place: number, key: string, hold: Hold) => {
  const { keeper, options } = parts;
  const { number } = seat.order;
  const plain = insightOrderOf(seat.order, options.now);
  switch (role) {
    case 'order-missing':
      keeper.note(role, { key: number, fields: [] });
      return [];
    case 'order-drift': {
      if (plain === null) return [];
      const { order, fields } = plantOrderDrift(plain, place);
      keeper.note(role, { key: number, fields });
      return sent(order);
    }
    case 'order-misattributed':
      if (plain !== null) hold(plain, number);
      return [];
    case 'posted':
    case 'posted-by-hand':
      keeper.notePosted({ number, key }, role === 'posted-by-hand');
      return sent(insightOrderOf(seat.order, options.now, key, 'marketing'));
    default:
      return sent(plain);
  }
};

const withRole = ({ keeper }: Parts, seat: Seat, role: OrderRole, place: number): Seat => {
  if (role !== 'sku-unmapped') return seat;
  const order = withOldSku(seat.order, place);
  keeper.note(role, { key: order.lines[0]?.sku ?? '', fields: [], orders: [order.number] });
  return { ...seat, order };
};

/** Makes the orders of one buyer after the other, in the order of the customers; what is held waits for another contact. */
export const createOrderMaker = (parts: Parts) => {
  const { options, keeper } = parts;
  let count = 0;
  const plainly = (buyer: Buyer, channel: Channel): readonly CommerceItem[] => {
    const seat = seatOf(parts, count, buyer, channel, null)(null);
    count += 1;
    keeper.noteScope(seat.order);
    const inScope = isInScope(seat.order);
    return [...erpItemsOf(seat), ...(inScope ? sent(insightOrderOf(seat.order, options.now)) : [])];
  };
  const specially = (buyer: Buyer, { role, place }: OrderPart, index: number, hold: Hold): readonly CommerceItem[] => {
    if (role === null) return [];
    const key = `MKT-${FIRST_MARKETING_NUMBER + index}`;
    if (isUnposted(role)) return sent(unpostedOrder(parts, buyer, { key, role, place }));
    const seat = withRole(parts, seatOf(parts, count, buyer, 'web', key)(role), role, place);
    count += 1;
    keeper.noteScope(seat.order);
    return [...erpItemsOf(seat), ...special(parts, seat, role, place, key, hold)];
  };
  return {
    /** The orders of the customer with this index. */
    ofCustomer: (buyer: Buyer, part: OrderPart, index: number, hold: Hold): readonly CommerceItem[] => {
      const random = createRandom(options.seed, `order:channels:${index}`);
      const items = [...specially(buyer, part, index, hold)];
      const made = part.role === null || isUnposted(part.role) ? 0 : 1;
      for (let turn = made; turn < part.orders; turn += 1) items.push(...plainly(buyer, channelFor(part, random)));
      return items;
    },
    /** An order that names no customer. */
    ofGuest: (index: number): readonly CommerceItem[] => {
      const random = createRandom(options.seed, `order:guest:${index}`);
      const channel = random.pick(['store', 'store', 'web', 'marketplace'] as const);
      return plainly(guest(channel === 'marketplace' ? random.pick(['GBP', 'EUR', 'USD']) : 'GBP'), channel);
    },
    /** A marketing order of somebody whom the ERP has no customer for. */
    ofStranger: (contact: NonNullable<Buyer['contact']>, place: number): readonly CommerceItem[] => {
      const key = `MKT-${FIRST_MARKETING_NUMBER + options.customers + place}`;
      return sent(unpostedOrder(parts, { ...guest('GBP'), contact }, { key, role: 'order-unposted', place }));
    },
    /** The held order, on a contact whose it is not. */
    onOther: (held: WorldInsightOrder, number: string, other: Buyer['contact']): readonly CommerceItem[] => {
      if (other === null) return sent(held);
      keeper.note('order-misattributed', { key: number, fields: [], contactIds: [held.contactId, other.contactId] });
      return sent(onOther(held, other));
    },
  };
};
