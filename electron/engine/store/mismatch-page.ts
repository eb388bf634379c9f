import type { Database, Statement } from 'better-sqlite3';
import { mismatchKinds, mismatchStatuses, ownerOf, severities } from '../../../shared/domain/mismatch.ts';
import type { MismatchFilter, MismatchSort } from '../../../shared/ipc/operations/mismatch.ts';
import type { MismatchStore } from './case-stores.ts';
import { comparePlaces, decodeCursor, encodeCursor, type PageCursor } from './mismatch-cursor.ts';
import { type MismatchRecord, mismatchColumns, rowOf, waitsForReview } from './mismatch-row.ts';
import { searchTerms } from './mismatch-search.ts';

/** One slice of the list that an index holds in order: a status, and where a facet is set a kind and severity. */
type Bucket = { readonly status: number; readonly kind: number | null; readonly severity: number | null };

/** Counting beyond this tells an operator nothing. */
const countLimit = 10_000;

/**
 * Pages by keyset. Without facets one index gives the page; with facets every slice gives its first rows and the slices
 * are merged, so that any filter at any depth reads about `limit` rows a slice.
 */
export const createMismatchPage = (db: Database): MismatchStore['page'] => {
  const prepared = new Map<string, Statement<unknown[], MismatchRecord>>();
  const prepare = (sql: string): Statement<unknown[], MismatchRecord> => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare<unknown[], MismatchRecord>(sql);
    prepared.set(sql, made);
    return made;
  };
  const counter = db
    .prepare<[number, number | null, number | null, number | null, number | null], number>(
      'SELECT coalesce(SUM(n), 0) FROM mismatch_count WHERE status = ? AND (? IS NULL OR kind = ?) AND (? IS NULL OR severity = ?)',
    )
    .pluck();

  const slice = (
    bucket: Bucket,
    sort: MismatchSort,
    after: PageCursor | null,
    filter: MismatchFilter,
    limit: number,
    operator: string,
  ): readonly MismatchRecord[] => {
    // A slice of a higher severity has been shown whole.
    if (sort === 'severity' && after !== null && bucket.severity !== null && bucket.severity < after.severity)
      return [];
    const where = ['status = ?'];
    const values: unknown[] = [bucket.status];
    const narrow = (condition: string, value: number | null): void => {
      if (value === null) return;
      where.push(condition);
      values.push(value);
    };
    narrow('kind = ?', bucket.kind);
    narrow('severity = ?', bucket.severity);
    narrow('detected_at >= ?', filter.since);
    pushAssigned(where, values, filter, operator);
    if (after !== null) pushAfter(where, values, sort, after, bucket);
    return prepare(
      `SELECT ${mismatchColumns} FROM mismatch WHERE ${where.join(' AND ')} ORDER BY ${orderOf(sort, bucket)} LIMIT ?`,
    ).all(...values, limit);
  };

  const listed = (
    filter: MismatchFilter,
    sort: MismatchSort,
    after: PageCursor | null,
    limit: number,
    operator: string,
  ): readonly MismatchRecord[] =>
    bucketsOf(filter, sort).flatMap((bucket) => slice(bucket, sort, after, filter, limit, operator));

  const found = (filter: MismatchFilter, terms: string, operator: string): readonly MismatchRecord[] => {
    const wanted = new Set(bucketsOf(filter, 'newest').map(({ status }) => status));
    const kinds = kindsOf(filter);
    const levels = severitiesOf(filter);
    const rows = prepare(
      `SELECT ${mismatchColumns} FROM mismatch WHERE id IN (SELECT rowid FROM mismatch_fts WHERE mismatch_fts MATCH ? LIMIT ${countLimit + 1})`,
    ).all(terms);
    return rows.filter(
      (row) =>
        wanted.has(row.status) &&
        (kinds === null || kinds.includes(row.kind)) &&
        (levels === null || levels.includes(row.severity)) &&
        (filter.since === null || row.detected_at >= filter.since) &&
        isAssigned(row, filter, operator),
    );
  };

  const countOf = (
    filter: MismatchFilter,
    sort: MismatchSort,
    operator: string,
  ): { readonly total: number; readonly totalIsExact: boolean } => {
    if (filter.since === null && filter.assigned === 'anyone') {
      const total = bucketsOf(filter, sort).reduce(
        (sum, { status, kind, severity }) => sum + (counter.get(status, kind, kind, severity, severity) ?? 0),
        0,
      );
      return { total, totalIsExact: true };
    }
    const rows = listed(filter, 'newest', null, countLimit + 1, operator).length;
    return { total: Math.min(rows, countLimit), totalIsExact: rows <= countLimit };
  };

  return ({ filter, sort, cursor, limit, operator = '' }) => {
    const after = decodeCursor(cursor);
    const compare = comparePlaces(sort);
    const terms = searchTerms(filter.search);
    const matching = terms === null ? listed(filter, sort, after, limit + 1, operator) : found(filter, terms, operator);
    const rows = matching
      .map((record) => ({ record, place: placeOf(record) }))
      .sort((left, right) => compare(left.place, right.place));
    const rest = terms === null || after === null ? rows : rows.filter(({ place }) => compare(place, after) > 0);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    const count =
      terms === null
        ? countOf(filter, sort, operator)
        : { total: Math.min(rows.length, countLimit), totalIsExact: matching.length <= countLimit };
    return {
      rows: page.map(({ record }) => rowOf(record)),
      nextCursor: rest.length > limit && last !== undefined ? encodeCursor(last.place) : null,
      ...count,
    };
  };
};

