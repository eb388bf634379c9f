import type { z } from 'zod';
import type { Column } from '../../../../shared/domain/insight.ts';
import { failure } from '../../../../shared/errors.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { pageSizes } from '../../runtime/page-sizes.ts';
import type { ReadRequest } from '../connector.ts';
import type { ConnectorDeps } from '../connector-deps.ts';
import type { HttpRequest } from '../http/exchange.ts';
import { parseJson, parseJsonExactly } from '../http/parse-json.ts';
import type { Http } from '../http/request.ts';
import type { Collection, ImportReport, InsightConnector, InsightRecord, InsightWrite } from '../insight.ts';
import { recordPath } from './build-request.ts';
import { instantOf } from './contact.ts';
import type { WireColumn } from './insight-wire.ts';
import { acceptedSchema, collectionsSchema, insightRecordSchema, reportSchema, schemaSchema } from './insight-wire.ts';
import { type Fail, type ItemReader, pageOf } from './page.ts';

/** Insight data v3 (contract dotdigital 6). */
export const createInsight = (http: Http, baseUrl: string, deps: ConnectorDeps, fail: Fail): InsightConnector => ({
  collections: async (signal) => {
    const path = '/insightData/v3/collections';
    const outcome = await http({ method: 'GET', path, route: path, scope: 'high' }, signal);
    const parsed =
      outcome.kind === 'answer' && outcome.status === 200
        ? collectionsSchema.safeParse(parseJson(outcome.text))
        : undefined;
    if (parsed?.success !== true) return fail(outcome, false);
    return ok(
      parsed.data.map(({ collectionName, collectionScope, collectionType, recordCount }) => ({
        name: collectionName,
        scope: collectionScope.toLowerCase() === 'account' ? 'account' : 'contact',
        type: collectionType ?? '',
        records: recordCount ?? 0,
      })),
    );
  },
  schema: async (name, signal) => {
    const outcome = await http(
      {
        method: 'GET',
        path: `/insightData/v3/collections/${encodeURIComponent(name)}/schema`,
        route: '/insightData/v3/collections/{name}/schema',
        scope: 'high',
      },
      signal,
    );
    if (outcome.kind === 'answer' && outcome.status === 404) return ok(null);
    const parsed =
      outcome.kind === 'answer' && outcome.status === 200 ? schemaSchema.safeParse(parseJson(outcome.text)) : undefined;
    return parsed?.success === true ? ok(columnsOf(parsed.data)) : fail(outcome, false);
  },
  read: async (collection, request, signal) => {
    const outcome = await http(listRequest(collection, request), signal);
    // Nothing was ever written to it: that is no fault.
    if (outcome.kind === 'answer' && outcome.status === 404) return ok({ ...nothing, calls: outcome.calls });
    return outcome.kind === 'answer' && outcome.status === 200
      ? pageOf(outcome, baseUrl, records, fail)
      : fail(outcome, false);
  },
  readRecord: async (place, signal) => {
    const outcome = await http({ method: 'GET', ...recordPath(place), scope: 'high', purpose: 'single' }, signal);
    if (outcome.kind === 'answer' && outcome.status === 404) return ok(null);
    if (outcome.kind !== 'answer' || outcome.status !== 200) return fail(outcome, false);
    const read = records.read(parseJsonExactly(outcome.text));
    // A contact's own record need not name whose it is.
    return read.ok ? ok({ ...read.value, contactId: read.value.contactId ?? place.contactId }) : read;
  },
  startImport: async (collection, writes, signal) => {
    const outcome = await http(importRequest(collection, writes), signal);
    if (outcome.kind !== 'answer' || outcome.status !== 202) return fail(outcome, true);
    const accepted = acceptedSchema.safeParse(parseJson(outcome.text));
    if (accepted.success) return ok({ importId: accepted.data.importId, calls: outcome.calls });
    const sentence = 'Dotdigital took the import and did not say under which number.';
    return err(failure('remote.unexpected-shape', sentence, { reached: 'maybe' }));
  },
  importReport: async (importId, signal) => {
    const outcome = await http(
      {
        method: 'GET',
        path: `/insightData/v3/import/${encodeURIComponent(importId)}`,
        route: '/insightData/v3/import/{importId}',
        scope: 'unlimited',
        purpose: 'single',
      },
      signal,
    );
    const parsed =
      outcome.kind === 'answer' && outcome.status === 200 ? reportSchema.safeParse(parseJson(outcome.text)) : undefined;
    if (parsed?.success !== true) return fail(outcome, false);
    deps.log.debug('insight import', { status: parsed.data.status });
    return ok(reportOf(parsed.data));
  },
});

