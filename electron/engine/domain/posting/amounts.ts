import { negated, sumOf } from '../sales/decimal.ts';

/** How many digits an amount of this currency has behind the point: two of most, none of yen. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** A decimal with exactly so many digits behind the point, rounded half away from zero. */
export const rounded = (decimal: string, digits: number): string => {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const units = BigInt(`${whole}${fraction.padEnd(digits + 1, '0').slice(0, digits + 1)}`);
  const kept = ((units + 5n) / 10n).toString().padStart(digits + 1, '0');
  const text = digits === 0 ? kept : `${kept.slice(0, -digits)}.${kept.slice(-digits)}`;
  return decimal.startsWith('-') && /[1-9]/.test(text) ? `-${text}` : text;
};

/** Quantity times price, rounded to the currency's digits, exact until then. */
export const lineTotalOf = (quantity: string, price: string, digits: number): string => {
  const [left, right] = [partsOf(quantity), partsOf(price)];
  const places = left.places + right.places;
  const units = left.units * right.units;
  const text = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const decimal = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  return rounded(units < 0n ? `-${decimal}` : decimal, digits);
};

/** Whether an amount has no more digits than its currency. */
export const fits = (decimal: string, digits: number): boolean =>
  decimal.replace(/^[^.]*\.?/, '').replace(/0+$/, '').length <= digits;

/** The first less the second, without needless zeros. */
export const lessOf = (left: string, right: string): string => sumOf([left, negated(right)]);

const partsOf = (decimal: string): { readonly units: bigint; readonly places: number } => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { units: BigInt(whole + fraction), places: fraction.length };
};