const placeOf = (record: MismatchRecord): PageCursor => ({
  severity: record.severity,
  detectedAt: record.detected_at,
  label: record.label,
  id: record.id,
});

const orderOf = (sort: MismatchSort, bucket: Bucket): string => {
  if (sort === 'name') return 'label, id';
  return sort === 'severity' && bucket.severity === null
    ? 'severity, detected_at DESC, id DESC'
    : 'detected_at DESC, id DESC';
};

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

const pushAssigned = (where: string[], values: unknown[], { assigned }: MismatchFilter, operator: string): void => {
  if (assigned === 'nobody') where.push('assignee IS NULL');
  if (assigned === 'review') where.push(waitsForReview);
  if (assigned !== 'me') return;
  where.push('assignee = ?');
  values.push(operator);
};

/** Narrows to what comes after the cursor. A slice of another severity is taken whole or not at all. */
const pushAfter = (where: string[], values: unknown[], sort: MismatchSort, after: PageCursor, bucket: Bucket): void => {
  const later = '(detected_at < ? OR (detected_at = ? AND id < ?))';
  const place = [after.detectedAt, after.detectedAt, after.id];
  if (sort === 'name') {
    where.push('(label, id) > (?, ?)');
    values.push(after.label, after.id);
  } else if (sort === 'newest') {
    where.push(`detected_at <= ? AND ${later}`);
    values.push(after.detectedAt, ...place);
  } else if (bucket.severity === null) {
    where.push(`severity >= ? AND (severity > ? OR ${later})`);
    values.push(after.severity, after.severity, ...place);
  } else if (bucket.severity === after.severity) {
    where.push(`detected_at <= ? AND ${later}`);
    values.push(after.detectedAt, ...place);
  }
};

const kindsOf = ({ kinds, owners }: MismatchFilter): readonly number[] | null => {
  if (kinds.length === 0 && owners.length === 0) return null;
  return mismatchKinds.flatMap((kind, index) =>
    (kinds.length === 0 || kinds.includes(kind)) && (owners.length === 0 || owners.includes(ownerOf[kind]))
      ? [index]
      : [],
  );
};

const severitiesOf = ({ severities: wanted }: MismatchFilter): readonly number[] | null =>
  wanted.length === 0 ? null : [...new Set(wanted)].map((severity) => severities.indexOf(severity));

const bucketsOf = (filter: MismatchFilter, sort: MismatchSort): readonly Bucket[] => {
  const statuses = [...new Set(filter.statuses)].map((status) => mismatchStatuses.indexOf(status));
  const kinds = kindsOf(filter);
  const levels = severitiesOf(filter);
  if (kinds === null && levels === null && sort !== 'severity')
    return statuses.map((status) => ({ status, kind: null, severity: null }));
  const slices = (levels ?? severities.map((_, index) => index)).flatMap((severity) =>
    (kinds ?? mismatchKinds.map((_, index) => index)).map((kind) => ({ kind, severity })),
  );
  return statuses.flatMap((status) => slices.map((part) => ({ status, ...part })));
};
