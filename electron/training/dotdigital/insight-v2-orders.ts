import type { Answer, Call } from '../server/http.ts';
import { isAnswer } from './insight-collections.ts';
import type { InsightRecord } from './insight-record-store.ts';
import { isObject, type Json, storedJson } from './insight-schema.ts';
import { noCollectionV2 } from './insight-v2-data.ts';
import type { Insight } from './insight-write.ts';
import { refusalV2 } from './refusals.ts';
import { pagingOf, sinceOf } from './v2-paging.ts';

/** What stands in the place of an address that is no more; that there is such a text is documented, its words are not. */
const DELETED = 'Deleted contact';

/** The first of these that the order has, in either dialect. */
const pick = (json: Json, ...names: readonly string[]): unknown =>
  names.map((name) => json[name]).find((v) => v != null) ?? null;

const addressOf = (json: Json, side: 'billing' | 'delivery') => {
  const found = pick(json, `${side}_address`, `${side}Address`);
  const address: Json = isObject(found) ? found : {};
  const part = (name: string): unknown => pick(address, `${side}_${name}`, name) ?? '';
  return {
    address1: part('address_1'),
    address2: part('address_2'),
    city: part('city'),
    country: part('country'),
    postCode: part('postcode'),
  };
};

const itemOf = (json: Json) => ({
  sku: pick(json, 'sku'),
  name: pick(json, 'name'),
  price: pick(json, 'price'),
  quantity: pick(json, 'qty', 'quantity'),
  imagePath: pick(json, 'image_path', 'imagePath'),
});

/** A space instead of T, and the zone in figures (the published example). */
const dateOf = (value: unknown): unknown => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? value : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}+00:00`;
};

const orderOf = ({ key, contactId, json: text }: InsightRecord, email: string | null) => {
  const stored = storedJson(text);
  const json: Json = isObject(stored) ? stored : {};
  const products = Array.isArray(json.products) ? json.products.filter(isObject) : [];
  return {
    id: String(pick(json, 'id') ?? key),
    email: email ?? DELETED,
    contactId: String(contactId),
    items: products.map(itemOf),
    orderTotal: pick(json, 'order_total', 'orderTotal'),
    orderDate: dateOf(pick(json, 'purchase_date', 'purchaseDate')),
    subtotal: pick(json, 'order_subtotal', 'orderSubtotal'),
    payment: pick(json, 'payment'),
    status: pick(json, 'order_status', 'orderStatus'),
    discount: pick(json, 'discount_amount', 'discountAmount'),
    deliveryTotal: pick(json, 'delivery_total', 'deliveryTotal'),
    deliveryMethod: pick(json, 'delivery_method', 'deliveryMethod'),
    deliveryAddress: addressOf(json, 'delivery'),
    currency: pick(json, 'currency'),
    billingAddress: addressOf(json, 'billing'),
    baseSubtotalInclTax: pick(json, 'base_subtotal_incl_tax', 'baseSubtotalInclTax'),
    couponCode: pick(json, 'coupon_code', 'couponcode', 'couponCode'),
    quoteId: pick(json, 'quote_id', 'quoteId'),
    retailValue: null,
  };
};

/** v2's list of orders since a day; deprecated, but alive (contract dotdigital 6.5 [C]). */
export const createOrderCalls = (insight: Insight) => ({
  since: (call: Call): Answer => {
    const { switches, collections, records, account } = insight;
    if (!switches.ecommerceActive) return refusalV2(403, 'Error: ERROR_FEATURENOTACTIVE');
    const paging = pagingOf(call);
    if (isAnswer(paging)) return paging;
    const from = sinceOf(call.query.get('fromDate') ?? '');
    if (typeof from !== 'number') return from;
    const collection = collections.all().find(({ type, scope }) => type === 'orders' && scope === 'contact');
    if (!collection) return noCollectionV2();
    if (switches.ordersRestoring) {
      return refusalV2(503, 'Error: ERROR_TRANSACTIONAL_DATA_COLLECTION_IS_RESTORING');
    }
    const day = new Date(from).toISOString().slice(0, 10);
    const found = records.ordersFrom(collection.id, day, paging.select, paging.skip);
    const emailOf = ({ contactId }: InsightRecord): string | null => {
      const contact = account.contacts.byId(contactId ?? 0);
      return contact && !contact.binned ? contact.email : null;
    };
    return { status: 200, body: found.map((record) => orderOf(record, emailOf(record))) };
  },
});
