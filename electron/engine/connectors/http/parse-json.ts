/** A JSON text's value, or undefined when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * A JSON number as decimal text, without an exponent. Beyond 15 digits a float no longer holds what was sent, so it
 * answers null; noughts before the first other digit are none of them (contract dotdigital 5: nine places [S]).
 */
export const decimalText = (value: number): string | null => {
  const text = withoutExponent(String(value));
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').replace(/^0+/, '').length <= 15 ? text : null;
};

/** JavaScript writes what is smaller than a millionth as `1.25e-7`. */
const withoutExponent = (text: string): string => {
  const [, sign = '', whole = '', rest = '', places = ''] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text) ?? [];
  return whole === '' ? text : `${sign}0.${'0'.repeat(Number(places) - 1)}${whole}${rest}`;
};
