import { canonicalNumber } from '../normalise/number.ts';

/** The first of these keys that an object of insight data has, whatever it is called by who wrote it. */
export const firstOf = (json: Readonly<Record<string, unknown>>, names: readonly string[]): unknown => {
  for (const name of names) if (json[name] !== undefined && json[name] !== null) return json[name];
  return null;
};

/** Text as it stands; null for anything else and for nothing but white space. */
export const textIn = (json: Readonly<Record<string, unknown>>, ...names: readonly string[]): string | null => {
  const value = firstOf(json, names);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

/** A list of objects; what is none is left out. */
export const objectsIn = (
  json: Readonly<Record<string, unknown>>,
  ...names: readonly string[]
): readonly Readonly<Record<string, unknown>>[] => {
  const value = firstOf(json, names);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
};

/**
 * A number of JSON, or text that is one, as a plain decimal. A float holds fifteen digits (IEEE 754): what is longer is
 * not told as a number, since it may be another one.
 */
export const decimalIn = (json: Readonly<Record<string, unknown>>, ...names: readonly string[]): string | null => {
  const value = firstOf(json, names);
  if (typeof value === 'number' && Number.isFinite(value)) return plain(String(value));
  return typeof value === 'string' ? plain(value.trim()) : null;
};

const plain = (text: string): string | null => {
  const read = canonicalNumber(text);
  return read.ok && read.value !== null && read.value.replace(/\D/g, '').length <= 15 ? read.value : null;
};

/** The one place where a decimal becomes a number of JSON: the remote demands it. */
export const jsonNumber = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal));
