import { firstMapping, type MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import type { Order } from '../../../../shared/domain/order.ts';
import { type Derived, recordFact, type Sale, type SaleLine, saleFact } from '../../../../shared/domain/sales.ts';
import { hashTexts } from '../normalise/hash.ts';
import { negated, plainDecimal, sumOf } from './decimal.ts';
import { type OrderDialect, orderDialects, orderNames } from './dialect.ts';
import { decimalIn, jsonNumber, objectsIn, textIn } from './read-json.ts';

/** Part of the seed: a changed derivation is another hash. */
const saleVersion = 1;

/** Which orders belong in Dotdigital at all, besides having a buyer whom it knows (glossary: order scope). */
export type OrderScope = MappingDocument['orderScope'];
export const defaultScope: OrderScope = firstMapping.orderScope;

/** Whether an order is in scope by its channel, its state and its day; drafts never are. `orderedAt` is an instant, RFC 3339. */
export const isInScope = (
  {
    channel,
    status,
    orderedAt,
  }: { readonly channel: string; readonly status: string | null; readonly orderedAt: string | null },
  { channels, statuses, from }: OrderScope,
): boolean =>
  channels.some((one) => one === channel) &&
  statuses.some((one) => one === status) &&
  (from === null || (orderedAt !== null && orderedAt.slice(0, 10) >= from));

/** The hash of what is compared of an order, its lines in their order. */
export const saleHash = (sale: Sale): number =>
  hashTexts(
    [
      sale.total,
      sale.currency,
      sale.status,
      sale.orderedAt,
      sale.discount,
      sale.delivery,
      ...sale.lines.flatMap(({ sku, quantity, price }) => [sku, quantity, price]),
    ],
    saleVersion,
  );

/** An order of the ERP as it is to be found in Dotdigital; its owner is the customer's number. */
export const deriveSale = (order: Order, scope: OrderScope): Derived<Sale> => {
  const sale: Sale = {
    number: order.number,
    total: plainDecimal(order.total.amount),
    currency: order.total.currency,
    status: order.status,
    orderedAt: wholeSecond(Date.parse(order.orderedAt)),
    discount: plainDecimal(order.discount.amount),
    delivery: plainDecimal(order.delivery.amount),
    lines: order.lines.map(({ sku, quantity, unitPrice }) => ({
      sku,
      quantity: plainDecimal(quantity),
      price: plainDecimal(unitPrice.amount),
    })),
  };
  const { channel, status } = order;
  const isScoped = isInScope({ channel, status, orderedAt: sale.orderedAt }, scope);
  const facts =
    (isScoped ? saleFact.inScope : 0) |
    (order.customerNumber === null ? 0 : saleFact.hasCustomer) |
    (order.status === 'settled' || order.status === 'refunded' ? saleFact.settled : 0);
  return { key: order.number, facts, hash: saleHash(sale), owner: order.customerNumber, data: sale };
};

const wholeSecond = (at: number): string => `${new Date(Math.floor(at / 1_000) * 1_000).toISOString().slice(0, 19)}Z`;

/** A record of Orders, in whichever dialect it is written, on the contact that it hangs on. */
export const readSale = (
  key: string,
  json: Readonly<Record<string, unknown>>,
  contactId: number | null,
): Derived<Sale> => {
  const name = (of: keyof (typeof orderNames)['camelCase']): readonly string[] =>
    orderDialects.map((dialect) => orderNames[dialect][of]);
  const at = Date.parse(textIn(json, ...name('orderedAt')) ?? '');
  const sale: Sale = {
    number: textIn(json, 'id') ?? key,
    total: decimalIn(json, ...name('total')),
    currency: textIn(json, 'currency'),
    status: textIn(json, ...name('status')),
    orderedAt: Number.isNaN(at) ? null : wholeSecond(at),
    discount: decimalIn(json, ...name('discount')),
    delivery: decimalIn(json, ...name('delivery')),
    lines: objectsIn(json, ...name('products')).map(
      (line): SaleLine => ({
        sku: textIn(line, 'sku') ?? '',
        quantity: decimalIn(line, 'qty') ?? '',
        price: decimalIn(line, 'price') ?? '',
      }),
    ),
  };
  const isReadable = sale.total !== null && sale.currency !== null && sale.orderedAt !== null;
  const owner = contactId === null ? null : String(contactId);
  return { key, facts: isReadable ? recordFact.readable : 0, hash: saleHash(sale), owner, data: sale };
};

/**
 * What is written for an order: over what stands there already, so that nothing of others is lost by the upsert. Numbers
 * from the decimals; no address and no email, since the record hangs on its contact.
 */
export const saleJson = (
  sale: Sale,
  dialect: OrderDialect,
  standing: Readonly<Record<string, unknown>> | null,
): Readonly<Record<string, unknown>> => {
  const names = orderNames[dialect];
  const subtotal = sumOf([sale.total ?? '0', sale.discount ?? '0', negated(sale.delivery ?? '0')]);
  const lines = standing === null ? [] : objectsIn(standing, names.products);
  return {
    ...standing,
    id: sale.number,
    [names.total]: jsonNumber(sale.total),
    [names.subtotal]: jsonNumber(subtotal),
    [names.discount]: jsonNumber(sale.discount),
    [names.delivery]: jsonNumber(sale.delivery),
    [names.currency]: sale.currency,
    [names.status]: sale.status,
    [names.orderedAt]: sale.orderedAt?.replace('Z', '.000Z'),
    [names.products]: sale.lines.map(({ sku, quantity, price }) => ({
      ...lines.find((line) => line.sku === sku),
      sku,
      qty: jsonNumber(quantity),
      price: jsonNumber(price),
    })),
  };
};
