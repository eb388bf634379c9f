import {
  contactsInPage,
  customersInPage,
  mostInImport,
  mostReadSingly,
  readingOf,
} from '../../../shared/domain/bulk.ts';
import type { ChangeSet } from '../../../shared/domain/change.ts';
import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Page, ReadRequest, Versioned } from '../connectors/connector.ts';
import { deriveContact, deriveCustomer } from '../domain/normalise/derive.ts';
import type { FreshPair } from '../domain/resolve/fresh-pair.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import { type FlowDeps, type RemoteDeps, todayOf } from './flow-deps.ts';
import { figuresOf } from './order-figures.ts';

/** A pair that is read anew: its evidence, and the change of its contact. */
export type PairToRead = {
  readonly evidence: Evidence;
  readonly changeSet: Extract<ChangeSet, { readonly operation: 'contact.patch' }>;
};

/** Single reads at the same time. */
const lanes = 8;

/** The most of so many changes that one import carries: few, where their records are not read by pages on both sides. */
export const importSize = ({ stores }: FlowDeps, waiting: number): number => {
  const most = Math.min(waiting, mostInImport);
  const { erp, dotdigital } = readingsOf(stores, most);
  return erp.by === 'pages' && dotdigital.by === 'pages' ? most : Math.min(most, mostReadSingly);
};

/** How so many pairs are read anew on each side, and in how many calls. */
export const readingsOf = (stores: FlowDeps['stores'], pairs: number) => {
  const { customers, contacts } = stores.mirror.counts();
  return {
    erp: readingOf(pairs, customers, customersInPage),
    dotdigital: readingOf(pairs, contacts, contactsInPage),
  };
};

/**
 * Reads many pairs anew from both systems, by whole pages where that takes far fewer calls. As strict as reading each:
 * a record that the pages do not show, or show unreadable, is asked for by itself, and only that says that it is gone.
 */
export const readMany = async (
  deps: RemoteDeps,
  pairs: readonly PairToRead[],
  signal: AbortSignal,
): Promise<readonly Result<FreshPair>[]> => {
  const { erp, dotdigital } = deps.connectors;
  const readings = readingsOf(deps.stores, pairs.length);
  const [readCustomer, readContact] = await Promise.all([
    readAll<Versioned<Customer>, string>({
      ids: pairs.flatMap(({ evidence }) => evidence.customer?.id ?? []),
      inPages: readings.erp.by === 'pages',
      page: (request) => erp.readCustomers({ ...request, limit: customersInPage }, signal),
      one: (id) => erp.readCustomer(id, signal),
      idOf: ({ id }) => id,
      removedId: (text) => text,
      signal,
    }),
    readAll<Contact, number>({
      ids: pairs.map(({ changeSet }) => changeSet.contactId),
      inPages: readings.dotdigital.by === 'pages',
      page: (request) => dotdigital.readContacts(request, signal),
      one: (value) => dotdigital.readContact({ by: 'contactId', value }, signal),
      idOf: ({ contactId }) => contactId,
      removedId: Number,
      signal,
    }),
  ]);
  const today = todayOf(deps.clock);
  const mapping = deps.stores.mappings.inForce();
  const fresh = (one: Versioned<Customer>) =>
    deriveCustomer(one, today, mapping, figuresOf(deps.stores, one.value.number, mapping.document));
  return pairs.map(({ evidence, changeSet }): Result<FreshPair> => {
    const customer = evidence.customer === null ? ok(null) : readCustomer(evidence.customer.id);
    if (!customer.ok) return customer;
    const contact = readContact(changeSet.contactId);
    if (!contact.ok) return contact;
    return ok({
      customer: customer.value === null ? null : fresh(customer.value),
      contact: contact.value === null ? null : deriveContact(contact.value, today, mapping),
    });
  });
};

const brokenOff = failure('cancelled', 'Reading anew was broken off.');

type ReadAll<T, Id> = {
  readonly ids: readonly Id[];
  readonly inPages: boolean;
  readonly page: (request: ReadRequest) => Promise<Result<Page<T>>>;
  readonly one: (id: Id) => Promise<Result<T | null>>;
  readonly idOf: (record: T) => Id;
  readonly removedId: (text: string) => Id;
  readonly signal: AbortSignal;
};

const readAll = async <T, Id>(request: ReadAll<T, Id>): Promise<(id: Id) => Result<T | null>> => {
  const wanted = new Set(request.ids);
  const read = new Map<Id, Result<T | null>>();
  if (request.inPages) {
    const paged = await readPages(request, wanted);
    if (!paged.ok) return () => paged;
    for (const [id, record] of paged.value) read.set(id, ok(record));
  }
  const rest = [...wanted].filter((id) => !read.has(id));
  await Promise.all(
    Array.from({ length: Math.min(lanes, rest.length) }, async () => {
      for (let id = rest.pop(); id !== undefined && !request.signal.aborted; id = rest.pop())
        read.set(id, await request.one(id));
    }),
  );
  return (id) => read.get(id) ?? err(brokenOff);
};

/** Every page to the end: a record that changes meanwhile may come once more, and the later form stands. */
const readPages = async <T, Id>(
  { page, idOf, removedId, signal }: ReadAll<T, Id>,
  wanted: ReadonlySet<Id>,
): Promise<Result<ReadonlyMap<Id, T>>> => {
  const found = new Map<Id, T>();
  let cursor: string | null = null;
  do {
    const read: Result<Page<T>> = await page({ cursor, sinceAt: null });
    if (!read.ok) return read;
    for (const record of read.value.records) if (wanted.has(idOf(record))) found.set(idOf(record), record);
    // Whether they are gone is for a read of their own to say; so it is for what cannot be read.
    for (const id of read.value.removed) found.delete(removedId(id));
    cursor = read.value.next;
    await yieldToOthers();
  } while (cursor !== null && !signal.aborted);
  return ok(found);
};
