import type { z } from 'zod';
import { creditNoteSchema, invoiceSchema, orderSchema, settlementSchema } from '../../../shared/domain/order.ts';
import { priceSchema, productSchema, stockSchema } from '../../../shared/domain/product.ts';
import { type CommerceEntity, type CommerceRecords, commerceEntities } from '../world/commerce/types.ts';

/** What the ERP holds besides customers, by the name of its stream (contract erp-cloud 9.3). */
export type SalesEntity = CommerceEntity;
export const salesEntities = commerceEntities;

export const isSalesEntity = (name: string): name is SalesEntity => salesEntities.some((entity) => entity === name);

type Kind<E extends SalesEntity> = {
  readonly table: string;
  readonly schema: z.ZodType<CommerceRecords[E]>;
  /** What a clerk calls a record by: its number, or the SKU or invoice that it speaks of. */
  readonly keyOf: (data: CommerceRecords[E]) => string;
};

export const salesKinds: { readonly [E in SalesEntity]: Kind<E> } = {
  products: { table: 'product', schema: productSchema, keyOf: ({ sku }) => sku },
  stock: { table: 'stock', schema: stockSchema, keyOf: ({ sku }) => sku },
  prices: { table: 'price', schema: priceSchema, keyOf: ({ sku }) => sku },
  orders: { table: 'sales_order', schema: orderSchema, keyOf: ({ number }) => number },
  invoices: { table: 'invoice', schema: invoiceSchema, keyOf: ({ number }) => number },
  creditNotes: { table: 'credit_note', schema: creditNoteSchema, keyOf: ({ number }) => number },
  settlements: { table: 'settlement', schema: settlementSchema, keyOf: ({ invoiceNumber }) => invoiceNumber },
};

const tables = Object.values(salesKinds).map(({ table }) => table);

const INDEXES = tables
  .map(
    (table) => `
  CREATE UNIQUE INDEX IF NOT EXISTS ${table}_id ON ${table}(id);
  CREATE INDEX IF NOT EXISTS ${table}_order ON ${table}(modified_at, id);
  CREATE INDEX IF NOT EXISTS ${table}_key ON ${table}(key);`,
  )
  .join('');

export const SALES_TABLES =
  tables
    .map(
      (table) => `
  CREATE TABLE IF NOT EXISTS ${table}(
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    modified_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT;`,
    )
    .join('') +
  INDEXES +
  `
  CREATE TABLE IF NOT EXISTS created_order(
    external_id TEXT PRIMARY KEY,
    record_id TEXT NOT NULL UNIQUE,
    fields_hash TEXT NOT NULL
  ) STRICT;
`;

/** Empties the tables and takes their indexes away: a world is written faster without, and indexed at the end. */
export const EMPTY_SALES = `
  ${tables.map((table) => `DELETE FROM ${table}; DROP INDEX IF EXISTS ${table}_id; DROP INDEX IF EXISTS ${table}_order; DROP INDEX IF EXISTS ${table}_key;`).join(' ')}
  DELETE FROM created_order;
`;
export const INDEX_SALES = INDEXES;
