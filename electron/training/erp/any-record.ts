import type { RecordStore } from './record-store.ts';
import { isSalesEntity } from './sales-entities.ts';
import type { SalesStore } from './sales-store.ts';

/** What streams, single reads and commands see of a record, of whatever entity. */
export type AnyRecord = {
  readonly id: string;
  readonly modifiedAt: number;
  readonly version: number;
  readonly deleted: boolean;
  readonly data: object;
};

export type Stores = { readonly records: RecordStore; readonly sales: SalesStore };

/** The record of this entity and id, also when it was taken away; null when there never was one. */
export const findRecord = ({ records, sales }: Stores, entity: string, id: string): AnyRecord | null => {
  if (entity === 'customers') return records.byId(id);
  return isSalesEntity(entity) ? sales[entity].byId(id) : null;
};

/** What the write log calls a record by, besides its id: its number or SKU. */
export const keyOf = ({ data }: AnyRecord): string | null => {
  if ('number' in data && typeof data.number === 'string') return data.number;
  return 'sku' in data && typeof data.sku === 'string' ? data.sku : null;
};
