/** A JSON text's value, or undefined when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A JSON number as decimal text. Beyond 15 digits a float no longer holds what was sent, so it answers null. */
export const decimalText = (value: number): string | null => {
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15 ? text : null;
};
