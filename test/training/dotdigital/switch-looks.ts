import type { Switches } from '../../../electron/training/dotdigital/switches.ts';
import type { Reply, startedDotdigital } from '../started.ts';

export type Account = Awaited<ReturnType<typeof startedDotdigital>>;

/** Looks at one thing of an account, over the wire, from a fresh start each time. */
export type Look = (account: Account) => Promise<unknown>;

/** One switch: what is seen of it in its default position, and in another. */
export type SwitchCase = {
  readonly to: unknown;
  readonly look: Look;
  readonly before: unknown;
  readonly after: unknown;
  /** Other switches, in both positions of this one. */
  readonly given?: Partial<Switches>;
};

/** A list of the training account that contacts can be written into, and that nobody is in. */
export const PRESS = 4_106;

export const create = ({ ask }: Account, email: string, more: object = {}): Promise<Reply> =>
  ask('POST', '/contacts/v3', { json: { identifiers: { email }, ...more } });

export const read = ({ ask }: Account, email: string): Promise<Reply> => ask('GET', `/contacts/v3/email/${email}`);

export const statusOf = async (reply: Promise<Reply>): Promise<number> => (await reply).status;

/** One property of an answer, down a path of names. */
export const at = async (reply: Promise<Reply>, ...path: readonly (string | number)[]): Promise<unknown> => {
  let value: unknown = (await reply).body;
  for (const name of path) value = (value as Record<string | number, unknown> | undefined)?.[name];
  return value;
};

export const header = async (reply: Promise<Reply>, name: string): Promise<string | null> =>
  (await reply).headers.get(name);

/** A property of the account, as account-info tells it. */
export const property =
  (wanted: string): Look =>
  async ({ ask }) => {
    const properties = await at(ask('GET', '/v2/account-info'), 'properties');
    return (properties as { name: string; value: string }[]).find(({ name }) => name === wanted)?.value;
  };

/** What a contact with these data fields is answered with, of one field or as a status. */
export const created =
  (more: object, ...path: readonly (string | number)[]): Look =>
  async (account) => {
    const reply = create(account, 'a@example.com', more);
    return path.length === 0 ? statusOf(reply) : at(reply, ...path);
  };

export const startImport = ({ ask }: Account, emails: readonly string[], more: object = {}): Promise<Reply> => {
  const contacts = emails.map((email) => ({ matchIdentifier: 'email', identifiers: { email }, ...more }));
  return ask('PUT', '/contacts/v3/import', { json: { contacts } });
};

export const polled = async ({ ask }: Account, url: string, polls: number): Promise<Reply> => {
  for (let poll = 1; poll < polls; poll += 1) await ask('GET', url);
  return ask('GET', url);
};

/** The report on an import of these addresses, at the given poll. */
export const imported = async (account: Account, emails: readonly string[], polls = 3): Promise<Reply> =>
  polled(account, `/contacts/v3/import/${await at(startImport(account, emails), 'importId')}`, polls);

/** Why the first failed row of an import of this address failed. */
export const failureOf =
  (email: string): Look =>
  (account) =>
    at(imported(account, [email]), 'failures', 0, 'failures', 0, 'failureCode');

export const startDelete = ({ ask }: Account): Promise<Reply> =>
  ask('POST', '/contacts/v3/delete', { json: [{ email: 'a@example.com' }] });

/** The report on a bulk delete of the contact that was just made, at the given poll. */
export const deleted = async (account: Account, polls = 3): Promise<Reply> => {
  await create(account, 'a@example.com');
  return polled(account, `/contacts/v3/delete/${await at(startDelete(account), 'deleteId')}`, polls);
};

/** The state of a job that empties a list, at the given poll. */
export const emptied = async (account: Account, polls: number): Promise<Reply> => {
  const job = await at(account.ask('POST', `/v2/address-books/${PRESS}/contacts/delete-all`, { json: {} }), 'id');
  return polled(account, `/v2/contacts/deletion/${job}`, polls);
};

/** A contact in the recycle bin, and then what the account makes of it. */
export const binned =
  (look: Look): Look =>
  async (account) => {
    await create(account, 'a@example.com');
    await account.ask('DELETE', '/contacts/v3/email/a@example.com');
    return look(account);
  };

export const defineIdentifier = ({ ask }: Account): Promise<Reply> =>
  ask('POST', '/configuration/v3/customIdentifiers', { json: { name: 'erp-id' } });
