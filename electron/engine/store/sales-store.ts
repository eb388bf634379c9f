import type { Price, Product, Stock } from '../../../shared/domain/product.ts';
import type { Derived, Item, Sale } from '../../../shared/domain/sales.ts';

/** How many of what both sides hold agree, and how many do not, each way. */
export type Standing = {
  /** What belongs in Dotdigital by the rules. */
  readonly expected: number;
  readonly agreeing: number;
  readonly missing: number;
  readonly differing: number;
  /** In Dotdigital on somebody else: it cannot be written over, only taken away there and added here. */
  readonly misplaced: number;
  /** In Dotdigital and not expected there. */
  readonly extra: number;
  /** In Dotdigital and lacking what it needs to be used. */
  readonly unreadable: number;
};

/** One record that is to be written, with what stands there now. */
export type PlannedWrite<T> = {
  readonly key: string;
  readonly verb: 'create' | 'update';
  readonly hash: number;
  readonly wanted: T;
  readonly found: T | null;
  /** The JSON that stands there, and its record key. */
  readonly standing: { readonly key: string; readonly json: Readonly<Record<string, unknown>> } | null;
  /** The contact that it is to hang on; null for what belongs to the account. */
  readonly contactId: number | null;
};

/** Products and sales of both sides. Every write is to be called inside `atomically`. */
export interface SalesStore {
  /** SKUs whose item has to be derived again. */
  readonly markItems: (skus: readonly string[]) => void;
  /** SKUs whose price changes by itself by an instant (epoch ms). */
  readonly markDuePrices: (now: number) => void;
  readonly staleItems: (limit: number) => readonly string[];
  /** What the ERP's records say of a SKU; null without a product. */
  readonly partsOf: (
    sku: string,
  ) => { readonly product: Product; readonly stock: readonly Stock[]; readonly prices: readonly Price[] } | null;
  /** Keeps the derived item, or takes it out; its SKU is fresh afterwards. */
  readonly saveItem: (sku: string, item: (Derived<Item> & { readonly nextAt: number | null }) | null) => void;
  /**
   * Finds anew which records are orders that the ERP has under another number, in steps that are soon done, each to be called
   * inside `atomically`; each answers how many it found. What is linked changes in the last of them. One pass at a time.
   */
  readonly linkSteps: () => Iterable<() => number>;
  /** Orders of the ERP in the order in which they are kept, with what decides whether they are in scope. */
  readonly ordersAfter: (
    rid: number,
    limit: number,
  ) => readonly {
    readonly rid: number;
    readonly key: string;
    readonly facts: number;
    readonly channel: string;
    readonly status: string | null;
    readonly orderedAt: string | null;
  }[];
  /** The settled orders of a customer, refunded ones left out. */
  readonly settledOf: (number: string) => readonly {
    readonly total: string | null;
    readonly currency: string | null;
    readonly orderedAt: string | null;
  }[];
  /** Numbers of customers whose orders changed since their figures were worked out. */
  readonly owedFigures: (limit: number) => readonly string[];
  readonly doneFigures: (numbers: readonly string[]) => void;
  readonly setOrderFacts: (rid: number, facts: number) => void;
  /** Records of the catalogue in the order in which they are kept, as Dotdigital holds them. */
  readonly recordsAfter: (
    rid: number,
    limit: number,
  ) => readonly { readonly rid: number; readonly id: string; readonly json: Readonly<Record<string, unknown>> }[];
  /** Keeps what a record was read as anew. */
  readonly saveRecord: (
    rid: number,
    item: Derived<Item> & { readonly reference: string | null },
    json: Readonly<Record<string, unknown>>,
  ) => void;
  /** Every product is to be put together again. */
  readonly markAllItems: () => void;
  /** How both sides stand, in parts to be summed, each soon counted. */
  readonly itemStanding: () => Iterable<Standing>;
  readonly saleStanding: () => Iterable<Standing>;
  /** What is to be written, by key behind a key, at most `limit`. */
  readonly plannedItems: (after: string, limit: number) => readonly PlannedWrite<Item>[];
  readonly plannedSales: (after: string, limit: number) => readonly PlannedWrite<Sale>[];
}
