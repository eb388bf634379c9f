const longest = 30;

/** What a text looks like, whatever it says: a word is `a`, each digit `9`, signs stand as they are. */
export const shapeOf = (text: string): string =>
  text
    .replace(/\p{L}[\p{L}\p{M}]*/gu, 'a')
    .replace(/\d/g, '9')
    .slice(0, longest);
