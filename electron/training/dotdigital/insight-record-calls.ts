import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StoredContact } from './contact-shape.ts';
import { collectionIn, isAnswer } from './insight-collections.ts';
import type { InsightJobs } from './insight-jobs.ts';
import { findOwner } from './insight-owner.ts';
import { deleteRecord, deleteRecords, putRecord, readRecord, recordPage } from './insight-records.ts';
import { invalidOwner, ownerNotFound } from './insight-refusals.ts';
import type { Collection } from './insight-store.ts';
import type { Insight } from './insight-write.ts';

type Within = { readonly collection: Collection; readonly contactId: number };

/** The calls about records of the account's own collections (contract dotdigital 6.1 [C]). */
export const createAccountRecordCalls = (insight: Insight, base: () => string) => {
  const within = ({ name = '' }: Params, use: (collection: Collection) => Answer): Answer => {
    const found = collectionIn(insight, name, 'account');
    return isAnswer(found) ? found : use(found);
  };
  return {
    page: (call: Call, params: Params) => within(params, (found) => recordPage(insight, call, found, null, base)),
    one: (_call: Call, params: Params) => within(params, (found) => readRecord(insight, found, null, params.key ?? '')),
    put: (call: Call, params: Params) =>
      within(params, (found) => putRecord(insight, call, found, null, params.key ?? '')),
    remove: (_call: Call, params: Params) =>
      within(params, (found) => deleteRecord(insight, found, null, params.key ?? '')),
    removeSome: (call: Call, params: Params) => within(params, (found) => deleteRecords(insight, call, found, null)),
  };
};

const ownerIn = (insight: Insight, { identifier = '', value = '' }: Params): StoredContact | Answer => {
  const found = findOwner(insight, identifier, value);
  if (found === undefined) return invalidOwner(identifier, value);
  return found ?? ownerNotFound(identifier, value);
};

/** The calls about records of contacts: everybody's, and one contact's (contract dotdigital 6.1 [C]). */
export const createContactRecordCalls = (insight: Insight, jobs: InsightJobs, base: () => string) => {
  /** The contact is looked for first: a 404 may mean either, and says which (contract dotdigital 10.18 [C]). */
  const within = (params: Params, use: (within: Within) => Answer): Answer => {
    const owner = ownerIn(insight, params);
    if (isAnswer(owner)) return owner;
    const collection = collectionIn(insight, params.name ?? '', 'contact');
    return isAnswer(collection) ? collection : use({ collection, contactId: owner.contactId });
  };
  return {
    pageOfAll: (call: Call, { name = '' }: Params): Answer => {
      const found = collectionIn(insight, name, 'contact');
      return isAnswer(found) ? found : recordPage(insight, call, found, null, base);
    },
    page: (call: Call, params: Params) =>
      within(params, ({ collection, contactId }) => recordPage(insight, call, collection, contactId, base)),
    one: (_call: Call, params: Params) =>
      within(params, ({ collection, contactId }) => readRecord(insight, collection, contactId, params.key ?? '')),
    put: (call: Call, params: Params) =>
      within(params, ({ collection, contactId }) => putRecord(insight, call, collection, contactId, params.key ?? '')),
    remove: (_call: Call, params: Params) =>
      within(params, ({ collection, contactId }) => deleteRecord(insight, collection, contactId, params.key ?? '')),
    removeSome: (call: Call, params: Params) =>
      within(params, ({ collection, contactId }) => deleteRecords(insight, call, collection, contactId)),
    empty: (_call: Call, params: Params) =>
      within(params, ({ collection, contactId }) => jobs.start('empty', collection, contactId)),
  };
};
