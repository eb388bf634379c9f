import type { DrawnOrder } from '../world/commerce/draw-order.ts';
import type { InsightObject, WorldInsightOrder } from '../world/commerce/types.ts';
import type { OrderRole } from './counts-commerce.ts';

type Planted = { readonly order: WorldInsightOrder; readonly fields: readonly string[] };

const numberIn = (json: InsightObject, name: string): number => {
  const value = json[name];
  return typeof value === 'number' ? value : 0;
};

const productsIn = ({ products }: InsightObject): readonly InsightObject[] => (Array.isArray(products) ? products : []);

const oneMore = (products: readonly InsightObject[]): readonly InsightObject[] =>
  products.map((product, place) => (place === 0 ? { ...product, qty: numberIn(product, 'qty') + 1 } : product));

/** One thing differs: the total, the currency, the status, or the quantity of the first line. */
const drifts: readonly (readonly [string, (json: InsightObject) => InsightObject])[] = [
  ['total', (json) => ({ ...json, order_total: Number((numberIn(json, 'order_total') + 5).toFixed(2)) })],
  ['currency', (json) => ({ ...json, currency: json.currency === 'GBP' ? 'EUR' : 'GBP' })],
  ['status', (json) => ({ ...json, order_status: 'confirmed' })],
  ['line', (json) => ({ ...json, products: oneMore(productsIn(json)) })],
];

/** Lets the record of a settled order differ from the ERP in one place. */
export const plantOrderDrift = (order: WorldInsightOrder, place: number): Planted => {
  const [field, drift] = drifts[place % drifts.length] ?? ['total', (json: InsightObject) => json];
  return { order: { ...order, json: drift(order.json) }, fields: [field] };
};

/** The order with a first line whose SKU neither the catalogue nor the ERP knows: an article's old number. */
export const withOldSku = (order: DrawnOrder, place: number): DrawnOrder => ({
  ...order,
  lines: order.lines.map((line, turn) => (turn === 0 ? { ...line, sku: `OLD-${4_000 + 7 * place}` } : line)),
});

/** The order on another contact. What the record says of the buyer's address stays right. */
export const onOther = (
  order: WorldInsightOrder,
  { contactId, email }: { readonly contactId: number; readonly email: string },
): WorldInsightOrder => ({ ...order, contactId, email });

export type UnpostedRole = Extract<OrderRole, `${string}unposted${string}`>;

/** Whether an order of this role is in Dotdigital only. */
export const isUnposted = (role: OrderRole): role is UnpostedRole => role.includes('unposted');

/** Whether an order of this role was settled long ago; its life is not left to chance. */
export const isSettled = (role: OrderRole): boolean => !isUnposted(role);

/** The record with a total that is a penny more than its lines, delivery and discount come to. */
export const withAPennyMore = (order: WorldInsightOrder): WorldInsightOrder => ({
  ...order,
  json: { ...order.json, order_total: Number((numberIn(order.json, 'order_total') + 0.01).toFixed(2)) },
});
