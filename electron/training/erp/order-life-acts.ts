import type { Order } from '../../../shared/domain/order.ts';
import type { StateFile } from '../server/state-file.ts';
import { hundredthsOf, moneyOf } from '../world/commerce/amount.ts';
import type { Stores } from './any-record.ts';
import { nextDocumentPlace } from './order-number.ts';
import { todayIn } from './periods.ts';
import type { SalesRecord } from './sales-store.ts';

export const orderActs = ['confirm', 'ship', 'pay', 'settle', 'refund', 'cancel'] as const;
export type OrderAct = (typeof orderActs)[number];

type OrderRecord = SalesRecord<'orders'>;
export type ActParts = Stores & { readonly file: StateFile };

const TERMS_MS = 30 * 86_400_000;

const withStatus = ({ sales }: ActParts, order: OrderRecord, status: Order['status'], now: number): void => {
  sales.orders.write({ ...order, data: { ...order.data, status } }, now);
};

/** An invoice ends in the same digits as its order. */
const invoiceNumberOf = ({ number }: Order): string => number.replace('SO', 'INV');

const invoiceOf = ({ sales }: ActParts, { data }: OrderRecord): SalesRecord<'invoices'> | null =>
  sales.invoices.byKey(invoiceNumberOf(data))[0] ?? null;

const postInvoice = (parts: ActParts, { data }: OrderRecord, now: number): void => {
  const place = data.number.replace('SO-', '');
  parts.sales.invoices.create(
    `inv_${place}`,
    {
      number: invoiceNumberOf(data),
      orderNumber: data.number,
      customerNumber: data.customerNumber,
      postingDate: todayIn(now),
      dueDate: todayIn(now + (data.channel === 'wholesale' ? TERMS_MS : 0)),
      total: data.total,
      tax: data.tax,
    },
    now,
  );
};

const paidOn = ({ sales }: ActParts, invoiceNumber: string): number =>
  sales.settlements
    .byKey(invoiceNumber)
    .filter(({ deleted }) => !deleted)
    .reduce((sum, { data }) => sum + (hundredthsOf(data.amount.amount) ?? 0), 0);

/** Enters a payment; neither the order nor the invoice is touched by it (contract erp-cloud 0, fact 1). */
const pay = (parts: ActParts, invoice: SalesRecord<'invoices'>, amount: number | null, now: number): void => {
  const { number, total } = invoice.data;
  const left = (hundredthsOf(total.amount) ?? 0) - paidOn(parts, number);
  const paid = amount === null ? left : Math.min(amount, left);
  if (paid <= 0) return;
  const data = { invoiceNumber: number, paidOn: todayIn(now), amount: moneyOf(paid, total.currency) };
  parts.sales.settlements.create(`stl_${nextDocumentPlace(parts.file)}`, data, now);
};

const giveBack = (parts: ActParts, { data }: OrderRecord, invoiceNumber: string | null, now: number): void => {
  const place = nextDocumentPlace(parts.file);
  parts.sales.creditNotes.create(
    `crn_${place}`,
    {
      number: `CN-${place}`,
      orderNumber: data.number,
      customerNumber: data.customerNumber,
      invoiceNumber,
      postingDate: todayIn(now),
      total: data.total,
      tax: data.tax,
    },
    now,
  );
};

type Step = (parts: ActParts, order: OrderRecord, now: number, amount: number | null) => void;

const ship: Step = (parts, order, now) => {
  if (invoiceOf(parts, order) === null) postInvoice(parts, order, now);
  withStatus(parts, order, 'shipped', now);
};

const payInvoice: Step = (parts, order, now, amount) => {
  const invoice = invoiceOf(parts, order);
  if (invoice !== null) pay(parts, invoice, amount, now);
};

const settle: Step = (parts, order, now) => {
  if (order.data.status === 'confirmed') ship(parts, order, now, null);
  payInvoice(parts, order, now, null);
  withStatus(parts, parts.sales.orders.byId(order.id) ?? order, 'settled', now);
};

const refund: Step = (parts, order, now) => {
  giveBack(parts, order, invoiceOf(parts, order)?.data.number ?? null, now);
  withStatus(parts, order, 'refunded', now);
};

/** From which status an act leads, and what it does. A payment leaves order and invoice as they are. */
const acts: Readonly<Record<OrderAct, { readonly from: readonly Order['status'][]; readonly step: Step }>> = {
  confirm: { from: ['draft'], step: (parts, order, now) => withStatus(parts, order, 'confirmed', now) },
  ship: { from: ['confirmed'], step: ship },
  pay: { from: ['shipped', 'settled'], step: payInvoice },
  settle: { from: ['confirmed', 'shipped'], step: settle },
  refund: { from: ['settled'], step: refund },
  cancel: { from: ['draft', 'confirmed'], step: (parts, order, now) => withStatus(parts, order, 'cancelled', now) },
};

/**
 * Takes an order a step further as the house does, with the documents that belong to it. `amount` is a part payment in
 * hundredths. Says why not, or null when it is done.
 */
export const actOnOrder = (
  parts: ActParts,
  order: OrderRecord,
  act: OrderAct,
  amount: number | null,
  now: number,
): string | null => {
  if (!acts[act].from.includes(order.data.status)) return `The order is ${order.data.status}.`;
  acts[act].step(parts, order, now, amount);
  return null;
};
