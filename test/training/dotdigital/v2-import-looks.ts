import type { Reply } from '../started.ts';
import { type Account, at, type Look } from './switch-looks.ts';

export const IMPORT = '/v2/contacts/import';

/** Starts an import of these rows and answers what is told at once. */
export const startV2 = ({ ask }: Account, contacts: unknown, more: object = {}, path = IMPORT): Promise<Reply> =>
  ask('POST', path, { json: { contacts, ...more } });

/** Imports these rows and waits until that is done; answers the address of the import. */
export const importedV2 = async (
  account: Account,
  contacts: unknown,
  more: object = {},
  path = IMPORT,
): Promise<string> => {
  const id = await at(startV2(account, contacts, more, path), 'id');
  account.clock.advance(60_000);
  return `${IMPORT}/${id}`;
};

/** The report on an import of these rows. */
export const reportV2 = async (account: Account, contacts: unknown, more: object = {}): Promise<unknown> =>
  (await account.ask('GET', `${await importedV2(account, contacts, more)}/report`)).body;

/** The bytes of the table of faults, for what a decoder takes away. */
export const tableV2 = async (account: Account, contacts: unknown, more: object = {}): Promise<string> =>
  String((await account.ask('GET', `${await importedV2(account, contacts, more)}/report-faults`)).body);

/** The first column of the table of faults, without its head. */
export const reasonsV2 = async (account: Account, contacts: unknown, more: object = {}): Promise<readonly string[]> =>
  (await tableV2(account, contacts, more))
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => (line === '' ? [] : [line.split(',')[0] ?? '']));

/** How many rows of an import of these are counted as one thing. */
export const countV2 =
  (name: string, contacts: unknown, more: object = {}): Look =>
  async (account) =>
    ((await reportV2(account, contacts, more)) as Readonly<Record<string, unknown>>)[name];
