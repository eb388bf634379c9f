/** What a person said: the item is the product's, or order lines call it by the SKU; or that neither is so. */
export type ItemVerdict = {
  /** Of the product, or as order lines have it. */
  readonly sku: string;
  /** The key of the record in the catalogue. */
  readonly recordKey: string;
  readonly verdict: 'same' | 'different';
  readonly role: 'product' | 'named';
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  readonly decisionId: string;
};

/** A product or a record of the catalogue as it is looked through for what may be the same. */
export type LinkRow = {
  /** A product's SKU, or a record's key. */
  readonly id: string;
  /** Under which it is judged. */
  readonly matchKey: string;
  readonly hash: number;
  /** Whether it may be linked with another. */
  readonly isFree: boolean;
};

/** Which catalogue item is which product, besides what the SKU says. Every write is to be called inside `atomically`. */
export interface ItemLinkStore {
  /** The product that a record was said to be. */
  readonly skuOf: (recordKey: string) => string | null;
  readonly verdictsOf: (sku: string) => readonly ItemVerdict[];
  readonly verdictsOfRecord: (recordKey: string) => readonly ItemVerdict[];
  readonly verdict: (sku: string, recordKey: string) => ItemVerdict | null;
  /** The newest first, those before an id. */
  readonly page: (before: string | null, limit: number) => readonly ItemVerdict[];
  /** Keeps what a person said; a record goes to its product at once. One SKU has one item, one item one product. */
  readonly say: (verdict: ItemVerdict) => void;
  readonly takeBack: (sku: string, recordKey: string) => ItemVerdict | null;

  /** Products that are sold and have no item, in pages. */
  readonly productsLeft: () => Iterable<readonly LinkRow[]>;
  /** Every record of the catalogue, in pages; free is one without a product that is sold, of which nobody said whose it is. */
  readonly records: () => Iterable<readonly LinkRow[]>;
  readonly product: (sku: string) => (LinkRow & { readonly data: string }) | null;
  readonly record: (recordKey: string) => (LinkRow & { readonly data: string }) | null;
  /** What a record calls itself where it is kept under another SKU. */
  readonly ownSku: (recordKey: string) => string | null;
  /** Changes with whatever the above would answer. */
  readonly stamp: () => string;
}
