import SqliteDatabase, { type Database } from 'better-sqlite3';
import { batchesOf } from '../../electron/engine/runtime/batching.ts';
import { valueColumns, valueList } from '../../electron/engine/store/columns.ts';
import type { MirrorContact, MirrorCustomer } from '../../shared/domain/mirror.ts';
import type { Figure, Measure } from './figure.ts';
import { mirrorRows, sizeWanted } from './mirror-rows.ts';
import { openWorkspace, takeIn } from './opened-workspace.ts';

/** The first load against plain inserts of the same rows, and the same rows pulled again against the first load. */
export const measure: Measure = async () => {
  const size = sizeWanted();
  const rows = mirrorRows(size);
  const plain = timed(() => insertPlainly(rows));
  const workspace = openWorkspace();
  try {
    const load = timed(() => takeIn(workspace, rows, 1));
    const again = timed(() => takeIn(workspace, rows, 2));
    const what = `${size.toLocaleString('en-GB')} rows a side`;
    const figures: readonly Figure[] = [
      {
        name: `first load, ${what}`,
        value: load,
        unit: 'ms',
        reference: { name: 'plain inserts', value: plain },
        goal: null,
      },
      {
        name: `pulled again unchanged, ${what}`,
        value: again,
        unit: 'ms',
        reference: { name: 'first load', value: load },
        goal: { atMost: 0.9 },
      },
    ];
    return figures;
  } finally {
    workspace.close();
  }
};

const timed = (work: () => void): number => {
  globalThis.gc?.();
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** Positional inserts into the same tables with the same indexes and page sizes, and nothing else kept. */
const insertPlainly = ({ customers, contacts }: ReturnType<typeof mirrorRows>): void => {
  const { file, close } = openWorkspace();
  const db = new SqliteDatabase(file);
  db.pragma('synchronous = NORMAL');
  db.pragma('cache_size = -65536');
  const customer = insertInto(db, 'erp_customer', 11 + valueColumns.length);
  const contact = insertInto(db, 'dd_contact', 14 + valueColumns.length);
  for (const page of batchesOf(customers, 1_000))
    db.transaction(() => {
      for (const row of page) customer.run(null, ...customerList(row));
    })();
  for (const page of batchesOf(contacts, 5_000))
    db.transaction(() => {
      for (const row of page) contact.run(null, ...contactList(row));
    })();
  db.close();
  close();
};

const insertInto = (db: Database, table: string, columns: number) =>
  db.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join(', ')})`);

const customerList = (row: MirrorCustomer): readonly unknown[] => [
  row.id,
  row.number,
  row.version,
  row.modifiedAt,
  ...valueList(row.values),
  JSON.stringify(row.permission),
  row.facts,
  row.emailKey,
  row.malformed,
  row.hash,
  row.number,
];

const contactList = (row: MirrorContact): readonly unknown[] => [
  row.contactId,
  row.erpNumber,
  row.createdAt,
  row.updatedAt,
  ...valueList(row.values),
  row.status,
  row.emailStatus,
  row.optInType,
  row.consentedAt,
  row.facts,
  row.emailKey,
  row.hash,
  row.erpNumber,
  0,
];
