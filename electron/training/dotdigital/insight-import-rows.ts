import type { Written } from '../server/http.ts';
import type { Batch, Imported } from './insight-import-body.ts';
import type { Fault } from './insight-json.ts';
import { ownerOf } from './insight-owner.ts';
import type { Collection } from './insight-store.ts';
import { type Insight, keyOf, type Outcome, writeRecord } from './insight-write.ts';

export type FailedRecord = { readonly record: Imported; readonly fault: Fault };

export type Applied = {
  readonly failures: readonly FailedRecord[];
  readonly written: readonly Written[];
  readonly total: number;
};

const ownerId = (
  insight: Insight,
  { scope }: Collection,
  { contactIdentity }: Imported,
): { readonly contactId: number | null } | { readonly fault: Fault } => {
  if (scope === 'account') return { contactId: null };
  const { identifier = '', value } = contactIdentity ?? {};
  if (value === undefined || value === null || value === '') {
    return { fault: { reason: 'InvalidContactIdentifier', detail: 'The record names no contact' } };
  }
  return ownerOf(insight, identifier, String(value));
};

const writeOne = (insight: Insight, collection: Collection, record: Imported): Outcome => {
  if (insight.switches.insightRejectedKeys.includes(keyOf(record.key) ?? '')) {
    return { fault: { reason: 'Unknown', detail: 'The record could not be stored' } };
  }
  const owner = ownerId(insight, collection, record);
  if ('fault' in owner) return owner;
  return writeRecord(insight, collection, { key: record.key, contactId: owner.contactId, json: record.json });
};

/** Which records repeat the key of another one: the later ones, or the earlier ones where the last counts. */
const repeatedOf = (insight: Insight, records: readonly Imported[]): ReadonlySet<Imported> => {
  if (insight.switches.repeatedKey === 'last') return new Set();
  const seen = new Set<string>();
  return new Set(
    records.filter(({ key }) => {
      const text = keyOf(key);
      if (text === null) return false;
      const isRepeated = seen.has(text);
      seen.add(text);
      return isRepeated;
    }),
  );
};

/** Writes every record and says which failed; one record's failure is no other's (contract dotdigital 6.3 [C]). */
export const applyBatch = (insight: Insight, collection: Collection, { records }: Batch): Applied => {
  const repeated = repeatedOf(insight, records);
  const failures: FailedRecord[] = [];
  const written: Written[] = [];
  let current = collection;
  for (const record of records) {
    if (repeated.has(record)) {
      failures.push({ record, fault: { reason: 'DuplicateKey', detail: 'Another record has the same key' } });
      continue;
    }
    const outcome = writeOne(insight, current, record);
    if (outcome.fault) failures.push({ record, fault: outcome.fault });
    else {
      written.push(outcome.written);
      current = outcome.collection;
    }
  }
  return { failures, written, total: records.length };
};
