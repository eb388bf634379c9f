import { drawList, tierRule } from '../faults/lists.ts';
import type { StateFile } from '../server/state-file.ts';
import type { WorldContact } from '../world/types.ts';

type Seeded = {
  readonly id: number;
  readonly name: string;
  readonly visibility: 'Private' | 'Public';
  readonly kind: 'own' | 'all' | 'test';
  readonly has: (contact: WorldContact) => boolean;
};

const nobody = (): boolean => false;

/** The lists on the first day. Chance would be dear here: who is in which follows from the contact's id, or was planted. */
const seeded: readonly Seeded[] = [
  { id: 4_101, name: 'All Contacts', visibility: 'Private', kind: 'all', has: nobody },
  { id: 4_102, name: 'Test', visibility: 'Private', kind: 'test', has: nobody },
  {
    id: 4_103,
    name: 'Newsletter',
    visibility: 'Public',
    kind: 'own',
    has: ({ contactId, emailStatus }) => emailStatus === 'subscribed' && contactId % 8 !== 0,
  },
  { id: 4_104, name: 'Sale previews', visibility: 'Public', kind: 'own', has: ({ contactId }) => contactId % 5 === 0 },
  {
    id: 4_105,
    name: 'Trade fair 2025',
    visibility: 'Private',
    kind: 'own',
    has: ({ contactId }) => contactId % 40 === 7,
  },
  { id: 4_106, name: 'Press', visibility: 'Private', kind: 'own', has: nobody },
  { id: tierRule.listId, name: tierRule.name, visibility: 'Private', kind: 'own', has: nobody },
  { id: drawList.id, name: drawList.name, visibility: 'Private', kind: 'own', has: nobody },
];

/** Writes the lists of the first day, unless they are there. */
export const writeLists = (file: StateFile): void => {
  const insert = file.prepare(
    'INSERT OR IGNORE INTO address_book(list_id, name, visibility, kind) VALUES (?, ?, ?, ?)',
  );
  for (const { id, name, visibility, kind } of seeded) insert.run(id, name, visibility, kind);
};

/** The lists that a contact is in on the first day. */
export const seededListsOf = (contact: WorldContact): readonly number[] =>
  seeded.flatMap(({ id, has }) => (has(contact) || contact.inLists?.includes(id) === true ? [id] : []));
