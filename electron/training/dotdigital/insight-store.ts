import type { StateFile } from '../server/state-file.ts';
import type { Scope } from './insight-names.ts';
import { type Column, columnsOf } from './insight-schema.ts';
import type { InsightSwitches } from './insight-switches.ts';

export const INSIGHT_TABLES = `
  CREATE TABLE IF NOT EXISTS insight_collection(
    collection_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL,
    type TEXT NOT NULL,
    columns TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS insight_record(
    record_id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL,
    contact_id INTEGER,
    key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    json TEXT NOT NULL,
    UNIQUE (collection_id, key)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS insight_record_owner ON insight_record(contact_id) WHERE contact_id IS NOT NULL;
  CREATE INDEX IF NOT EXISTS insight_record_page ON insight_record(collection_id, record_id, updated_at);
`;

export type Collection = {
  readonly id: number;
  readonly name: string;
  readonly scope: Scope;
  readonly type: string;
  readonly columns: readonly Column[];
};

type Row = Omit<Collection, 'columns'> & { readonly columns: string };

export type CollectionStore = {
  readonly all: () => readonly Collection[];
  readonly find: (name: string) => Collection | null;
  readonly byId: (id: number) => Collection | null;
  readonly count: () => number;
  readonly add: (name: string, scope: Scope, type: string) => Collection;
  readonly setColumns: (id: number, columns: readonly Column[]) => void;
  /** Takes it away with its records. */
  readonly remove: (id: number) => void;
};

const COLUMNS = 'collection_id AS id, name, scope, type, columns';

const fromRow = ({ columns, ...rest }: Row): Collection => ({ ...rest, columns: columnsOf(columns) });

/** The collections of an account; whether a name in another case names the same one is switched [I]. */
export const createCollectionStore = (file: StateFile, switches: InsightSwitches): CollectionStore => {
  const all = file.prepare<[], Row>(`SELECT ${COLUMNS} FROM insight_collection ORDER BY name`);
  const exact = file.prepare<[string], Row>(`SELECT ${COLUMNS} FROM insight_collection WHERE name = ?`);
  const anyCase = file.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM insight_collection WHERE name = ? COLLATE NOCASE ORDER BY collection_id`,
  );
  const byId = file.prepare<[number], Row>(`SELECT ${COLUMNS} FROM insight_collection WHERE collection_id = ?`);
  const count = file.prepare<[], number>('SELECT count(*) FROM insight_collection').pluck();
  const insert = file.prepare("INSERT INTO insight_collection(name, scope, type, columns) VALUES (?, ?, ?, '[]')");
  const setColumns = file.prepare('UPDATE insight_collection SET columns = ? WHERE collection_id = ?');
  const removeRecords = file.prepare('DELETE FROM insight_record WHERE collection_id = ?');
  const remove = file.prepare('DELETE FROM insight_collection WHERE collection_id = ?');
  const one = (row: Row | undefined): Collection | null => (row ? fromRow(row) : null);
  return {
    all: () => all.all().map(fromRow),
    find: (name) =>
      one(exact.get(name) ?? (switches.collectionNameCase === 'insensitive' ? anyCase.get(name) : undefined)),
    byId: (id) => one(byId.get(id)),
    count: () => count.get() ?? 0,
    add: (name, scope, type) => {
      const { lastInsertRowid } = insert.run(name, scope, type);
      return { id: Number(lastInsertRowid), name, scope, type, columns: [] };
    },
    setColumns: (id, columns) => void setColumns.run(JSON.stringify(columns), id),
    remove: (id) => {
      removeRecords.run(id);
      remove.run(id);
    },
  };
};
