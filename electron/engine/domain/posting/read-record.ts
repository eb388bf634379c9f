import type { PostingLine } from '../../../../shared/domain/posting.ts';
import { type OrderDialect, orderDialects, orderNames } from '../sales/dialect.ts';
import { decimalIn, objectsIn, textIn } from '../sales/read-json.ts';
import { digitsOf, fits, lineTotalOf, rounded } from './amounts.ts';

/** A marketing order as its record tells it, and what of it is missing, by the names of the record. */
export type RecordedOrder = {
  readonly key: string;
  readonly source: string | null;
  readonly status: string | null;
  /** Epoch ms. */
  readonly orderedAt: number | null;
  readonly currency: string | null;
  readonly total: string | null;
  readonly tax: string | null;
  readonly delivery: string;
  readonly discount: string;
  readonly lines: readonly PostingLine[];
  readonly missing: readonly string[];
};

type Json = Readonly<Record<string, unknown>>;
type Name = keyof (typeof orderNames)[OrderDialect];

/** Reads a record of Orders for posting. What a record leaves out of delivery and discount was not charged or given. */
export const readOrder = (key: string, json: Json): RecordedOrder => {
  const names = (of: Name): readonly string[] => orderDialects.map((dialect) => orderNames[dialect][of]);
  const currency = currencyIn(json);
  const digits = currency === null ? 2 : digitsOf(currency);
  const missing: string[] = [];
  const amount = (of: Name, without: string | null): string | null => {
    const told = decimalIn(json, ...names(of)) ?? without;
    if (told !== null && fits(told, digits)) return rounded(told, digits);
    missing.push(of);
    return null;
  };
  const at = Date.parse(textIn(json, ...names('orderedAt')) ?? '');
  if (currency === null) missing.push('currency');
  if (Number.isNaN(at)) missing.push('orderedAt');
  const products = objectsIn(json, ...names('products'));
  const lines = products.map((line, place) => lineOf(line, digits, place, missing));
  if (products.length === 0) missing.push('products');
  return {
    key,
    source: textIn(json, 'channel'),
    status: textIn(json, ...names('status')),
    orderedAt: Number.isNaN(at) ? null : at,
    currency,
    total: amount('total', null),
    tax: amount('tax', null),
    delivery: amount('delivery', '0') ?? '0',
    discount: amount('discount', '0') ?? '0',
    lines: lines.flatMap((line) => line ?? []),
    missing,
  };
};

const currencyIn = (json: Json): string | null => {
  const code = textIn(json, 'currency')?.trim().toUpperCase() ?? '';
  return /^[A-Z]{3}$/.test(code) ? code : null;
};

const lineOf = (line: Json, digits: number, place: number, missing: string[]): PostingLine | null => {
  const sku = textIn(line, 'sku')?.trim() ?? '';
  const quantity = decimalIn(line, 'qty');
  const price = decimalIn(line, 'price');
  if (sku === '' || quantity === null || price === null || !fits(price, digits)) {
    missing.push(`line ${place + 1}`);
    return null;
  }
  const unitPrice = rounded(price, digits);
  return { sku, name: textIn(line, 'name'), quantity, unitPrice, lineTotal: lineTotalOf(quantity, unitPrice, digits) };
};
