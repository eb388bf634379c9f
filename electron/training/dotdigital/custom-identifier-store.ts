import type { StateFile } from '../server/state-file.ts';

export const CUSTOM_IDENTIFIER_TABLES = `
  CREATE TABLE IF NOT EXISTS custom_identifier(
    name TEXT PRIMARY KEY COLLATE NOCASE,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS contact_identifier(
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (name, value)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS contact_identifier_contact ON contact_identifier(contact_id);
`;

export type CustomIdentifier = { readonly name: string; readonly createdAt: number };

export type CustomIdentifierStore = {
  readonly all: () => readonly CustomIdentifier[];
  /** By its name in any case; its own writing is the one that counts. */
  readonly find: (name: string) => CustomIdentifier | null;
  readonly add: (identifier: CustomIdentifier) => void;
  /** Takes it away, and its values from every contact. */
  readonly remove: (name: string) => void;
};

export const createCustomIdentifierStore = (file: StateFile): CustomIdentifierStore => {
  const columns = 'name, created_at AS createdAt';
  const all = file.prepare<[], CustomIdentifier>(`SELECT ${columns} FROM custom_identifier ORDER BY created_at, name`);
  const find = file.prepare<[string], CustomIdentifier>(`SELECT ${columns} FROM custom_identifier WHERE name = ?`);
  const add = file.prepare('INSERT INTO custom_identifier(name, created_at) VALUES (?, ?)');
  const removeValues = file.prepare('DELETE FROM contact_identifier WHERE name = ?');
  const remove = file.prepare('DELETE FROM custom_identifier WHERE name = ?');
  return {
    all: () => all.all(),
    find: (name) => find.get(name) ?? null,
    add: ({ name, createdAt }) => {
      add.run(name, createdAt);
    },
    remove: (name) => {
      removeValues.run(name);
      remove.run(name);
    },
  };
};

/** Writes the custom identifiers of one contact in the place of those that it had. */
export const createIdentifierWriter = (file: StateFile) => {
  const clear = file.prepare('DELETE FROM contact_identifier WHERE contact_id = ?');
  const insert = file.prepare('INSERT INTO contact_identifier(name, value, contact_id) VALUES (?, ?, ?)');
  return (contactId: number, identifiers: Readonly<Record<string, string>>): void => {
    clear.run(contactId);
    for (const [name, value] of Object.entries(identifiers)) insert.run(name, value, contactId);
  };
};
