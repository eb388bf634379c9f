/** The types of data fields (contract dotdigital 5 [C]). */
export const fieldTypes = ['String', 'Numeric', 'Date', 'Boolean'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A plausible address: one @, no gaps, no comma, no dot at a wrong place. */
export const isEmail = (text: string): boolean =>
  text.length <= 256 && /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,.;<>()]+$/.test(text) && !/\.\.|^\.|\.@|@\./.test(text);

/** E.164, with or without its plus sign. */
export const isMobileNumber = (text: string): boolean => /^\+?[1-9]\d{6,14}$/.test(text);

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** An ISO 8601 date that exists, with or without a time. */
export const isDate = (text: string): boolean => {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  if (year === '') return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};

const isNumeric = (value: unknown, strict: boolean): boolean => {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' && !strict ? value.trim() : '';
  return /^[+-]?\d{1,18}(\.\d{1,9})?$/.test(text);
};

/** The most signs of a text (contract dotdigital 5 [S]). */
const longestText = 1_000;

/** Whether a value would fit, were it not longer than a data field holds: a text, or the digits of a number. */
export const isOverflowing = (type: FieldType, value: unknown): boolean =>
  type === 'String'
    ? typeof value === 'string' && value.length > longestText
    : type === 'Numeric' && /^[+-]?\d+(\.\d+)?$/.test(String(value)) && !isNumeric(String(value), false);

/** Whether a value fits a data field; `strict` means that a number must be a JSON number. */
export const hasType = (type: FieldType, value: unknown, strict: boolean): boolean => {
  switch (type) {
    case 'String':
      return typeof value === 'string' && value.length <= longestText;
    case 'Numeric':
      return isNumeric(value, strict);
    case 'Date':
      return typeof value === 'string' && isDate(value);
    case 'Boolean':
      return typeof value === 'boolean' || (typeof value === 'string' && /^(true|false)$/i.test(value));
  }
};

/** The value as a data field of this type keeps it; give only what `hasType` accepts. */
export const inType = (type: FieldType, value: string | number | boolean): string | number | boolean => {
  if (type === 'Numeric') return Number(value);
  return type === 'Boolean' ? String(value).toLowerCase() === 'true' : value;
};
