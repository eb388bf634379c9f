/** A field by its name as a sentence says it: "loyalty points" for `loyaltyPoints`. */
export const wordsOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The same at the beginning of a sentence. */
export const wordsFirst = (field: string): string => {
  const words = wordsOf(field);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};
