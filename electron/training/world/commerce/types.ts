import type { CreditNote, Invoice, Order, Settlement } from '../../../../shared/domain/order.ts';
import type { Price, Product, Stock } from '../../../../shared/domain/product.ts';
import type { WorldOptions } from '../types.ts';

/** What the training ERP holds besides customers, by the name of its stream. */
export type CommerceRecords = {
  readonly products: Product;
  readonly stock: Stock;
  readonly prices: Price;
  readonly orders: Order;
  readonly invoices: Invoice;
  readonly creditNotes: CreditNote;
  readonly settlements: Settlement;
};
export type CommerceEntity = keyof CommerceRecords;
export const commerceEntities = [
  'products',
  'stock',
  'prices',
  'orders',
  'invoices',
  'creditNotes',
  'settlements',
] as const satisfies readonly CommerceEntity[];

/** A record of the training ERP. Its id is not its number. */
export type WorldErpRecord = {
  readonly [E in CommerceEntity]: {
    readonly entity: E;
    readonly id: string;
    readonly modifiedAt: number;
    readonly data: CommerceRecords[E];
  };
}[CommerceEntity];

export type InsightValue = string | number | boolean | readonly InsightObject[] | InsightObject;
export type InsightObject = { readonly [name: string]: InsightValue };

/** A record of the collection `Catalog_Default` (account scope, type catalog); the key is the SKU. */
export type WorldCatalogItem = {
  readonly key: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly json: InsightObject;
};

/** A record of the collection `Orders` (contact scope, type orders), with the contact that it hangs on. */
export type WorldInsightOrder = {
  readonly key: string;
  readonly email: string;
  readonly contactId: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly json: InsightObject;
};

export type CommerceItem =
  | { readonly kind: 'erp'; readonly record: WorldErpRecord }
  | { readonly kind: 'catalogItem'; readonly item: WorldCatalogItem }
  | { readonly kind: 'insightOrder'; readonly order: WorldInsightOrder };

/** Products: 0.16 for each customer, 20 to 8,000; orders: 4 for each customer, at most 200,000; unless given. */
export type CommerceOptions = WorldOptions & {
  readonly products?: number | undefined;
  readonly orders?: number | undefined;
};
export type CommerceSizes = Required<{ readonly [K in keyof CommerceOptions]: number }>;

export type CommerceKind =
  | 'product-missing'
  | 'item-orphan'
  | 'price-drift'
  | 'stock-drift'
  | 'sku-unmapped'
  | 'item-unreadable'
  | 'order-missing'
  | 'order-unposted'
  | 'order-drift'
  | 'order-misattributed';

/** What was planted on one product (the key is its SKU) or order (its number in the ERP, or its key where it is not there). */
export type CommerceEntry = {
  readonly key: string;
  /**
   * What differs (`total`, `currency`, `status`, `line`, `price`, `stock`), or the key that the record lacks; of an unposted
   * order what keeps it from being posted as it stands (`period`, `customer`, `number` of the contact, `sku`, `total`).
   */
  readonly fields: readonly string[];
  /** The orders that name a SKU without an item. */
  readonly orders?: readonly string[];
  /** The contact whose order it is, and the one that it hangs on. */
  readonly contactIds?: readonly number[];
  /**
   * What a person is to say of a product without an item and an item without a product, which are one but for the dress of the
   * SKU; `other` is the key of the item, or the SKU of the product.
   */
  readonly answer?: 'same-product';
  readonly other?: string;
};

/** What was planted among products and orders, in exact numbers; every list is in the order of its keys. */
export type CommerceTruth = {
  readonly products: number;
  readonly orders: number;
  readonly kinds: Readonly<Record<CommerceKind, readonly CommerceEntry[]>>;
  /** Marketing orders that the ERP has already: by external reference, or typed in without it. */
  readonly posted: readonly PostedOrder[];
  readonly postedByHand: readonly PostedOrder[];
  readonly totals: Readonly<Record<CommerceEntity | 'catalogItems' | 'insightOrders' | 'inScope', number>>;
};
export type PostedOrder = { readonly number: string; readonly key: string };
