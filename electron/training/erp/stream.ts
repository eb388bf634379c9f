import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { AnyRecord, Stores } from './any-record.ts';
import { type RecordPage, versionOf } from './record-store.ts';
import { refuse } from './refusals.ts';
import { isSalesEntity } from './sales-entities.ts';
import type { ErpSwitches } from './switches.ts';

type Reader = {
  readonly byId: (id: string) => AnyRecord | null;
  readonly page: (page: RecordPage) => readonly AnyRecord[];
};

const instant = (epochMs: number): string => new Date(epochMs).toISOString();

/** A record as streams and single reads carry it. */
const wireRecord = (record: AnyRecord) => ({
  id: record.id,
  modifiedAt: instant(record.modifiedAt),
  ...(record.deleted ? { deleted: true } : {}),
  version: versionOf(record),
  data: record.data,
});

/** Where a reader stands: after a record, within one reading whose start is the watermark. */
const cursorSchema = z.strictObject({ at: z.number().int(), id: z.string(), startedAt: z.number().int() });
type Cursor = z.infer<typeof cursorSchema>;

const written = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

const readCursor = (text: string): Cursor | null => {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
};

const sinceSchema = z.iso.datetime({ offset: true });

export type ReadParts = Stores & {
  readonly clock: Clock;
  readonly switches: ErpSwitches;
};

const isClosed = ({ data }: AnyRecord): boolean =>
  'status' in data && (data.status === 'settled' || data.status === 'refunded');

/** Some ERPs drop an order from their open orders once it is posted (contract erp-cloud 1.3 [D]), with or without a word. */
const openOrders = (reader: Reader, switches: ErpSwitches): Reader => {
  if (switches.closedOrders === 'stay') return reader;
  const gone = (record: AnyRecord): AnyRecord => (isClosed(record) ? { ...record, deleted: true } : record);
  const page = (wanted: RecordPage): readonly AnyRecord[] => reader.page(wanted).map(gone);
  const byId = (id: string): AnyRecord | null => {
    const record = reader.byId(id);
    return record && gone(record);
  };
  return { page, byId };
};

const readerOf = ({ records, sales, switches }: ReadParts, entity: string): Reader | null => {
  if (entity === 'customers') return records;
  if (!isSalesEntity(entity)) return null;
  return entity === 'orders' ? openOrders(sales.orders, switches) : sales[entity];
};

/** An order that disappears is left out where a page is written, so that the page's place stays right. */
const shown = (entity: string, switches: ErpSwitches, page: readonly AnyRecord[]): readonly AnyRecord[] =>
  entity === 'orders' && switches.closedOrders === 'disappear' ? page.filter((record) => !isClosed(record)) : page;

const firstPage = (since: string | null, now: number): Cursor | Answer => {
  if (since === null || since === '') return { at: -1, id: '', startedAt: now };
  if (!sinceSchema.safeParse(since).success) {
    return refuse('validation_failed', 'since is no instant.', [{ path: 'since', message: 'RFC 3339' }]);
  }
  // No id is empty, so this is just before the first record of that instant.
  return { at: Date.parse(since), id: '', startedAt: now };
};

const startOf = ({ query }: Call, { clock, switches }: ReadParts): Cursor | Answer => {
  const cursor = query.get('cursor');
  if (cursor === null || cursor === '') return firstPage(query.get('since'), clock());
  const read = cursor.length <= 2_048 ? readCursor(cursor) : null;
  if (read === null) return refuse('invalid_cursor', 'The cursor was not made here.');
  const isTooOld = clock() - read.startedAt > switches.cursorLifetimeMs;
  return isTooOld ? refuse('cursor_expired', 'The cursor is too old.') : read;
};

/** The watermark is when this reading began: what changes while it goes on comes again after it, never not at all. */
const stream = (parts: ReadParts, call: Call, { entity = '' }: Params): Answer => {
  const { switches } = parts;
  const reader = readerOf(parts, entity);
  if (reader === null) return refuse('unknown_entity', `There is no stream '${entity}'.`);
  const limit = Number(call.query.get('limit') ?? switches.defaultLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > switches.maxLimit) {
    const message = `1 to ${switches.maxLimit}`;
    return refuse('validation_failed', 'limit is out of range.', [{ path: 'limit', message }]);
  }
  const start = startOf(call, parts);
  if ('status' in start) return start;
  const found = reader.page({ afterAt: start.at, afterId: start.id, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const complete = found.length <= limit || last === undefined;
  return {
    status: 200,
    body: {
      entity,
      records: shown(entity, switches, page).map(wireRecord),
      nextCursor: complete ? null : written({ ...start, at: last.modifiedAt, id: last.id }),
      watermark: instant(start.startedAt),
      complete,
    },
  };
};

const one = (parts: ReadParts, { entity = '', id = '' }: Params): Answer => {
  const reader = readerOf(parts, entity);
  if (reader === null) return refuse('unknown_entity', `There is no entity '${entity}'.`);
  const record = reader.byId(id);
  if (record === null || record.deleted) return refuse('not_found', 'There is no such record.');
  return { status: 200, headers: { ETag: `"${versionOf(record)}"` }, body: wireRecord(record) };
};

/** The calls that read (flow contract v1, endpoints 2 and 3). */
export const createReads = (parts: ReadParts) => ({
  stream: (call: Call, params: Params) => stream(parts, call, params),
  one: (_call: Call, params: Params) => one(parts, params),
});
