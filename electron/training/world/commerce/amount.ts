import type { Money } from '../../../../shared/domain/money.ts';

// Amounts are whole pennies or cents while they are added up; as text they are decimals with two places.

/** A whole number of hundredths as a decimal with two places: -1234 is -12.34. */
export const decimalOf = (hundredths: number): string => {
  const whole = Math.abs(hundredths);
  const cents = whole % 100;
  return `${hundredths < 0 ? '-' : ''}${(whole - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`;
};

/** The number of JSON that the decimal is. */
export const numberOf = (hundredths: number): number => hundredths / 100;

export const moneyOf = (hundredths: number, currency: string): Money => ({ amount: decimalOf(hundredths), currency });

/** A quantity in hundredths as a decimal without needless zeros: 150 is 1.5. */
export const quantityOf = (hundredths: number): string =>
  hundredths % 100 === 0 ? String(hundredths / 100) : decimalOf(hundredths).replace(/0$/, '');

/** The whole hundredths of a decimal; null when it has more than two places that count, or is too large. */
export const hundredthsOf = (decimal: string): number | null => {
  const [whole = '', places = ''] = decimal.split('.');
  const kept = places.replace(/0+$/, '');
  const hundredths = Number(`${whole}${kept.padEnd(2, '0')}`);
  return kept.length > 2 || !Number.isSafeInteger(hundredths) ? null : hundredths;
};

/** A share of an amount, rounded half up to whole hundredths. */
export const shareOf = (hundredths: number, percent: number): number => Math.floor((hundredths * percent + 50) / 100);

/** Quantity times unit price, rounded half up to whole hundredths. */
export const lineTotalOf = (quantity: number, unitPrice: number): number =>
  Math.floor((quantity * unitPrice + 50) / 100);

/** The tax that a gross amount contains, rounded half up. */
export const taxIn = (gross: number, percent: number): number =>
  Math.floor((gross * percent * 2 + 100 + percent) / (2 * (100 + percent)));
