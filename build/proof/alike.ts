import { join } from 'node:path';
import { reading } from '../chaos/reading.ts';
import { trainingFolder } from '../chaos/world.ts';

type Named = { readonly words: readonly string[]; readonly mailbox: string };

/** Told without the engine: from the files of both systems, by names and mailboxes alone. */
export type Alike = {
  /** Whether a contact that is nobody's bears the name, or the mailbox, of the customer of this number. */
  readonly hasNamesake: (number: string) => boolean;
  /** Whether a contact bears the name, or the mailbox, of one of these customers. */
  readonly isNamesakeOf: (contactId: number, numbers: ReadonlySet<string>) => boolean;
};

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const named = (first: unknown, last: unknown, email: unknown): Named => ({
  words: folded(`${first ?? ''} ${last ?? ''}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1),
  mailbox: folded(String(email ?? '').replace(/@.*/, '')).replace(/[^a-z0-9]/g, ''),
});

/** Two parts of a name in common, or the part of the address before the @. */
const areAlike = (one: Named, other: Named): boolean =>
  (one.mailbox !== '' && one.mailbox === other.mailbox) ||
  one.words.filter((word) => other.words.includes(word)).length > 1;

type Row = { readonly key: string; readonly data: string };

const rowsOf = (data: string, system: 'erp' | 'dotdigital', sql: string): readonly Row[] =>
  reading(join(trainingFolder(data), `${system}.sqlite`), (file) => file.prepare<[], Row>(sql).all());

/** Reads who is called what in both systems. */
export const readAlike = (data: string): Alike => {
  const customers = new Map(
    rowsOf(data, 'erp', 'SELECT number AS key, data FROM record WHERE deleted = 0').map(({ key, data: json }) => {
      const { firstName, lastName, email } = JSON.parse(json);
      return [key, named(firstName, lastName, email)];
    }),
  );
  const contacts = rowsOf(
    data,
    'dotdigital',
    `SELECT contact_id AS key, json_set(data_fields, '$.@', email) AS data FROM contact WHERE binned = 0`,
  ).map(({ key, data: json }) => {
    const fields = JSON.parse(json);
    return {
      id: Number(key),
      isNobodys: !customers.has(fields.ERP_ID),
      called: named(fields.FIRSTNAME, fields.LASTNAME, fields['@']),
    };
  });
  const nobodys = contacts.filter(({ isNobodys }) => isNobodys).map(({ called }) => called);
  const calledOf = new Map(contacts.map(({ id, called }) => [id, called]));
  return {
    hasNamesake: (number) => {
      const customer = customers.get(number);
      return customer !== undefined && nobodys.some((contact) => areAlike(customer, contact));
    },
    isNamesakeOf: (contactId, numbers) => {
      const contact = calledOf.get(contactId);
      return [...numbers].some((number) => {
        const customer = customers.get(number);
        return contact !== undefined && customer !== undefined && areAlike(customer, contact);
      });
    },
  };
};
