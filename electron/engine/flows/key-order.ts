/**
 * Orders match keys as SQLite does: by UTF-8 bytes. UTF-16 units give the same order except that surrogates
 * (characters beyond the BMP) must come after U+E000 to U+FFFF.
 */
export const compareKeys = (left: string, right: string): number => {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return weight(a) - weight(b);
  }
  return left.length - right.length;
};

/** Lifts surrogates above the rest of the BMP. */
const weight = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
