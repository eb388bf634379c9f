import type { Reply } from '../started.ts';
import { type Account, at, create, type Look, polled, statusOf } from './switch-looks.ts';

export const JANE = 'jane@example.com';

/** Collections for one's own records; the world's are `Catalog_Default` and `Orders`. */
export const THINGS = 'Things';
export const SALES = 'Sales';

export const makeCollection = ({ ask }: Account, name: string, scope: 'account' | 'contact', type = 'custom') =>
  ask('POST', `/insightData/v3/collections/${name}?collectionScope=${scope}&collectionType=${type}`);

/** An account with a contact and a collection of each scope. */
export const furnished = async (account: Account): Promise<Account> => {
  await create(account, JANE);
  await makeCollection(account, THINGS, 'account');
  await makeCollection(account, SALES, 'contact');
  return account;
};

export const putThing = ({ ask }: Account, key: string, json: unknown): Promise<Reply> =>
  ask('PUT', `/insightData/v3/account/${THINGS}/${key}`, { json });

export const putSale = ({ ask }: Account, email: string, key: string, json: unknown = { total: 1 }): Promise<Reply> =>
  ask('PUT', `/insightData/v3/contacts/email/${email}/${SALES}/${key}`, { json });

export const sale = (
  key: unknown,
  value: string | number = JANE,
  json: unknown = { total: 1 },
  identifier = 'email',
) => ({
  key,
  contactIdentity: { identifier, value },
  json,
});

/** Starts an import of records into the contacts' collection unless told otherwise. */
export const startRecords = ({ ask }: Account, records: readonly unknown[], more: object = {}): Promise<Reply> =>
  ask('PUT', '/insightData/v3/import', {
    json: { collectionName: SALES, collectionScope: 'contact', collectionType: 'custom', records, ...more },
  });

/** The report on such an import, at the given poll. */
export const importedRecords = async (
  account: Account,
  records: readonly unknown[],
  more: object = {},
  polls = 3,
): Promise<Reply> =>
  polled(account, `/insightData/v3/import/${await at(startRecords(account, records, more), 'importId')}`, polls);

/** Why the records of an import failed, one reason each, and what the report says of it. */
export const reasonsOf = async (reply: Promise<Reply> | Reply): Promise<readonly [unknown, unknown][]> => {
  const { failures } = (await reply).body as { failures: { failureReason: string; details: string[] }[] };
  return failures.map(({ failureReason, details }) => [failureReason, details[0]]);
};

/** An import of one record, as the first reason why it failed, or undefined. */
export const reasonOf =
  (record: unknown, more: object = {}): Look =>
  async (account) =>
    at(importedRecords(await furnished(account), [record], more), 'failures', 0, 'failureReason');

/** Whether a record of the account is taken. */
export const thing =
  (json: unknown): Look =>
  async (account) =>
    statusOf(putThing(await furnished(account), 'T-1', json));

/** A job that empties a collection, at the given poll. */
export const emptying = async (account: Account, name: string, polls = 3): Promise<Reply> => {
  const job = await at(account.ask('DELETE', `/insightData/v3/collections/${name}/empty`), 'jobId');
  return polled(account, `/insightData/v3/async/${job}`, polls);
};

/** The columns of a collection's JSON, by their names. */
export const columnsOf = async ({ ask }: Account, name: string): Promise<Readonly<Record<string, unknown>>> => {
  const { schema } = (await ask('GET', `/insightData/v3/collections/${name}/schema`)).body as {
    schema: { name: string; fields: { name: string; type: string; mode?: string }[] }[];
  };
  const fields = schema.find((column) => column.name === 'json')?.fields ?? [];
  return Object.fromEntries(
    fields.map((field) => [field.name, field.mode ? `${field.mode} ${field.type}` : field.type]),
  );
};

/** Keys of everybody's records in the contacts' collection. */
export const saleKeys = async ({ ask }: Account): Promise<readonly string[]> => {
  const { _items } = (await ask('GET', `/insightData/v3/contacts/${SALES}`)).body as { _items: { key: string }[] };
  return _items.map(({ key }) => key);
};
