import { z } from 'zod';
import { decimalSchema } from '../../../shared/domain/money.ts';
import { orderSchema } from '../../../shared/domain/order.ts';
import { hundredthsOf, lineTotalOf, moneyOf, taxIn } from '../world/commerce/amount.ts';
import { taxPercents } from '../world/commerce/draw-order.ts';
import type { ActParts } from './order-life-acts.ts';
import { nextOrderNumber } from './order-number.ts';

/** What a trainer says of a new order; prices are the list's, delivery is free. */
export const placeSchema = z.strictObject({
  customerNumber: z.string().nullable(),
  channel: orderSchema.shape.channel.default('web'),
  status: orderSchema.shape.status.extract(['draft', 'confirmed']).default('confirmed'),
  externalReference: z.string().nullable().default(null),
  lines: z.array(z.strictObject({ sku: z.string(), quantity: decimalSchema.default('1') })).min(1),
});
export type PlacedOrder = z.output<typeof placeSchema>;

/** What everybody pays for the product now, in pence; 0 where no price is valid. */
const listPriceOf = ({ sales }: ActParts, sku: string, now: number): number => {
  const valid = sales.prices
    .byKey(sku)
    .filter(({ deleted, data }) => !deleted && data.priceGroup === null && Date.parse(data.validFrom ?? '') <= now)
    .sort((a, b) => (a.data.validFrom ?? '').localeCompare(b.data.validFrom ?? ''));
  return hundredthsOf(valid.at(-1)?.data.price.amount ?? '0') ?? 0;
};

/** Enters an order as a shop or a clerk does. Says why not, or null when it is done. */
export const placeOrder = (parts: ActParts, placed: PlacedOrder, now: number): string | null => {
  const { customerNumber } = placed;
  if (customerNumber !== null && parts.records.byNumber(customerNumber) === null) return 'There is no such customer.';
  let sum = 0;
  const lines = [];
  for (const { sku, quantity } of placed.lines) {
    const product = parts.sales.products.byKey(sku)[0];
    if (product === undefined) return `There is no product ${sku}.`;
    const unitPrice = listPriceOf(parts, sku, now);
    const lineTotal = lineTotalOf(hundredthsOf(quantity) ?? 0, unitPrice);
    sum += lineTotal;
    const money = { unitPrice: moneyOf(unitPrice, 'GBP'), lineTotal: moneyOf(lineTotal, 'GBP') };
    lines.push({ sku, name: product.data.name, quantity, ...money });
  }
  const { id, number } = nextOrderNumber(parts.file);
  const nothing = moneyOf(0, 'GBP');
  parts.sales.orders.create(
    id,
    {
      ...placed,
      number,
      orderedAt: new Date(now).toISOString(),
      total: moneyOf(sum, 'GBP'),
      tax: moneyOf(taxIn(sum, taxPercents.GBP), 'GBP'),
      delivery: nothing,
      discount: nothing,
      lines,
    },
    now,
  );
  return null;
};
