import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
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

const open = (data: string, system: 'erp' | 'dotdigital', readonly: boolean): SqliteDatabase.Database =>
  new SqliteDatabase(join(trainingFolder(data), `${system}.sqlite`), { readonly, timeout: 30_000 });

export const countCompany = (data: string): Company => {
  const [erp, account] = [open(data, 'erp', true), open(data, 'dotdigital', true)];
  try {
    const one = (db: SqliteDatabase.Database, sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
    const records = (name: string): number =>
      one(
        account,
        `SELECT COUNT(*) FROM insight_record JOIN insight_collection USING (collection_id) WHERE name = '${name}'`,
      );
    return {
      ...Object.fromEntries(
        erpTables.map((table) => [table, one(erp, `SELECT COUNT(*) FROM ${table} WHERE deleted = 0`)]),
      ),
      contact: one(account, 'SELECT COUNT(*) FROM contact WHERE binned = 0'),
      Catalog_Default: records('Catalog_Default'),
      Orders: records('Orders'),
    };
  } finally {
    erp.close();
    account.close();
  }
};

/** Everything in the account's insight data that is the ERP's is made wrong, so that all of it has to be written. */
export const disturbInsight = (data: string, now: number): void => {
  const account = open(data, 'dotdigital', false);
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

/** How many different records the log of the account says were written since a place in it, and how many took effect. */
export const writtenSince = (
  data: string,
  sequence: number,
): { readonly insight: number; readonly contacts: number; readonly twice: number } => {
  const account = open(data, 'dotdigital', true);
  try {
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
  } finally {
    account.close();
  }
};

export const lastWrite = (data: string): number => {
  const account = open(data, 'dotdigital', true);
  try {
    return account.prepare<[], number>('SELECT coalesce(MAX(sequence), 0) FROM write_log').pluck().get() ?? 0;
  } finally {
    account.close();
  }
};
