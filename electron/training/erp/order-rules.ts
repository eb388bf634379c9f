import type { Money } from '../../../shared/domain/money.ts';
import { hundredthsOf, lineTotalOf, taxIn } from '../world/commerce/amount.ts';
import { taxPercents } from '../world/commerce/draw-order.ts';
import type { Stores } from './any-record.ts';
import type { NewOrderFields } from './command-shapes.ts';
import type { FieldError } from './refusals.ts';

/** How far tax may be off: every line may have been rounded by itself. */
const TAX_TOLERANCE = 2;

const at = (path: string, message: string): FieldError => ({ path: `data.fields.${path}`, message });

const customerErrors = ({ records }: Stores, number: string | null): readonly FieldError[] => {
  if (number === null) return [];
  const customer = records.byNumber(number);
  if (customer === null || customer.deleted) return [at('customerNumber', 'There is no such customer.')];
  return customer.data.active ? [] : [at('customerNumber', 'The customer is blocked.')];
};

const skuErrors = ({ sales }: Stores, { lines }: NewOrderFields): readonly FieldError[] =>
  lines.flatMap(({ sku }, place) => {
    const product = sales.products.byKey(sku)[0];
    if (product === undefined || product.deleted) return [at(`lines[${place}].sku`, 'There is no such product.')];
    return product.data.active ? [] : [at(`lines[${place}].sku`, 'The product is discontinued.')];
  });

const moneyIn = ({ total, tax, delivery, discount, lines }: NewOrderFields): readonly (readonly [string, Money])[] => [
  ['total', total],
  ['tax', tax],
  ['delivery', delivery],
  ['discount', discount],
  ...lines.flatMap(({ unitPrice, lineTotal }, place): readonly (readonly [string, Money])[] => [
    [`lines[${place}].unitPrice`, unitPrice],
    [`lines[${place}].lineTotal`, lineTotal],
  ]),
];

const moneyErrors = (fields: NewOrderFields): readonly FieldError[] =>
  moneyIn(fields).flatMap(([path, { amount, currency }]) => {
    if (currency !== fields.total.currency) return [at(`${path}.currency`, 'An order has one currency.')];
    return hundredthsOf(amount) === null ? [at(`${path}.amount`, 'An amount has two decimals at most.')] : [];
  });

const sumErrors = ({ lines, total, delivery, discount }: NewOrderFields): readonly FieldError[] => {
  const value = (amount: string): number => hundredthsOf(amount) ?? Number.NaN;
  const wrong = lines.flatMap(({ quantity, unitPrice, lineTotal }, place) =>
    lineTotalOf(value(quantity), value(unitPrice.amount)) === value(lineTotal.amount)
      ? []
      : [at(`lines[${place}].lineTotal.amount`, 'It is not the quantity times the price.')],
  );
  const sum = lines.reduce((all, { lineTotal }) => all + value(lineTotal.amount), 0);
  const adds = sum + value(delivery.amount) - value(discount.amount) === value(total.amount);
  return adds ? wrong : [...wrong, at('total.amount', 'Lines, delivery and discount do not add up to it.')];
};

const taxErrors = ({ total, tax }: NewOrderFields): readonly FieldError[] => {
  const percent = Object.entries(taxPercents).find(([currency]) => currency === total.currency)?.[1];
  if (percent === undefined) return [at('total.currency', 'There are no tax rules for this currency.')];
  const expected = taxIn(hundredthsOf(total.amount) ?? 0, percent);
  const isOff = Math.abs((hundredthsOf(tax.amount) ?? 0) - expected) > TAX_TOLERANCE;
  return isOff ? [at('tax.amount', `The total contains ${percent} % of tax, which is another amount.`)] : [];
};

/** What the ERP holds against a new order, apart from its posting date: who buys, what is sold, sums, tax. */
export const orderErrors = (stores: Stores, fields: NewOrderFields): readonly FieldError[] => {
  const money = moneyErrors(fields);
  return [
    ...customerErrors(stores, fields.customerNumber),
    ...skuErrors(stores, fields),
    ...money,
    ...(money.length > 0 ? [] : [...sumErrors(fields), ...taxErrors(fields)]),
  ];
};
