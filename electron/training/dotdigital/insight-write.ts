import type { Clock } from '../clock.ts';
import type { Written } from '../server/http.ts';
import type { Account } from './contact-writes.ts';
import { type Fault, jsonFault, type Reason } from './insight-json.ts';
import type { InsightRecord, RecordStore } from './insight-record-store.ts';
import { fitRecord, isObject } from './insight-schema.ts';
import type { Collection, CollectionStore } from './insight-store.ts';
import type { Switches } from './switches.ts';

/** What the calls about insight data work with. */
export type Insight = {
  readonly account: Account;
  readonly collections: CollectionStore;
  readonly records: RecordStore;
  readonly switches: Switches;
  readonly clock: Clock;
};

/** A record as it is to be written; `json` is whatever was sent as such. */
export type NewRecord = { readonly key: unknown; readonly contactId: number | null; readonly json: unknown };

export type Outcome =
  | { readonly fault: Fault }
  | {
      readonly fault?: undefined;
      readonly before: InsightRecord | null;
      readonly written: Written;
      /** As it is now: the record may have added columns. */
      readonly collection: Collection;
    };

const MAX_KEY = 255;

/** The key as text; null for none that a record can have. A number does, as an example of the description has one. */
export const keyOf = (key: unknown): string | null => {
  const text = typeof key === 'number' ? String(key) : key;
  return typeof text === 'string' && text.trim() !== '' && text.length <= MAX_KEY ? text : null;
};

/** What a write did to a record, for the log of writes. */
export const recordWritten = ({ name }: Collection, key: string, changed: boolean): Written => ({
  recordId: `${name}/${key}`,
  key,
  changed,
});

const fault = (reason: Reason, detail: string): Outcome => ({ fault: { reason, detail } });

/** Writes one record, whether by itself or by an import, or says why not (contract dotdigital 6.3, 6.4). */
export const writeRecord = (insight: Insight, collection: Collection, given: NewRecord): Outcome => {
  const { collections, records, switches, clock } = insight;
  const key = keyOf(given.key);
  if (key === null) return fault('InvalidClientKey', `A key has 1 to ${MAX_KEY} characters`);
  if (!isObject(given.json)) return fault('InvalidJson', 'Expected an object');
  const wrong = jsonFault(given.json, switches);
  if (wrong) return { fault: wrong };
  const before = records.find(collection.id, key);
  if (before && before.contactId !== given.contactId && switches.keyOfOtherContact === 'refuse') {
    return fault('KeyExistingForDifferentContact', `The key '${key}' belongs to another contact`);
  }
  const fit = fitRecord(collection.columns, given.json, switches);
  if ('reason' in fit) return { fault: fit };
  if (fit.columns !== collection.columns) collections.setColumns(collection.id, fit.columns);
  const now = clock();
  const json = JSON.stringify(given.json);
  const { contactId } = given;
  const createdAt = before?.createdAt ?? now;
  const updatedAt = Math.max(now, before?.updatedAt ?? now);
  records.save({ collectionId: collection.id, contactId, key, createdAt, updatedAt, json });
  const changed = before === null || before.json !== json || before.contactId !== contactId;
  return {
    before,
    written: recordWritten(collection, key, changed),
    collection: { ...collection, columns: fit.columns },
  };
};
