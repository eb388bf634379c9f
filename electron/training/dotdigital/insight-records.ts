import { z } from 'zod';
import { type Answer, type Call, jsonOf, type Written } from '../server/http.ts';
import { isAnswer } from './insight-collections.ts';
import { v3Failure } from './insight-json.ts';
import type { InsightRecord } from './insight-record-store.ts';
import { insightBadJson, insightBadRequest, recordNotFound } from './insight-refusals.ts';
import { storedJson } from './insight-schema.ts';
import type { Collection } from './insight-store.ts';
import { type Insight, recordWritten, writeRecord } from './insight-write.ts';
import { type Detail, refusal } from './refusals.ts';
import { afterOf, limitOf, linksOf, stampOf } from './v3-paging.ts';

const instant = (epochMs: number): string => new Date(epochMs).toISOString();

/** A record as v3 answers it (contract dotdigital 6.1 [C]). */
const answerOf = ({ key, json, createdAt, updatedAt, contactId }: InsightRecord) => ({
  key,
  json: storedJson(json),
  created: instant(createdAt),
  updated: instant(updatedAt),
  ...(contactId === null ? {} : { ownerContactId: contactId }),
});

const invalid = (item: string, description: string): Answer => insightBadRequest([{ item, description }]);

/** One page of a collection's records, everybody's or one contact's. `base` is the server's own address. */
export const recordPage = (
  { records, switches }: Insight,
  call: Call,
  { id }: Collection,
  contactId: number | null,
  base: () => string,
): Answer => {
  const limit = limitOf(call);
  if (limit === null) return invalid('limit', 'The limit must be from 1 to 5000.');
  const after = afterOf(call.query.get('marker'));
  if (after === null) return invalid('marker', 'The marker is invalid.');
  const modifiedFrom = stampOf(call.query.get('~modified'));
  if (modifiedFrom === 'invalid') {
    const details = [{ item: '~modified', description: 'Expected gte:: and an instant in UTC.' }];
    return refusal(400, 'insightData:invalidFilter', 'A filter is invalid.', details);
  }
  const size = Math.min(limit, switches.insightPageSize);
  const found = records.page({ collectionId: id, contactId, after, limit: size + 1, modifiedFrom });
  const page = found.slice(0, size);
  const last = found.length > size ? (page.at(-1)?.recordId ?? after) : null;
  return { status: 200, body: { _links: linksOf(base(), call, after, last), _items: page.map(answerOf) } };
};

/** The record of that key, which must be this contact's where one is told. */
const findRecord = ({ records }: Insight, { id, name }: Collection, contactId: number | null, key: string) => {
  const found = records.find(id, key);
  return found && found.contactId === contactId ? found : recordNotFound(name, key);
};

export const readRecord = (insight: Insight, collection: Collection, contactId: number | null, key: string): Answer => {
  const found = findRecord(insight, collection, contactId, key);
  return isAnswer(found) ? found : { status: 200, body: answerOf(found) };
};

/** The description calls the body a text that holds JSON; clients send the JSON itself. Either is taken. */
const sentJson = (call: Call): { readonly json: unknown } | Answer => {
  const sent = jsonOf(call);
  if (!sent.ok) return insightBadJson();
  if (typeof sent.value !== 'string') return { json: sent.value };
  const inner = jsonOf({ ...call, body: sent.value });
  return inner.ok ? { json: inner.value } : insightBadJson();
};

/** Creates or replaces one record; the body is its bare JSON (contract dotdigital 6.1 [C]). */
export const putRecord = (
  insight: Insight,
  call: Call,
  collection: Collection,
  contactId: number | null,
  key: string,
): Answer => {
  const sent = sentJson(call);
  if (isAnswer(sent)) return sent;
  const outcome = writeRecord(insight, collection, { key, contactId, json: sent.json });
  if (outcome.fault === undefined) return { status: outcome.before ? 204 : 201, written: [outcome.written] };
  const { failureReason, details } = v3Failure(outcome.fault, insight.switches);
  return insightBadRequest([{ item: key, description: [failureReason, ...details].join(': ') }]);
};

export const deleteRecord = (
  insight: Insight,
  collection: Collection,
  contactId: number | null,
  key: string,
): Answer => {
  const found = findRecord(insight, collection, contactId, key);
  if (isAnswer(found)) return found;
  insight.records.remove(collection.id, key);
  return { status: 204, written: [recordWritten(collection, key, true)] };
};

const keysSchema = z.object({ keys: z.array(z.union([z.string(), z.number()])) });
const MOST_KEYS = 5_000;

const keysOf = (call: Call): readonly string[] | Answer => {
  const sent = jsonOf(call);
  if (!sent.ok) return insightBadJson();
  const parsed = keysSchema.safeParse(sent.value);
  if (!parsed.success || parsed.data.keys.length === 0) {
    const sentence = 'You must specify the keys for the records to be deleted from the collection.';
    return refusal(400, 'insightData:noRecordsSpecified', sentence);
  }
  if (parsed.data.keys.length > MOST_KEYS) return invalid('keys', `At most ${MOST_KEYS} keys.`);
  return parsed.data.keys.map(String);
};

/** Deletes up to 5,000 records by their keys (contract dotdigital 2.2, 6.1 [C]). */
export const deleteRecords = (
  insight: Insight,
  call: Call,
  collection: Collection,
  contactId: number | null,
): Answer => {
  const keys = keysOf(call);
  if (isAnswer(keys)) return keys;
  const notFound: string[] = [];
  const failures: readonly Detail[] = [];
  const written: Written[] = [];
  for (const key of keys) {
    const found = findRecord(insight, collection, contactId, key);
    if (isAnswer(found)) notFound.push(key);
    else {
      insight.records.remove(collection.id, key);
      written.push(recordWritten(collection, key, true));
    }
  }
  const summary = { totalRecords: keys.length, totalDeleted: written.length, totalNotFound: notFound.length };
  return {
    status: 200,
    body: { summary, notFound, failures },
    ...(written.length > 0 ? { written } : {}),
  };
};
