import type { Order, OrderLine } from '../../../../shared/domain/order.ts';
import type { Random } from '../random.ts';
import { lineTotalOf, moneyOf, quantityOf, shareOf, taxIn } from './amount.ts';
import type { Buyer, Currency } from './buyer.ts';
import { isoOf } from './instant.ts';
import type { Channel, OrderLife } from './order-life.ts';
import type { ProductFacts } from './product-facts.ts';
import { priceFor } from './product-records.ts';

/** How many hundredths of the currency a pound is; every order of the world is converted at the same rate. */
const rates: Readonly<Record<Currency, number>> = { GBP: 100, EUR: 117, USD: 127 };
export const taxPercents: Readonly<Record<Currency, number>> = { GBP: 20, EUR: 19, USD: 0 };

/** An order in whole hundredths of its currency, before it is written down for either side. */
export type DrawnOrder = {
  readonly number: string;
  readonly externalReference: string | null;
  readonly buyer: Buyer;
  readonly channel: Channel;
  readonly life: OrderLife;
  readonly lines: readonly DrawnLine[];
  readonly subtotal: number;
  readonly discount: number;
  readonly delivery: number;
  readonly tax: number;
  readonly total: number;
  readonly deliveryMethod: string;
  readonly payment: string;
  readonly coupon: string | null;
};

/** Quantities in hundredths too. */
export type DrawnLine = {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly lineTotal: number;
};

const drawLine = (product: ProductFacts, buyer: Buyer, random: Random): DrawnLine => {
  const pieces = buyer.isCompany ? 5 + random.below(40) : 1 + Math.floor(random.next() * random.next() * 3);
  const quantity = product.byTheMetre ? 50 * (1 + random.below(12)) : 100 * pieces;
  const unitPrice = shareOf(priceFor(product, buyer.priceGroup), rates[buyer.currency]);
  const { sku, name } = product;
  return { sku, name, quantity, unitPrice, lineTotal: lineTotalOf(quantity, unitPrice) };
};

/** One to six different products. */
const drawLines = (products: readonly ProductFacts[], buyer: Buyer, random: Random): readonly DrawnLine[] => {
  const wanted = 1 + Math.floor(random.next() * random.next() * 6);
  const drawn: DrawnLine[] = [];
  for (let turn = 0; turn < wanted; turn += 1) {
    const product = products[random.below(products.length)];
    if (product === undefined || drawn.some(({ sku }) => sku === product.sku)) continue;
    drawn.push(drawLine(product, buyer, random));
  }
  return drawn;
};

const deliveryFor = (channel: Channel, subtotal: number, random: Random): readonly [string, number] => {
  if (channel === 'store') return ['Store', 0];
  if (channel === 'wholesale') return ['Pallet', 1_500];
  if (random.chance(0.15)) return ['Express', 795];
  if (random.chance(0.2)) return ['Click and collect', 0];
  return ['Standard', subtotal >= 6_000 ? 0 : 495];
};

const paymentFor = (channel: Channel, random: Random): string => {
  if (channel === 'store') return 'Till';
  if (channel === 'wholesale') return 'Invoice';
  return random.pick(['Card', 'Card', 'PayPal', 'Pay later']);
};

export type OrderSeat = Pick<DrawnOrder, 'number' | 'externalReference' | 'buyer' | 'channel' | 'life'>;

/** Draws what was bought. The total is the lines, plus delivery, less discount; the tax is contained in it. */
export const drawOrder = (seat: OrderSeat, products: readonly ProductFacts[], random: Random): DrawnOrder => {
  const { buyer, channel } = seat;
  const lines = drawLines(products, buyer, random);
  const subtotal = lines.reduce((sum, { lineTotal }) => sum + lineTotal, 0);
  const percent = random.chance(0.15) ? random.pick([10, 15, 20]) : 0;
  const discount = shareOf(subtotal, percent);
  const [deliveryMethod, delivery] = deliveryFor(channel, subtotal, random);
  const total = subtotal + delivery - discount;
  // Field by field: an object that is spread and then added to is several times slower, and there are many.
  return {
    number: seat.number,
    externalReference: seat.externalReference,
    buyer,
    channel,
    life: seat.life,
    lines,
    subtotal,
    discount,
    delivery,
    total,
    tax: taxIn(total, taxPercents[buyer.currency]),
    deliveryMethod,
    payment: paymentFor(channel, random),
    coupon: percent === 0 ? null : `NORTH${percent}`,
  };
};

/** The order as the ERP writes it, in decimals. */
export const erpOrderOf = (order: DrawnOrder): Order => {
  const { currency } = order.buyer;
  const money = (hundredths: number) => moneyOf(hundredths, currency);
  return {
    number: order.number,
    externalReference: order.externalReference,
    customerNumber: order.buyer.number,
    channel: order.channel,
    status: order.life.status,
    orderedAt: isoOf(order.life.orderedAt),
    total: money(order.total),
    tax: money(order.tax),
    delivery: money(order.delivery),
    discount: money(order.discount),
    lines: order.lines.map(
      ({ sku, name, quantity, unitPrice, lineTotal }): OrderLine => ({
        sku,
        name,
        quantity: quantityOf(quantity),
        unitPrice: money(unitPrice),
        lineTotal: money(lineTotal),
      }),
    ),
  };
};
