import type { Database } from 'better-sqlite3';
import type { DataFieldStore } from './trust-stores.ts';

/** The account's data fields as last read, so that a field that vanished or changed its type is told. */
export const createDataFields = (db: Database): DataFieldStore => {
  const all = db.prepare<[], { name: string; type: string }>('SELECT name, type FROM data_field ORDER BY name');
  const find = db.prepare<[string], { name: string; type: string }>('SELECT name, type FROM data_field WHERE name = ?');
  const clear = db.prepare('DELETE FROM data_field');
  const insert = db.prepare<[string, string, number]>(
    'INSERT OR REPLACE INTO data_field (name, type, read_at) VALUES (?, ?, ?)',
  );
  return {
    replace: (fields, at) => {
      const sorted = fields.map(({ name, type }) => ({ name: name.toUpperCase(), type }));
      sorted.sort((left, right) => (left.name < right.name ? -1 : 1));
      if (JSON.stringify(all.all()) === JSON.stringify(sorted)) return false;
      clear.run();
      for (const { name, type } of sorted) insert.run(name, type, at);
      return true;
    },
    all: () => all.all(),
    find: (name) => find.get(name.toUpperCase()) ?? null,
  };
};
