import type { z } from 'zod';
import { failure } from '../../../../../shared/errors.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { pageSizes } from '../../../runtime/page-sizes.ts';
import type { Page, ReadRequest, Unusable, Versioned } from '../../connector.ts';
import type { HttpOutcome } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import type { Http } from '../../http/request.ts';
import { flowFailure } from './failure.ts';
import { pageSchema, recordSchema } from './wire.ts';

/** One stream of the flow contract: its name on the wire, the shape of its records, and what one is called in a sentence. */
export type FlowStream<T> = { readonly entity: string; readonly noun: string; readonly schema: z.ZodType<T> };

/** Reads a page of a stream, records that do not fit set aside. */
export const readPage = async <T>(
  http: Http,
  stream: FlowStream<T>,
  { cursor, sinceAt, limit = pageSizes.erp }: ReadRequest,
  signal: AbortSignal,
): Promise<Result<Page<Versioned<T>>>> => {
  const query =
    cursor !== null
      ? `&cursor=${encodeURIComponent(cursor)}`
      : sinceAt !== null
        ? `&since=${encodeURIComponent(new Date(sinceAt).toISOString())}`
        : '';
  const path = `/streams/${stream.entity}`;
  const outcome = await get(http, `${path}?limit=${limit}${query}`, path, signal);
  return outcome.kind === 'answer' && outcome.status === 200
    ? pageOf(outcome, stream)
    : err(flowFailure(outcome, false));
};

/** Reads one record by its id; null where the ERP does not have it, or no longer. */
export const readRecord = async <T>(
  http: Http,
  stream: FlowStream<T>,
  id: string,
  signal: AbortSignal,
): Promise<Result<Versioned<T> | null>> => {
  const path = `/records/${stream.entity}`;
  const outcome = await get(http, `${path}/${encodeURIComponent(id)}`, `${path}/{id}`, signal);
  if (outcome.kind === 'answer' && outcome.status === 404) return ok(null);
  if (outcome.kind !== 'answer' || outcome.status !== 200) return err(flowFailure(outcome, false));
  const record = versionedOf(parseJson(outcome.text), stream.schema);
  if (record.ok) return ok(record.value.deleted ? null : record.value.record);
  return err(
    failure('remote.unexpected-shape', `The ERP sent ${stream.noun} that Concord cannot read (${record.error}).`),
  );
};

/** A read of the ERP, which has one limit for everything. */
export const get = (http: Http, path: string, route: string, signal: AbortSignal): Promise<HttpOutcome> =>
  http({ method: 'GET', path, route, scope: 'erp' }, signal);

type Received<T> =
  | { readonly deleted: true; readonly id: string }
  | { readonly deleted: false; readonly record: Versioned<T> };

const versionedOf = <T>(raw: unknown, schema: z.ZodType<T>): Result<Received<T>, string> => {
  const record = recordSchema.safeParse(raw);
  if (!record.success) return err(placesOf(record.error.issues));
  const { id, version, modifiedAt, deleted, data } = record.data;
  if (deleted === true) return ok({ deleted: true, id });
  const value = schema.safeParse(data);
  if (!value.success) return err(placesOf(value.error.issues));
  const stamp = modifiedAt === null || modifiedAt === undefined ? null : Date.parse(modifiedAt);
  return ok({ deleted: false, record: { id, version: version ?? null, modifiedAt: stamp, value: value.data } });
};

/** Places and codes only: values may be personal. */
const placesOf = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }[],
): string =>
  issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.map(String).join('.') || 'record'} ${code ?? ''}`.trim())
    .join(', ');

const pageOf = <T>(
  outcome: Extract<HttpOutcome, { kind: 'answer' }>,
  { schema }: FlowStream<T>,
): Result<Page<Versioned<T>>> => {
  const parsed = pageSchema.safeParse(parseJson(outcome.text));
  // 200 without records is a flow that is set up wrongly, not an empty page.
  if (!parsed.success) return err(flowFailure(outcome, false));
  const records: Versioned<T>[] = [];
  const removed: string[] = [];
  const unusable: Unusable[] = [];
  for (const raw of parsed.data.records) {
    const received = versionedOf(raw, schema);
    if (!received.ok)
      unusable.push({
        reference: referenceOf(raw),
        raw: JSON.stringify(raw),
        problem: `The record does not fit: ${received.error}.`,
      });
    else if (received.value.deleted) removed.push(received.value.id);
    else records.push(received.value.record);
  }
  const { nextCursor, watermark } = parsed.data;
  return ok({
    records,
    removed,
    unusable,
    next: nextCursor,
    watermark: Date.parse(watermark),
    serverNow: serverNowOf(outcome),
    calls: outcome.calls,
  });
};

const serverNowOf = ({ headers }: Extract<HttpOutcome, { kind: 'answer' }>): number | null => {
  const at = Date.parse(headers.date ?? '');
  return Number.isNaN(at) ? null : at;
};

const referenceOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : 'unknown';
