import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { reading } from '../chaos/reading.ts';
import { trainingFolder } from '../chaos/world.ts';

/** How many records of each kind both systems hold, counted in their own files. */
export type Company = Readonly<Record<string, number>>;

const erpTables = [
  'record',
  'product',
  'stock',
  'price',
  'sales_order',
  'invoice',
  'credit_note',
  'settlement',
] as const;

const fileOf = (data: string, system: 'erp' | 'dotdigital'): string => join(trainingFolder(data), `${system}.sqlite`);

const one = (db: SqliteDatabase.Database, sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;

export const countCompany = (data: string): Company => ({
  ...reading(fileOf(data, 'erp'), (erp) =>
    Object.fromEntries(erpTables.map((table) => [table, one(erp, `SELECT COUNT(*) FROM ${table} WHERE deleted = 0`)])),
  ),
  ...reading(fileOf(data, 'dotdigital'), (account) => {
    const records = (name: string): number =>
      one(
        account,
        `SELECT COUNT(*) FROM insight_record JOIN insight_collection USING (collection_id) WHERE name = '${name}'`,
      );
    return {
      contact: one(account, 'SELECT COUNT(*) FROM contact WHERE binned = 0'),
      Catalog_Default: records('Catalog_Default'),
      Orders: records('Orders'),
    };
  }),
});

/** Everything in the account's insight data that is the ERP's is made wrong, so that all of it has to be written. */
export const disturbInsight = (data: string, now: number): void => {
  const account = new SqliteDatabase(fileOf(data, 'dotdigital'), { timeout: 30_000 });
  const set = account.prepare<[string, string, number, string]>(
    `UPDATE insight_record SET json = json_set(json, ?, CAST(? AS REAL)), updated_at = ?
     WHERE collection_id = (SELECT collection_id FROM insight_collection WHERE name = ?)`,
  );
  account.transaction(() => {
    set.run('$.price', '0.01', now, 'Catalog_Default');
    set.run('$.order_total', '0.01', now, 'Orders');
  })();
  account.close();
};

/** How many different records the log of the account says were written since a place in it, and how many took effect more than once. */
export const writtenSince = (
  data: string,
  sequence: number,
): { readonly insight: number; readonly contacts: number; readonly twice: number } =>
  reading(fileOf(data, 'dotdigital'), (account) => {
    const rows = account
      .prepare<[number], { readonly id: string; readonly n: number }>(
        `SELECT record_id AS id, SUM(changed) AS n FROM write_log
         WHERE sequence > ? AND record_id NOT NULL AND record_id NOT LIKE 'import:%' AND status < 300 GROUP BY 1`,
      )
      .all(sequence);
    const insight = rows.filter(({ id }) => id.includes('/'));
    return {
      insight: insight.length,
      contacts: rows.length - insight.length,
      twice: insight.filter(({ n }) => n > 1).length,
    };
  });

export const lastWrite = (data: string): number =>
  reading(fileOf(data, 'dotdigital'), (account) => one(account, 'SELECT coalesce(MAX(sequence), 0) FROM write_log'));
