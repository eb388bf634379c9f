/** A JSON text's value, or undefined when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A number of sixteen characters or more after a sign that may stand before one: rare, so most texts are parsed as is. */
const mayHoldLong = /[:,[\s]-?\d[\d.]{15}/;
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** The same, but a number with more digits than a float holds comes as its text, digit for digit. */
export const parseJsonExactly = (text: string): unknown =>
  parseJson(mayHoldLong.test(text) ? text.replace(textOrNumber, quotedWhenLong) : text);

const quotedWhenLong = (token: string): string =>
  token.startsWith('"') || token.replace(/e.*|\D/gi, '').replace(/^0+/, '').length <= mostDigits
    ? token
    : `"${withoutExponent(token)}"`;

/** What a float holds of any decimal (IEEE 754). */
const mostDigits = 15;

/**
 * A JSON number as decimal text, without an exponent. Beyond 15 digits a float no longer holds what was sent, so it
 * answers null; noughts before the first other digit are none of them (contract dotdigital 5: nine places [S]).
 */
export const decimalText = (value: number): string | null => {
  const text = withoutExponent(String(value));
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').replace(/^0+/, '').length <= mostDigits ? text : null;
};

/** The same number written out; as it came where it has no exponent, or one that no amount has. */
const withoutExponent = (text: string): string => {
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,2})$/i.exec(text) ?? [];
  if (whole === '') return text;
  const point = whole.length + Number(exponent);
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${fraction}`.padEnd(point, '0');
  const at = Math.max(1, point);
  return `${sign}${digits.slice(0, at)}${digits.length > at ? `.${digits.slice(at)}` : ''}`;
};
