import type { StateFile } from '../server/state-file.ts';
import type { Paging } from './v2-paging.ts';

export const LIST_TABLES = `
  CREATE TABLE IF NOT EXISTS address_book(
    list_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    visibility TEXT NOT NULL,
    kind TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS list_opt_out(
    list_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (list_id, contact_id)
  ) STRICT, WITHOUT ROWID;
`;

/** `all` holds everybody by itself and `test` belongs to the account: neither can be written (contract dotdigital 4 [C]). */
export type ListKind = 'own' | 'all' | 'test';
export type Visibility = 'Private' | 'Public';

export type StoredList = {
  readonly id: number;
  readonly name: string;
  readonly visibility: Visibility;
  readonly kind: ListKind;
};

export type ListStore = {
  /** Ascending by id; of one visibility, or all. */
  readonly page: (visibility: Visibility | null, paging: Paging) => readonly StoredList[];
  readonly byId: (listId: number) => StoredList | null;
  readonly byName: (name: string) => StoredList | null;
  readonly add: (name: string, visibility: Visibility) => StoredList;
  readonly change: (list: StoredList) => void;
  /** Takes the list away, and everybody out of it. */
  readonly remove: (listId: number) => void;
  /** The lists that hold everybody. */
  readonly everybody: () => readonly number[];
  /** How many are in each list, but for those who unsubscribed from it or lie in the bin. */
  readonly sizes: () => ReadonlyMap<number, number>;
  /** The lists that a contact has unsubscribed from. */
  readonly optOutsOf: (contactId: number) => ReadonlySet<number>;
  readonly optOut: (listId: number, contactId: number, at: number) => void;
  readonly optIn: (listId: number, contactId: number) => void;
};

const COLUMNS = 'list_id AS id, name, visibility, kind';

const SIZES = `SELECT member.value AS listId, count(*) AS size FROM contact, json_each(contact.list_ids) AS member
  WHERE binned = 0 AND NOT EXISTS (
    SELECT 1 FROM list_opt_out o WHERE o.list_id = member.value AND o.contact_id = contact.contact_id)
  GROUP BY member.value`;

const EMPTY = `UPDATE contact SET list_ids = (SELECT json_group_array(value) FROM json_each(list_ids) WHERE value <> @listId)
  WHERE EXISTS (SELECT 1 FROM json_each(list_ids) WHERE value = @listId)`;

/** The account's lists. Who is in them stands in the contacts; here is what a list is, and who left it. */
export const createListStore = (file: StateFile): ListStore => {
  const page = file.prepare<[Paging & { visibility: Visibility | null }], StoredList>(
    `SELECT ${COLUMNS} FROM address_book WHERE @visibility IS NULL OR visibility = @visibility
     ORDER BY list_id LIMIT @select OFFSET @skip`,
  );
  const byId = file.prepare<[number], StoredList>(`SELECT ${COLUMNS} FROM address_book WHERE list_id = ?`);
  const byName = file.prepare<[string], StoredList>(`SELECT ${COLUMNS} FROM address_book WHERE name = ?`);
  const add = file.prepare("INSERT INTO address_book(name, visibility, kind) VALUES (?, ?, 'own')");
  const change = file.prepare('UPDATE address_book SET name = @name, visibility = @visibility WHERE list_id = @id');
  const remove = file.prepare('DELETE FROM address_book WHERE list_id = ?');
  const forget = file.prepare('DELETE FROM list_opt_out WHERE list_id = ?');
  const empty = file.prepare(EMPTY);
  const sizes = file.prepare<[], { listId: number; size: number }>(SIZES);
  const everybody = file.prepare<[], number>('SELECT count(*) FROM contact WHERE binned = 0').pluck();
  const all = file.prepare<[], number>("SELECT list_id FROM address_book WHERE kind = 'all'").pluck();
  const optOuts = file.prepare<[number], number>('SELECT list_id FROM list_opt_out WHERE contact_id = ?').pluck();
  const optOut = file.prepare('INSERT OR IGNORE INTO list_opt_out(list_id, contact_id, at) VALUES (?, ?, ?)');
  const optIn = file.prepare('DELETE FROM list_opt_out WHERE list_id = ? AND contact_id = ?');
  return {
    page: (visibility, paging) => page.all({ ...paging, visibility }),
    byId: (listId) => byId.get(listId) ?? null,
    byName: (name) => byName.get(name) ?? null,
    add: (name, visibility) => ({
      id: Number(add.run(name, visibility).lastInsertRowid),
      name,
      visibility,
      kind: 'own',
    }),
    change: ({ id, name, visibility }) => void change.run({ id, name, visibility }),
    remove: (listId) => {
      empty.run({ listId });
      forget.run(listId);
      remove.run(listId);
    },
    everybody: () => all.all(),
    sizes: () => {
      const counted = new Map(sizes.all().map(({ listId, size }) => [listId, size]));
      for (const listId of all.all()) counted.set(listId, everybody.get() ?? 0);
      return counted;
    },
    optOutsOf: (contactId) => new Set(optOuts.all(contactId)),
    optOut: (listId, contactId, at) => void optOut.run(listId, contactId, at),
    optIn: (listId, contactId) => void optIn.run(listId, contactId),
  };
};
