import { erpNumberDataField } from '../../../../shared/domain/mapping.ts';
import { type UnpostedRole, withAPennyMore, withOldSku } from '../../faults/order-faults.ts';
import { createRandom } from '../random.ts';
import type { Buyer } from './buyer.ts';
import { drawOrder, type OrderSeat } from './draw-order.ts';
import { insightOrderOf } from './insight-order.ts';
import type { OrderLife } from './order-life.ts';
import type { ProductFacts } from './product-facts.ts';
import type { CommerceTruthKeeper } from './truth-keeper.ts';
import type { CommerceSizes, WorldInsightOrder } from './types.ts';

const DAY = 86_400_000;

type Parts = {
  readonly options: CommerceSizes;
  readonly products: readonly ProductFacts[];
  readonly keeper: CommerceTruthKeeper;
};
type Unposted = { readonly key: string; readonly role: UnpostedRole; readonly place: number };

/** The accounting month of an instant, by London's day. */
const monthIn = (instant: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' }).format(instant).slice(0, 7);

const lifeOf = (orderedAt: number): OrderLife => ({
  status: 'confirmed',
  orderedAt,
  shippedAt: null,
  paidAt: [],
  refundedAt: null,
  changedAt: orderedAt,
});

/** What keeps the order from being posted as it stands: its month, its buyer, a SKU, its total. */
const reasonsOf = ({ number, contact }: Buyer, role: UnpostedRole, orderedAt: number, now: number) => [
  ...(monthIn(orderedAt) === monthIn(now) ? [] : ['period']),
  ...(number === null ? ['customer'] : contact?.dataFields?.[erpNumberDataField] === undefined ? ['number'] : []),
  ...(role === 'unposted-sku' ? ['sku'] : []),
  ...(role === 'unposted-penny' ? ['total'] : []),
];

/** An order in Dotdigital that nobody has posted to the ERP. */
export const unpostedOrder = (
  { options, products, keeper }: Parts,
  buyer: Buyer,
  { key, role, place }: Unposted,
): WorldInsightOrder | null => {
  const random = createRandom(options.seed, `order:${key}`);
  const daysAgo = role === 'unposted-closed' ? 70 + random.next() * 60 : 2 + random.next() * 40;
  const orderedAt = Math.floor(options.now - daysAgo * DAY);
  const seat: OrderSeat = { number: key, externalReference: null, buyer, channel: 'web', life: lifeOf(orderedAt) };
  const drawn = drawOrder(seat, products, random);
  // Far from the places of the orders whose old SKUs were planted in the ERP.
  const order = insightOrderOf(
    role === 'unposted-sku' ? withOldSku(drawn, 100_000 + place) : drawn,
    options.now,
    key,
    'marketing',
  );
  if (order === null) return null;
  keeper.note('order-unposted', {
    key,
    fields: reasonsOf(buyer, role, orderedAt, options.now),
    contactIds: [order.contactId],
  });
  return role === 'unposted-penny' ? withAPennyMore(order) : order;
};