const nothing = { records: [], removed: [], unusable: [], next: null, watermark: null, serverNow: null };

const listRequest = (
  { name, scope }: Collection,
  { cursor, sinceAt, limit = pageSizes.insight }: ReadRequest,
): HttpRequest => {
  const place = scope === 'account' ? 'account' : 'contacts';
  const since = sinceAt === null ? '' : `&~modified=${encodeURIComponent(`gte::${new Date(sinceAt).toISOString()}`)}`;
  const marker = cursor === null ? '' : `&marker=${encodeURIComponent(cursor)}`;
  return {
    method: 'GET',
    path: `/insightData/v3/${place}/${encodeURIComponent(name)}?limit=${limit}${since}${marker}`,
    route: `/insightData/v3/${place}/{name}`,
    scope: 'low',
  };
};

const importRequest = ({ name, scope, type }: Collection, writes: readonly InsightWrite[]): HttpRequest => {
  const path = '/insightData/v3/import';
  const records = writes.map(({ key, json, contactId }) =>
    scope === 'account' ? { key, json } : { key, contactIdentity: { identifier: 'contactId', value: contactId }, json },
  );
  const body = { collectionName: name, collectionScope: scope, collectionType: type, records };
  return { method: 'PUT', path, route: path, scope: 'low', body: JSON.stringify(body) };
};

const records: ItemReader<InsightRecord> = {
  read: (raw): Result<InsightRecord> => {
    const parsed = insightRecordSchema.safeParse(raw);
    if (!parsed.success)
      return err(
        failure('remote.unexpected-shape', 'Dotdigital sent a record of insight data without key or content.'),
      );
    const { key, json, created, updated, ownerContactId } = parsed.data;
    return ok({
      key,
      json,
      createdAt: instantOf(created),
      updatedAt: instantOf(updated),
      contactId: ownerContactId ?? null,
    });
  },
  referenceOf: (raw) =>
    typeof raw === 'object' && raw !== null && 'key' in raw && typeof raw.key === 'string' ? raw.key : 'unknown',
  updatedAt: ({ updatedAt }) => updatedAt,
};

/** The columns inside `json`; the others are the system's own (contract dotdigital 6.4 [C]). */
const columnsOf = (wire: readonly WireColumn[]): readonly Column[] => {
  const json = wire.find(({ name }) => name === 'json');
  return (json?.fields ?? wire).map(columnOf);
};

const columnOf = ({ name, type, mode, fields }: WireColumn): Column => ({
  name,
  type: type.toUpperCase(),
  isRepeated: mode?.toUpperCase() === 'REPEATED',
  columns: (fields ?? []).map(columnOf),
});

/** Finished and Complete both mean success (contract dotdigital 6.1); a word that is not known is taken for running. */
const reportOf = ({ status, summary, failures }: z.infer<typeof reportSchema>): ImportReport => {
  const word = status.toLowerCase();
  const isOver = word === 'finished' || word === 'complete';
  const hasFailed = [
    'failed',
    'rejectedbywatchdog',
    'exceedsallowedcontactlimit',
    'notavailableinthisversion',
  ].includes(word);
  return {
    state: isOver ? 'finished' : hasFailed ? 'failed' : 'running',
    status,
    imported: summary?.totalImported ?? 0,
    refused: (failures ?? []).map(({ key, failureReason, details }) => ({
      key: key ?? '',
      reason: failureReason ?? 'Unknown',
      details: (details ?? []).filter((detail) => typeof detail === 'string'),
    })),
  };
};
