import type { Database } from 'better-sqlite3';

/** The replicas besides customers and contacts; the number stands in `seen`. */
export const replicaSides = {
  erp_product: 3,
  erp_stock: 4,
  erp_price: 5,
  erp_order: 6,
  erp_document: 7,
  dd_item: 8,
  dd_order: 9,
  dd_list: 10,
  dd_segment: 11,
  dd_campaign: 12,
} as const;
export type ReplicaName = keyof typeof replicaSides;

/** A record as a replica keeps it. `key` is what both sides' records of a thing share, `data` the record itself. */
export type ReplicaRow = {
  readonly id: string;
  readonly version: string | null;
  readonly modifiedAt: number | null;
  readonly key: string;
  /** Whose it is: a customer's number, or a contact's id. */
  readonly owner: string | null;
  /** The other system's key for it, where the record tells one. */
  readonly reference: string | null;
  readonly facts: number;
  readonly hash: number;
  readonly data: unknown;
};

/** Rows of one entity of one side. Every write is to be called inside `atomically`. */
export type Replica = {
  /** Writes what is new or differs. Answers the keys about which something changed, each once a row. */
  readonly upsert: (rows: readonly ReplicaRow[], runId: number) => readonly string[];
  /** Takes rows out by their ids. Answers their keys. */
  readonly remove: (ids: readonly string[]) => readonly string[];
  /** How many rows a finished full refresh did not see. */
  readonly unseen: (runId: number) => number;
  /** Takes out at most so many of them. Answers their keys. */
  readonly removeUnseen: (runId: number, limit: number) => readonly string[];
  readonly count: () => number;
};

type Known = { readonly rid: number; readonly match_key: string; readonly hash: number; readonly facts: number } & {
  readonly version: string | null;
  readonly modified_at: number | null;
  readonly owner: string | null;
  readonly reference: string | null;
};

/** A replica over its table. Rows read outside of a run belong to run 0 and are not noted as seen. */
export const createReplica = (db: Database, table: ReplicaName): Replica => {
  const side = replicaSides[table];
  const known = db.prepare<[string], Known>(
    `SELECT rid, match_key, hash, facts, version, modified_at, owner, reference FROM ${table} WHERE ext_id = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO ${table} (ext_id, version, modified_at, match_key, owner, reference, facts, hash, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare(
    `UPDATE ${table} SET version = ?, modified_at = ?, match_key = ?, owner = ?, reference = ?, facts = ?, hash = ?, data = ? WHERE rid = ?`,
  );
  const drop = db.prepare<[number]>(`DELETE FROM ${table} WHERE rid = ?`);
  const see = db.prepare<[number, number, number]>('INSERT OR IGNORE INTO seen (side, run_id, rid) VALUES (?, ?, ?)');
  const unseenWhere = `NOT EXISTS (SELECT 1 FROM seen WHERE side = ${side} AND run_id = ? AND seen.rid = row.rid)`;
  const unseenCount = db.prepare<[number], number>(`SELECT COUNT(*) FROM ${table} AS row WHERE ${unseenWhere}`).pluck();
  const unseen = db.prepare<[number, number], { rid: number; match_key: string }>(
    `SELECT rid, match_key FROM ${table} AS row WHERE ${unseenWhere} LIMIT ?`,
  );
  const count = db.prepare<[], number>(`SELECT COUNT(*) FROM ${table}`).pluck();

  const upsert = (row: ReplicaRow, runId: number): readonly string[] => {
    const { id, version, modifiedAt, key, owner, reference, facts, hash, data } = row;
    const old = known.get(id);
    if (old === undefined) {
      const made = insert.run(id, version, modifiedAt, key, owner, reference, facts, hash, JSON.stringify(data));
      if (runId !== 0) see.run(side, runId, Number(made.lastInsertRowid));
      return [key];
    }
    if (runId !== 0) see.run(side, runId, old.rid);
    const isSame =
      old.hash === hash &&
      old.facts === facts &&
      old.match_key === key &&
      old.owner === owner &&
      old.reference === reference;
    if (isSame && old.version === version && old.modified_at === modifiedAt) return [];
    update.run(version, modifiedAt, key, owner, reference, facts, hash, JSON.stringify(data), old.rid);
    if (isSame) return [];
    return old.match_key === key ? [key] : [old.match_key, key];
  };

  return {
    upsert: (rows, runId) => rows.flatMap((row) => upsert(row, runId)),
    remove: (ids) =>
      ids.flatMap((id) => {
        const old = known.get(id);
        if (old === undefined) return [];
        drop.run(old.rid);
        return [old.match_key];
      }),
    unseen: (runId) => unseenCount.get(runId) ?? 0,
    removeUnseen: (runId, limit) => {
      const rows = unseen.all(runId, limit);
      for (const { rid } of rows) drop.run(rid);
      return rows.map(({ match_key }) => match_key);
    },
    count: () => count.get() ?? 0,
  };
};

/** Every replica of a file, by its name. */
export const createReplicas = (db: Database): ((name: ReplicaName) => Replica) => {
  const names = Object.keys(replicaSides) as readonly ReplicaName[];
  const replicas = Object.fromEntries(names.map((name) => [name, createReplica(db, name)])) as Record<
    ReplicaName,
    Replica
  >;
  return (name) => replicas[name];
};
