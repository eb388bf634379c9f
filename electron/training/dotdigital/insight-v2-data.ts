import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { isAnswer } from './insight-collections.ts';
import { emptyCollection } from './insight-jobs.ts';
import type { Fault } from './insight-json.ts';
import { isCollectionName, type Scope, typeByName } from './insight-names.ts';
import { findOwner } from './insight-owner.ts';
import type { InsightRecord } from './insight-record-store.ts';
import type { Collection } from './insight-store.ts';
import { isForAccount, type V2Item, v2Identity, v2ItemOf } from './insight-v2-body.ts';
import { invalidNameV2 } from './insight-v2-imports.ts';
import { type Insight, type NewRecord, recordWritten, writeRecord } from './insight-write.ts';
import { refusalV2 } from './refusals.ts';
import { contactNotFoundV2 } from './v2-contacts.ts';
import { pagingOf } from './v2-paging.ts';

export const noCollectionV2 = (): Answer => refusalV2(404, 'Error: ERROR_TRANSACTIONAL_DATA_COLLECTION_DOES_NOT_EXIST');

const noRecordV2 = (): Answer => refusalV2(404, 'Error: ERROR_TRANSACTIONAL_DATA_DOES_NOT_EXIST');

const notValid = ({ reason, detail }: Fault): Answer =>
  refusalV2(400, `${reason}: ${detail}. ERROR_TRANSACTIONAL_DATA_VALIDATION_FAILED`);

/** A record as v2 answers it: its JSON in a text, its contact as one, and -1 for the account (contract 6.2 [C]). */
const v2Record = ({ key, contactId, json }: InsightRecord) => ({
  key,
  contactIdentifier: String(contactId ?? -1),
  json,
});

const collectionOf = ({ collections }: Insight, name: string): Collection | Answer => {
  if (!isCollectionName(name)) return invalidNameV2();
  return collections.find(name) ?? noCollectionV2();
};

const collectionToWrite = (insight: Insight, name: string, scope: Scope): Collection | Answer => {
  const found = collectionOf(insight, name);
  if (!isAnswer(found)) return found;
  if (!isCollectionName(name) || insight.switches.v2MissingCollection === 'refuse') return found;
  if (insight.collections.count() >= insight.switches.collectionLimit) {
    return refusalV2(412, 'Error: ERROR_TRANSACTIONAL_DATA_STORAGE_ALLOWANCE_EXCEEDED');
  }
  return insight.collections.add(name, scope, typeByName(name));
};

const write = (insight: Insight, collection: Collection, record: NewRecord, status: number): Answer => {
  const outcome = writeRecord(insight, collection, record);
  if (outcome.fault) return notValid(outcome.fault);
  const saved = insight.records.find(collection.id, outcome.written.key ?? '');
  return { status, body: saved && v2Record(saved), written: [outcome.written] };
};

/** Whose the item is in that collection: a contact's id, null for the account, or the refusal. */
const ownerOf = (insight: Insight, { scope }: Collection, item: V2Item): number | null | Answer => {
  if ((scope === 'account') !== isForAccount(item)) {
    return notValid({ reason: 'InvalidContactIdentifier', detail: `The collection has the scope ${scope}` });
  }
  if (scope === 'account') return null;
  const { identifier, value } = v2Identity(item.contactIdentifier ?? '');
  return findOwner(insight, identifier, value)?.contactId ?? contactNotFoundV2();
};

const add = (insight: Insight, call: Call, { name = '' }: Params): Answer => {
  const item = v2ItemOf(call);
  if (isAnswer(item)) return item;
  const collection = collectionToWrite(insight, name, isForAccount(item) ? 'account' : 'contact');
  if (isAnswer(collection)) return collection;
  const owner = ownerOf(insight, collection, item);
  if (typeof owner === 'object' && owner !== null) return owner;
  return write(insight, collection, { key: item.key, contactId: owner, json: item.json }, 201);
};

/** Calls on one record by its key alone; use what is found, or answer why nothing is. */
const withRecord = (
  insight: Insight,
  { name = '', key = '' }: Params,
  use: (record: InsightRecord, collection: Collection) => Answer,
): Answer => {
  const collection = collectionOf(insight, name);
  if (isAnswer(collection)) return collection;
  const found = insight.records.find(collection.id, key);
  return found ? use(found, collection) : noRecordV2();
};

const MOST_OF_CONTACT = 100;

const ofContact = (
  insight: Insight,
  { contact: named = '', name = '' }: Params,
  use: (collection: Collection, contactId: number) => Answer,
): Answer => {
  const { identifier, value } = v2Identity(named);
  const contact = findOwner(insight, identifier, value);
  if (!contact) return contactNotFoundV2();
  const collection = collectionOf(insight, name);
  return isAnswer(collection) ? collection : use(collection, contact.contactId);
};

const ofAccount = (insight: Insight, call: Call, { name = '' }: Params): Answer => {
  const paging = pagingOf(call, MOST_OF_CONTACT);
  if (isAnswer(paging)) return paging;
  const collection = collectionOf(insight, name);
  if (isAnswer(collection)) return collection;
  return { status: 200, body: insight.records.window(collection.id, paging.select, paging.skip).map(v2Record) };
};

const collections = (insight: Insight, call: Call): Answer => {
  const paging = pagingOf(call);
  if (isAnswer(paging)) return paging;
  const page = insight.collections.all().slice(paging.skip, paging.skip + paging.select);
  return { status: 200, body: page.map(({ id, name }) => ({ id: String(id), name })) };
};

/** v2's calls on records and collections; deprecated, but alive (contract dotdigital 6.2 [C]). */
export const createV2DataCalls = (insight: Insight) => ({
  add: (call: Call, params: Params) => add(insight, call, params),
  replace: (call: Call, params: Params): Answer => {
    const item = v2ItemOf(call);
    if (isAnswer(item)) return item;
    return withRecord(insight, params, ({ key, contactId }, collection) =>
      write(insight, collection, { key, contactId, json: item.json }, 200),
    );
  },
  one: (_call: Call, params: Params) =>
    withRecord(insight, params, (record) => ({ status: 200, body: v2Record(record) })),
  remove: (_call: Call, params: Params) =>
    withRecord(insight, params, ({ key }, collection) => {
      insight.records.remove(collection.id, key);
      return { status: 204, written: [recordWritten(collection, key, true)] };
    }),
  /** At most 100, by their keys. */
  ofContact: (_call: Call, params: Params) =>
    ofContact(insight, params, ({ id }, contactId) => {
      const found = insight.records.ofContact(id, contactId).slice(0, MOST_OF_CONTACT);
      return { status: 200, body: found.map(v2Record) };
    }),
  removeOfContact: (_call: Call, params: Params) =>
    ofContact(insight, params, (collection, contactId) => {
      const keys = insight.records.ofContact(collection.id, contactId).map(({ key }) => key);
      insight.records.clear(collection.id, contactId);
      const written = keys.map((key) => recordWritten(collection, key, true));
      return { status: 204, ...(written.length > 0 ? { written } : {}) };
    }),
  ofAccount: (call: Call, params: Params) => ofAccount(insight, call, params),
  collections: (call: Call) => collections(insight, call),
  empty: (_call: Call, { name = '' }: Params): Answer => {
    const collection = collectionOf(insight, name);
    if (isAnswer(collection)) return collection;
    const removed = emptyCollection(insight, collection.id, null);
    return { status: 204, written: [{ recordId: `collection:${name}`, key: null, changed: removed > 0 }] };
  },
});
