import { numberOf } from './amount.ts';
import type { DrawnLine, DrawnOrder } from './draw-order.ts';
import { isoOf } from './instant.ts';
import type { InsightObject, InsightValue, WorldInsightOrder } from './types.ts';

const lineOf = ({ sku, name, quantity, unitPrice }: DrawnLine): InsightObject => ({
  sku,
  name,
  price: numberOf(unitPrice),
  qty: numberOf(quantity),
});

const deliveryAddress = ({ city, country }: DrawnOrder['buyer']): InsightObject => {
  const address: Record<string, string> = {};
  if (city !== null) address.delivery_city = city;
  if (country !== null) address.delivery_country = country;
  return address;
};

/** The order in the snake_case dialect (contract dotdigital 6.5 [C]); amounts are numbers, as a connector sends them. */
const jsonOf = (order: DrawnOrder, key: string, channel: string, email: string): InsightObject => {
  const json: Record<string, InsightValue> = {
    id: key,
    email,
    channel,
    order_status: order.life.status,
    order_total: numberOf(order.total),
    order_subtotal: numberOf(order.subtotal),
    tax_total: numberOf(order.tax),
    discount_amount: numberOf(order.discount),
    delivery_total: numberOf(order.delivery),
    currency: order.buyer.currency,
    purchase_date: isoOf(order.life.orderedAt),
    delivery_method: order.deliveryMethod,
    payment: order.payment,
    store_name: order.channel === 'store' ? order.buyer.store : 'Online',
    products: order.lines.map(lineOf),
  };
  if (order.coupon !== null) json.coupon_code = order.coupon;
  if (order.channel === 'web') json.delivery_address = deliveryAddress(order.buyer);
  return json;
};

const SENT_WITHIN = 1_800_000;

/** The record of an order, on its buyer's contact; null without one. Marketing orders have a key of their own. */
export const insightOrderOf = (
  order: DrawnOrder,
  now: number,
  key = order.number,
  channel: string = order.channel,
): WorldInsightOrder | null => {
  const { contact } = order.buyer;
  if (contact === null) return null;
  const { orderedAt, changedAt } = order.life;
  const createdAt = Math.min(now, orderedAt + SENT_WITHIN);
  return {
    key,
    email: contact.email,
    contactId: contact.contactId,
    createdAt,
    updatedAt: Math.max(createdAt, Math.min(now, changedAt + SENT_WITHIN)),
    json: jsonOf(order, key, channel, contact.email),
  };
};

/** Whether an order belongs in Dotdigital: web or store, a buyer with a contact, confirmed or later (or cancelled since). */
export const isInScope = ({ channel, buyer, life }: DrawnOrder): boolean =>
  (channel === 'web' || channel === 'store') && buyer.contact !== null && life.status !== 'draft';
