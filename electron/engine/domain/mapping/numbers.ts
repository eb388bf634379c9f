/**
 * A number as a plain decimal, from a text with this sign before its decimals; groups of three may be set apart by the
 * other sign, a space or an apostrophe. Rounded half away from zero to so many places. Null where it is none.
 */
export const readNumber = (text: string, decimals: '.' | ',', places: number | null): string | null => {
  const group = decimals === '.' ? ',' : '\\.';
  const sign = decimals === '.' ? '\\.' : ',';
  const shape = new RegExp(`^([+-]?)(\\d{1,3}(?:[${group} '’]\\d{3})+|\\d+)(?:${sign}(\\d+))?$`);
  const [, minus, whole, fraction = ''] = shape.exec(text) ?? [];
  if (whole === undefined) return null;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const rounded = places === null ? plain(digits, fraction) : round(digits, fraction, places);
  return minus === '-' && rounded !== '0' ? `-${rounded}` : rounded;
};

const plain = (whole: string, fraction: string): string => {
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
};

const round = (whole: string, fraction: string, places: number): string => {
  const kept = fraction.slice(0, places).padEnd(places, '0');
  const isUp = (fraction[places] ?? '0') >= '5';
  const units = (BigInt(whole + kept) + (isUp ? 1n : 0n)).toString().padStart(places + 1, '0');
  return plain(units.slice(0, units.length - places), units.slice(units.length - places));
};
