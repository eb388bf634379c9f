import type { Database } from 'better-sqlite3';
import { mismatchKinds, severities } from '../../../shared/domain/mismatch.ts';
import type { MismatchFilter } from '../../../shared/ipc/operations/mismatch.ts';
import type { MismatchStore } from './case-stores.ts';
import { comparePlaces, decodeCursor, encodeCursor, type PageCursor } from './mismatch-cursor.ts';
import { type MismatchRecord, mismatchColumns, rowOf } from './mismatch-row.ts';
import { searchTerms } from './mismatch-search.ts';
import { type Asked, bucketsOf, createSlices, kindsOf, severitiesOf, touchedBy } from './mismatch-slices.ts';

/** Counting beyond this tells an operator nothing. */
const countLimit = 10_000;

/** The same of what a search finds: each is read, to be put in order. */
const foundLimit = 1_000;

type Count = { readonly total: number; readonly totalIsExact: boolean };

/**
 * Pages by keyset. Without facets one index gives the page; with facets every slice gives its first rows and the slices
 * are merged, so that any filter at any depth reads about `limit` places a slice, and the rows of one page only.
 */
export const createMismatchPage = (db: Database): MismatchStore['page'] => {
  const slice = createSlices(db);
  const rowsOf = db.prepare<[string], MismatchRecord>(
    `SELECT ${mismatchColumns} FROM mismatch WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const countOf = createCount(db);
  const found = createFound(db);
  const listed = (asked: Asked): readonly PageCursor[] =>
    bucketsOf(asked.filter, asked.sort).flatMap((bucket) => slice(bucket, asked));

  const fetched = (places: readonly PageCursor[]) => {
    const records = new Map(rowsOf.all(JSON.stringify(places.map(({ id }) => id))).map((row) => [row.id, row]));
    return places.flatMap(({ id }) => {
      const record = records.get(id);
      return record === undefined ? [] : [rowOf(record)];
    });
  };

  return ({ filter, sort, cursor, limit, operator = '' }) => {
    const after = decodeCursor(cursor);
    const compare = comparePlaces(sort);
    const terms = searchTerms(filter.search);
    const asked: Asked = { filter, sort, after, limit: limit + 1, operator };
    const matching = terms === null ? listed(asked) : found(asked, terms);
    const places = [...matching].sort(compare);
    const rest = terms === null || after === null ? places : places.filter((place) => compare(place, after) > 0);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    // By impact what one send touches is read from that send; else every case would be asked whether it is touched.
    const counting = filter.campaign === undefined ? 'newest' : 'impact';
    const count: Count =
      terms === null
        ? (countOf(filter) ?? atMost(listed({ ...asked, sort: counting, after: null, limit: countLimit + 1 }).length))
        : atMost(matching.length, foundLimit);
    return {
      rows: fetched(page),
      nextCursor: rest.length > limit && last !== undefined ? encodeCursor(last) : null,
      ...count,
    };
  };
};

const atMost = (count: number, most = countLimit): Count => ({
  total: Math.min(count, most),
  totalIsExact: count <= most,
});

/** What the counters know; null where a facet is set that they do not count. */
const createCount = (db: Database): ((filter: MismatchFilter) => Count | null) => {
  const counterOf = (table: string, column: string, where: string) =>
    db
      .prepare<(number | null)[], number>(
        `SELECT coalesce(SUM(${column}), 0) FROM ${table} WHERE ${where} status = ? AND (? IS NULL OR kind = ?) AND (? IS NULL OR severity = ?)`,
      )
      .pluck();
  const all = counterOf('mismatch_count', 'n', '');
  const ofSend = counterOf('case_send_count', 'touching', 'campaign = ? AND');
  return (filter) => {
    if (filter.since !== null || filter.assigned !== 'anyone') return null;
    const { campaign } = filter;
    const total = bucketsOf(filter, 'newest').reduce((sum, { status, kind, severity }) => {
      const values = [status, kind, kind, severity, severity];
      return sum + ((campaign === undefined ? all.get(...values) : ofSend.get(campaign, ...values)) ?? 0);
    }, 0);
    return { total, totalIsExact: true };
  };
};

/**
 * The places of what a search finds, at most one more than is counted, in no order. What every case has is not worth
 * more than the newest of them: reading ten thousand rows is what a search takes.
 */
const createFound = (db: Database): ((asked: Asked, terms: string) => readonly PageCursor[]) => {
  const matching = (more: string): string =>
    `SELECT ${mismatchColumns} FROM (SELECT rowid AS hit FROM mismatch_fts WHERE mismatch_fts MATCH ? ORDER BY rowid DESC LIMIT ${countLimit + 1})
     CROSS JOIN mismatch ON id = hit WHERE status IN (SELECT value FROM json_each(?)) AND kind IN (SELECT value FROM json_each(?))
       AND severity IN (SELECT value FROM json_each(?)) AND detected_at >= ? ${more} LIMIT ?`;
  const all = db.prepare<(string | number)[], MismatchRecord>(matching(''));
  const ofSend = db.prepare<(string | number)[], MismatchRecord>(matching(`AND ${touchedBy}`));
  const everyKind = mismatchKinds.map((_, kind) => kind);
  const everyLevel = severities.map((_, level) => level);
  return ({ filter, operator }, terms) => {
    const statuses = bucketsOf(filter, 'newest').map(({ status }) => status);
    const lists = [[...new Set(statuses)], kindsOf(filter) ?? everyKind, severitiesOf(filter) ?? everyLevel];
    const values = [terms, ...lists.map((list) => JSON.stringify(list)), filter.since ?? 0];
    const most = filter.assigned === 'anyone' ? foundLimit + 1 : countLimit + 1;
    const rows =
      filter.campaign === undefined ? all.all(...values, most) : ofSend.all(...values, filter.campaign, most);
    return rows.filter((row) => isAssigned(row, filter, operator)).map((row) => placeOf(row, filter));
  };
};

/** A row's place; among the cases of one send that send is the same for all. */
const placeOf = (record: MismatchRecord, { campaign }: MismatchFilter): PageCursor => ({
  severity: record.severity,
  detectedAt: record.detected_at,
  label: record.label,
  sendAt: campaign === undefined ? record.send_at : 0,
  campaign: campaign === undefined ? record.campaign : 0,
  worth: record.worth,
  id: record.id,
});

const isAssigned = ({ assignee, sample }: MismatchRecord, { assigned }: MismatchFilter, operator: string): boolean => {
  switch (assigned) {
    case 'anyone':
      return true;
    case 'me':
      return assignee === operator;
    case 'nobody':
      return assignee === null;
    case 'review':
      return sample === 1;
  }
};
