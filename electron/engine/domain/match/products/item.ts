/** What a product or a catalogue item says of itself. `price` is a decimal string. */
export type Item = {
  readonly sku: string | null;
  readonly name: string;
  readonly brand: string | null;
  readonly description: string | null;
  readonly price: string | null;
};

/** A SKU without what people and systems add to it: case, separators, zeros before a number. Null where nothing is left. */
export const normalisedSku = (sku: string): string | null => {
  const plain = sku
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^0+(?=.)/, '');
  return plain === '' ? null : plain;
};
