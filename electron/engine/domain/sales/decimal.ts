/** Decimals as text, added without floating point. Both parts are kept as one whole number of the same small unit. */
const partsOf = (text: string): { readonly units: bigint; readonly places: number } => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`not a decimal: ${text.slice(0, 20)}`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, places: fraction.length };
};

/** So many units of the last of these places behind the point, without needless zeros. */
export const textOf = (units: bigint, places: number): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return units < 0n ? `-${plain}` : plain;
};

/** The sum of decimals, exact, without needless zeros. */
export const sumOf = (texts: readonly string[]): string => {
  const parts = texts.map(partsOf);
  const places = parts.reduce((most, part) => Math.max(most, part.places), 0);
  const units = parts.reduce((sum, part) => sum + part.units * 10n ** BigInt(places - part.places), 0n);
  return textOf(units, places);
};

/** The decimal with its sign turned. */
export const negated = (text: string): string => sumOf([text.startsWith('-') ? text.slice(1) : `-${text}`]);

/** Whether the first decimal is larger than the second. */
export const isMore = (one: string, other: string): boolean => {
  const difference = sumOf([one, negated(other)]);
  return difference !== '0' && !difference.startsWith('-');
};

/** The same decimal without needless zeros: `10.50` and `10.5` are one. */
export const plainDecimal = (text: string): string => sumOf([text]);

/** The product of two decimals, exact, without needless zeros. */
export const productOf = (left: string, right: string): string => {
  const [a, b] = [partsOf(left), partsOf(right)];
  return textOf(a.units * b.units, a.places + b.places);
};

/** Whole hundredths of a decimal, rounded down, for putting amounts into an order; never for adding them up. */
export const hundredthsOf = (text: string): number => {
  const { units, places } = partsOf(text);
  const hundredths = places > 2 ? units / 10n ** BigInt(places - 2) : units * 10n ** BigInt(2 - places);
  return Number(hundredths > mostHundredths ? mostHundredths : hundredths);
};

const mostHundredths = 1_000_000_000_000_000n;
