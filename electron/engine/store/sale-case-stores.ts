import type { CaseEntity } from '../../../shared/domain/case-entity.ts';
import type { Item, Sale } from '../../../shared/domain/sales.ts';

/** What is judged besides people. */
export type SaleEntity = Extract<CaseEntity, 'item' | 'order'>;

/** A record of insight data as the mirror holds it; `json` as it came off the wire. */
export type MirroredRecord<T> = {
  readonly key: string;
  readonly facts: number;
  readonly hash: number;
  /** The contact that it hangs on; null for the account's own. */
  readonly contactId: number | null;
  readonly modifiedAt: number | null;
  readonly value: T;
  readonly json: Readonly<Record<string, unknown>>;
};

/** A SKU as both sides tell it: the ERP's product, every catalogue record that names it, and how many orders do. */
export type ItemRows = {
  readonly product: { readonly facts: number; readonly hash: number; readonly value: Item } | null;
  readonly records: readonly MirroredRecord<Item>[];
  readonly orders: number;
  /** Whether an item goes by this SKU though it is kept under another: its own, or what a person said of order lines. */
  readonly isNamed: boolean;
};

/** A sale as both sides tell it, with the live contacts of its customer, the first of them first. */
export type SaleRows = {
  readonly order: {
    readonly id: string;
    readonly facts: number;
    readonly hash: number;
    readonly owner: string | null;
    readonly modifiedAt: number | null;
    readonly value: Sale;
  } | null;
  readonly record: MirroredRecord<Sale> | null;
  readonly contacts: readonly number[];
};

/** What the cases about products and sales rest on. Every write is to be called inside `atomically`. */
export interface SaleCaseStore {
  readonly dirtyCount: (entity: SaleEntity) => number;
  readonly dirtyKeys: (entity: SaleEntity, limit: number) => readonly string[];
  readonly markDirty: (entity: SaleEntity, keys: readonly string[]) => void;
  readonly clearDirty: (entity: SaleEntity, keys: readonly string[]) => void;
  readonly clearAllDirty: (entity: SaleEntity) => void;
  /** How many the ERP holds. */
  readonly held: (entity: SaleEntity) => number;
  /** The last key of the next `size` rows of the ERP behind a key; null at the end. */
  readonly rangeEnd: (entity: SaleEntity, after: string, size: number) => string | null;
  /** Keys of a range (after, upTo] about which something is found; without an end, of all behind. */
  readonly suspects: (entity: SaleEntity, after: string, upTo: string | null) => readonly string[];
  /** Keys of what an import that is under way carries. */
  readonly carried: () => ReadonlySet<string>;
  /** Keys under which these are judged: that of a record is its order's where the ERP has it under another number. */
  readonly homes: (keys: readonly string[]) => readonly string[];
  /** The next SKUs behind one that either side has, in the order of SQLite. */
  readonly itemKeysAfter: (after: string, limit: number) => readonly string[];
  readonly itemsIn: (keys: readonly string[]) => ReadonlyMap<string, ItemRows>;
  readonly salesIn: (keys: readonly string[]) => ReadonlyMap<string, SaleRows>;
  /** The numbers of orders that name a SKU, at most `limit`. */
  readonly ordersNaming: (sku: string, limit: number) => readonly string[];
  /** Whether the catalogue holds a record under this key, whatever its SKU. */
  readonly isKeyTaken: (key: string) => boolean;
}
