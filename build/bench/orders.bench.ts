import SqliteDatabase from 'better-sqlite3';
import { saleJson } from '../../electron/engine/domain/sales/order.ts';
import { detectSales } from '../../electron/engine/flows/detect-sales.ts';
import { orderRow, recordRow } from '../../electron/engine/flows/sales-streams.ts';
import { batchesOf } from '../../electron/engine/runtime/batching.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Sale } from '../../shared/domain/sales.ts';
import { type Figure, type Measure, medianMs } from './figure.ts';
import { sizeWanted } from './mirror-rows.ts';
import { openWorkspace, takeIn, type Workspace } from './opened-workspace.ts';
import { customerAt } from './people.ts';

const at = Date.UTC(2026, 10, 25, 9);

/** Orders of three lines; each customer has five. */
const orderOf = (n: number, customerNumber: string): Order => {
  const money = (amount: number) => ({ amount: amount.toFixed(2), currency: 'GBP' });
  const price = 10 + (n % 900) / 10;
  const lines = [0, 1, 2].map((line) => ({
    ...{ sku: `SKU-${(n * 3 + line) % 8_000}`, name: null, quantity: '1' },
    ...{ unitPrice: money(price), lineTotal: money(price) },
  }));
  return {
    ...{ number: `SO${String(n).padStart(8, '0')}`, externalReference: null, customerNumber, channel: 'web' },
    ...{ status: 'settled', orderedAt: new Date(Date.UTC(2026, n % 11, 1 + (n % 27), 9)).toISOString() },
    ...{ total: money(price * 3), tax: money(0), delivery: money(0), discount: money(0), lines },
  };
};

/** Orders on both sides, on the contacts of their customers: of a hundred one has another total, and of two hundred one is not there. */
const fill = (workspace: Workspace, size: number): void => {
  const { stores } = workspace;
  const people = Math.max(1, Math.floor(size / 5));
  takeIn(workspace, people, 1);
  for (const some of batchesOf(
    Array.from({ length: size }, (_, n) => n),
    2_000,
  ))
    stores.atomically(() => {
      const orders = some.map((n) => orderOf(n, customerAt(n % people, people).value.number));
      const rows = orders.map((value) => orderRow(stores, { id: value.number, version: 'v1', modifiedAt: at, value }));
      stores.replica('erp_order').upsert(rows, 1);
      const records = rows.flatMap(({ key, data }, place) => {
        const n = some[place] ?? 0;
        if (n % 200 === 99) return [];
        const { value } = data as { readonly value: Sale };
        const sale = n % 100 === 7 ? { ...value, total: '1.00' } : value;
        const json = saleJson(sale, 'snake_case', null);
        return (
          recordRow(stores, 'dd_order', { key, json, contactId: (n % people) + 1, createdAt: at, updatedAt: at }) ?? []
        );
      });
      stores.replica('dd_order').upsert(records, 1);
    });
};

const indexed = (table: string): string =>
  `SELECT match_key, hash, facts FROM ${table} INDEXED BY ${table}_key WHERE match_key > ? ORDER BY match_key LIMIT 5000`;

/** Both covering indexes read row by row in their order, five thousand at a time, and nothing done with them. */
const rawScan = (file: string): (() => void) => {
  const db = new SqliteDatabase(file, { readonly: true });
  db.pragma('cache_size = -65536');
  const pages = ['erp_order', 'dd_order'].map((table) => db.prepare<[string], { match_key: string }>(indexed(table)));
  return () => {
    for (const page of pages)
      for (let after: string | undefined = ''; after !== undefined; ) after = page.all(after).at(-1)?.match_key;
  };
};

/** Every order compared with its record, lines and all, against what reading both indexes takes. */
export const measure: Measure = async () => {
  const size = sizeWanted();
  const workspace = openWorkspace();
  const { deps, file } = workspace;
  try {
    fill(workspace, size);
    const pass = async (): Promise<void> => {
      const counting = <Counts>(work: () => Counts): Counts => deps.stores.atomically(work);
      const { signal } = new AbortController();
      const done = await detectSales(deps, { entity: 'order', runId: 1, full: true, signal, counting });
      if (!done.ok) throw new Error(done.error.sentence);
    };
    const first = performance.now();
    await pass();
    const found = performance.now() - first;
    const again = await medianMs(3, pass);
    const reference = { name: 'raw scan of both indexes', value: await medianMs(3, rawScan(file)) };
    const open = deps.stores.mismatches.counts().reduce((sum, { count }) => sum + count, 0);
    const figure = (name: string, value: number, note: string): Figure => ({
      ...{ name: `${name}, ${size.toLocaleString('en-GB')} orders a side`, value, unit: 'ms', reference },
      ...{ goal: { atMost: 2 }, isClaimed: false, note },
    });
    return [
      figure('orders compared, cases written', found, `${open.toLocaleString('en-GB')} cases were written`),
      figure(
        'orders compared again',
        again,
        'the scan merges nothing: each order is looked up with its record and with the contact that it belongs on',
      ),
    ];
  } finally {
    workspace.close();
  }
};
