import type { StateFile } from '../server/state-file.ts';

export type Origins = {
  readonly of: (externalId: string) => { readonly record_id: string; readonly fields_hash: string } | null;
  readonly note: (externalId: string, recordId: string, fieldsHash: string) => void;
};

/** What commands created, by the external id: it outlives the keys. */
export const createOrigins = (file: StateFile, table: 'created_customer' | 'created_order'): Origins => {
  const find = file.prepare<[string], { record_id: string; fields_hash: string }>(
    `SELECT record_id, fields_hash FROM ${table} WHERE external_id = ?`,
  );
  const insert = file.prepare(`INSERT INTO ${table}(external_id, record_id, fields_hash) VALUES (?, ?, ?)`);
  return {
    of: (externalId) => find.get(externalId) ?? null,
    note: (externalId, recordId, fieldsHash) => {
      insert.run(externalId, recordId, fieldsHash);
    },
  };
};
