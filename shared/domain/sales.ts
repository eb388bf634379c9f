/** Facts of a product as it is to be found in the catalogue, packed for its row. */
export const itemFact = { active: 1, hasPrice: 2 } as const;

/** Facts of an order: whether it belongs in Dotdigital by its own nature, and what has become of it. */
export const saleFact = { inScope: 1, hasCustomer: 2, settled: 4 } as const;

/** Facts of a record of insight data. */
export const recordFact = { readable: 1 } as const;

/** A product as both sides tell it, canonical: decimals without needless zeros, null where it is not told. */
export const itemFields = [
  'name',
  'price',
  'specialPrice',
  'stock',
  'url',
  'imageUrl',
  'description',
  'category',
] as const;
export type ItemField = (typeof itemFields)[number];
export type Item = { readonly sku: string } & Readonly<Record<ItemField, string | null>>;

/** An order as both sides tell it; instants in whole seconds of UTC, amounts as plain decimals. */
export const saleFields = ['total', 'currency', 'status', 'orderedAt', 'discount', 'delivery', 'lines'] as const;
export type SaleField = (typeof saleFields)[number];
export type SaleLine = { readonly sku: string; readonly quantity: string; readonly price: string };
export type Sale = {
  readonly number: string;
  readonly total: string | null;
  readonly currency: string | null;
  readonly status: string | null;
  readonly orderedAt: string | null;
  readonly discount: string | null;
  readonly delivery: string | null;
  readonly lines: readonly SaleLine[];
};

/** What a row of a derived table or of a collection holds, to be compared by its hash and told by its data. */
export type Derived<T> = {
  readonly key: string;
  readonly facts: number;
  readonly hash: number;
  readonly owner: string | null;
  readonly data: T;
};
