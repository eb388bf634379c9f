import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { reading } from '../reading.ts';
import { trainingFolder, workspaceFolder } from '../world.ts';
import type { Content } from './content.ts';

const texts = (db: SqliteDatabase.Database, sql: string): readonly string[] =>
  db.prepare<[], string>(sql).pluck().all();

/**
 * What both simulated systems hold that Concord may write: contacts, insight data, records of the ERP. Stamps aside, and ids
 * of contacts, which are given in the order in which they are made.
 */
export const remoteContentOf = (data: string): Content => {
  const folder = trainingFolder(data);
  const account = reading(join(folder, 'dotdigital.sqlite'), (db) => ({
    contacts: texts(
      db,
      "SELECT coalesce(email, contact_id) || ' ' || email_status || ' ' || binned || ' ' || data_fields FROM contact ORDER BY 1",
    ),
    insight: texts(
      db,
      `SELECT c.name || '/' || r.key || ' ' || coalesce(o.email, '') || ' ' || r.json
       FROM insight_record r JOIN insight_collection c ON c.collection_id = r.collection_id
       LEFT JOIN contact o ON o.contact_id = r.contact_id ORDER BY 1`,
    ),
  }));
  const erp = reading(join(folder, 'erp.sqlite'), (db) => ({
    customers: texts(db, "SELECT id || ' ' || data FROM record ORDER BY 1"),
    orders: texts(
      db,
      "SELECT coalesce(data ->> '$.externalReference', key) || ' ' || (data ->> '$.total') || ' ' || (data ->> '$.status') FROM sales_order ORDER BY 1",
    ),
  }));
  return new Map([
    ['contacts in Dotdigital', account.contacts],
    ['insight data in Dotdigital', account.insight],
    ['customers in the ERP', erp.customers],
    ['orders in the ERP', erp.orders],
  ]);
};

type Counted = { readonly id: string; readonly n: number };

/** How often each record was written, by what the remote systems logged themselves; calls that were refused do not count. */
const writesTo = (data: string, system: 'erp' | 'dotdigital'): ReadonlyMap<string, number> =>
  reading(join(trainingFolder(data), `${system}.sqlite`), (db) => {
    const rows = db
      .prepare<[], Counted>(
        `SELECT CASE WHEN record_id LIKE '%/%' THEN record_id ELSE coalesce(record_key, record_id) END AS id, COUNT(*) AS n
         FROM write_log WHERE record_id NOT NULL AND record_id NOT LIKE 'import:%' AND status < 300 GROUP BY 1`,
      )
      .all();
    return new Map(rows.map(({ id, n }) => [`${system} ${id}`, n]));
  });

/** Records of insight data whose import was handed in without an answer having come, so that nobody knew of it. */
const unansweredOf = (data: string): ReadonlyMap<string, number> =>
  reading(join(workspaceFolder(data), 'workspace.db'), (db) => {
    const rows = db
      .prepare<[], Counted>(
        `SELECT i.collection || '/' || w.key AS id, COUNT(*) AS n FROM insight_write w JOIN insight_import i ON i.id = w.import
         WHERE i.import_id IS NULL GROUP BY 1`,
      )
      .all();
    return new Map(rows.map(({ id, n }) => [`dotdigital ${id}`, n]));
  });

export type Repeats = {
  /** What was written more often than by an undisturbed run, without need; a sentence each. */
  readonly violations: readonly string[];
  /** Records that were sent again because the answer to the first time was lost with the engine. */
  readonly unanswered: number;
};

/** Holds what was written against what an undisturbed run writes. */
export const repeatsOf = (undisturbed: string, data: string): Repeats => {
  const lost = unansweredOf(data);
  const violations: string[] = [];
  let unanswered = 0;
  for (const system of ['erp', 'dotdigital'] as const) {
    const wanted = writesTo(undisturbed, system);
    for (const [id, n] of writesTo(data, system)) {
      const more = n - (wanted.get(id) ?? 0);
      if (more <= 0) continue;
      if (more <= (lost.get(id) ?? 0)) unanswered += more;
      else violations.push(`${id} was written ${n} times instead of ${wanted.get(id) ?? 0}`);
    }
  }
  return { violations, unanswered };
};
